import type { Grams } from './searchGrams.ts'

/** FNV-1a's start and prime, and the golden ratio in 32 bits: rounds mix apart. */
const START = 0x811c9dc5
const PRIME = 0x01000193
const APART = 0x9e3779b1

/** A number, 0 to 2^32, that what a lesson says and the round decide, and nothing else. */
export const markOf = ({ keys }: Grams, round: number): number => {
  let mark = START ^ Math.imul(round + 1, APART)
  for (const key of keys) mark = Math.imul(mark ^ key, PRIME)
  mark = Math.imul(mark ^ (mark >>> 15), 0x2c1b3c6d)
  return (mark ^ (mark >>> 12)) >>> 0
}

/**
 * The order in which lessons are gone through: mixed without chance, and every round anew. What each says decides its place among
 * the others, not how many there are: where the count did, one sentence more or less shuffled all of them, and what was doubtful elsewhere flipped.
 */
export const orderLessons = (lessons: readonly Readonly<{ grams: Grams }>[], round: number): Uint32Array => {
  const marks = Float64Array.from(lessons, ({ grams }) => markOf(grams, round))
  return Uint32Array.from(marks.keys()).toSorted((a, b) => marks[a]! - marks[b]! || a - b)
}
