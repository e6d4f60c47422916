import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)
const Scores = z.record(z.enum(['1', '2', '3', '4', '5']), Words)

/** How people say how satisfied they are; whole clauses, compared without case. */
export const RatingWords = z.strictObject({
  scores: Scores,
  /** What can be praise or the opposite: it is asked what was meant. */
  unsure: z.partialRecord(z.enum(['1', '2', '3', '4', '5']), Words),
  /** What may stand before a number. */
  before: Words,
  /** What may follow a number: 5分. */
  units: Words,
})
export type RatingWords = Readonly<z.infer<typeof RatingWords>>
