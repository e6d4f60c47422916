import { z } from 'zod'

const Said = z.array(z.string().min(2))

/** How people cry for one emergency of the safety file, and what only sounds like it. What no list of words catches is learned from it. */
export const Crying = z.strictObject({
  emergency: z.string().min(1),
  cries: Said.min(30),
  /** Shares its words, and nobody is in danger: long past, feared, insured, a class, a film, a figure of speech. */
  near: Said.default([]),
})
export type Crying = Readonly<z.infer<typeof Crying>>
