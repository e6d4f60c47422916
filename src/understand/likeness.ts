import type { Likeness } from '../core/gap.ts'
import { createConcepts, type ConceptParts } from './concepts.ts'
import { gramsOf, type Grams } from './searchGrams.ts'

/** A single character says little beside a pair of them; a legal term says more, whatever words it is put in. */
const WORTH = { single: 0.25, concept: 1.5 } as const

/** Prepares the likeness of two questions: the cosine of what search would index of them, so that lay words count as the legal terms they stand for. */
export const createLikeness = (parts: ConceptParts, prepare: (text: string) => string): Likeness => {
  const conceive = createConcepts(parts)
  const cut = (words: string): Grams => {
    const text = prepare(words)
    const { concepts, worth } = conceive(text)
    return gramsOf(text, concepts, { single: WORTH.single, at: worth }, WORTH.concept)
  }
  return (one, other) => cosine(cut(one), cut(other))
}

const cosine = (one: Grams, other: Grams): number => {
  const amounts = new Map(one.keys.map((key, at) => [key, one.amounts[at]!]))
  const shared = other.keys.reduce((sum, key, at) => sum + (amounts.get(key) ?? 0) * other.amounts[at]!, 0)
  const lengths = lengthOf(one) * lengthOf(other)
  return lengths === 0 ? 0 : shared / lengths
}

const lengthOf = ({ amounts }: Grams): number => Math.sqrt(amounts.reduce((sum, amount) => sum + amount * amount, 0))
