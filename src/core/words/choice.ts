import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people choose among what was numbered for them, and how they take up what was offered beside an answer. Compared without case. */
export const ChoiceWords = z.strictObject({
  /** None of them. */
  none: Words,
  /** The same, where only one was offered. */
  no: Words,
  /** What may stand before and after the number: 第2个, 就3号吧. */
  leads: Words,
  tails: Words,
  /** A place in the list without its number. */
  first: Words,
  second: Words,
  third: Words,
  last: Words,
  /** What else there is in words that point at a choice: 就是送饭那个. */
  points: Words,
  /** Whole clauses that want done what was offered: 登记, 帮我办. A mere 好 is none. */
  takeUp: Words,
})
export type ChoiceWords = Readonly<z.infer<typeof ChoiceWords>>
