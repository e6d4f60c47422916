import { isConcept, isSingle } from './searchGrams.ts'
import { countIn, type GramIndex } from './searchIndex.ts'
import type { Question } from './searchQuestion.ts'

/** How much of a question an entry knows; 0 to 1. */
export type Sharing = Readonly<{
  /** The share of its words, each by how much it says, that stand in the entry's ways, title or text. */
  shared: number
  /** The share of its concepts the entry speaks of; 1 when it has none. */
  concepts: number
}>

/** Whether an entry knows what a question speaks of, word by word; `owned` when the entry lacks the left-out saying. */
export const createSharing = (index: GramIndex, entries: number) => ({ terms, unseen, unit }: Question, entry: number, owned: boolean): Sharing => {
  let all = unseen
  let shared = 0
  let concepts = 0
  let sharedConcepts = 0
  for (const { term, key, weight, absent } of terms) {
    if (isSingle(key)) continue
    const worth = weight * unit
    const known = countIn(index, term, entry) > (owned ? absent : 0) || countIn(index, term, entries * 2 + entry) > 0
    all += worth
    if (known) shared += worth
    if (!isConcept(key)) continue
    concepts += worth
    if (known) sharedConcepts += worth
  }
  return { shared: all === 0 ? 0 : shared / all, concepts: concepts === 0 ? 1 : sharedConcepts / concepts }
}
