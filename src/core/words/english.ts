import { z } from 'zod'

/** Chinese words → the English ones that mean them. Compared without case. */
export const EnglishWords = z.record(z.string().min(1), z.array(z.string().min(1)).min(1))
export type EnglishWords = Readonly<z.infer<typeof EnglishWords>>
