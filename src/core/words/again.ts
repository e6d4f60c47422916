import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** What somebody says afterwards whose case was not done well. */
export const AgainWords = z.strictObject({
  /** In a sentence: what was done is not good. */
  failed: Words,
  /** Nobody was there: a chase while anything is still worked on. */
  nobody: Words,
  /** Asks for it to be done again. */
  redo: Words,
  /** It is about something else. */
  other: Words,
})
export type AgainWords = Readonly<z.infer<typeof AgainWords>>
