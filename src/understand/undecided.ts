import type { Slot } from '../core/service.ts'
import type { FormWords } from '../core/words/form.ts'
import { splitClauses } from './clauses.ts'

/** The choice of who says that they do not know which it is, 「我算归侨还是侨眷我也弄不清」, where a slot has one; undefined where they do not say so, or say only that they do not know. */
export const undecidedIn = (slot: Slot, text: string, { undecided: { is, says, between } }: FormWords): string | undefined => {
  const choice = slot.choices.find(({ value }) => is.includes(value))
  const holds = (words: string | undefined, list: readonly string[]): boolean => words !== undefined && list.some((word) => words.toLowerCase().includes(word))
  const clauses = splitClauses(text).map((clause) => clause.text)
  // What they cannot tell stands before it, after it, or with it.
  return choice !== undefined && clauses.some((clause, at) => holds(clause, says) && [clause, clauses[at - 1], clauses[at + 1]].some((near) => holds(near, between))) ? choice.value : undefined
}
