import { z } from 'zod'

const Slots = z.array(z.string().regex(/^([a-z-]+\/)?[a-z][a-zA-Z0-9]*$/))

/** What people say, by what it tells: sentences to learn from, each with the open questions it answers, `slot` of every service or `service/slot`; without any, they tell nothing. `bare`: wishes that leave that very question open. */
export const FittingWords = z.array(z.strictObject({ slots: Slots, said: z.array(z.string().min(1)).min(1), bare: z.array(z.string().min(1)).default([]) })).min(1)
export type FittingWords = Readonly<z.infer<typeof FittingWords>>
