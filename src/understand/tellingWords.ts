import type { Library } from '../core/library.ts'

type Groups = Library['words']['fitting']

/** A word in so many groups of sentences tells none of them. */
const EVERYWHERE = 10
/** And one that is so many times likelier in a group than elsewhere tells it. */
const LIKELIER = 2
const HAN = /\p{Script=Han}/u
/** Words of one or two letters join others: so, of, he. */
const LATIN = /[a-z][a-z']{2,}/g

const latinIn = (text: string): readonly string[] => (HAN.test(text) ? [] : [...new Set(text.toLowerCase().match(LATIN) ?? [])])

/**
 * Whether English words may tell what a group of sentences tells: one of them tells it there, or is known from nowhere. Letters
 * that are alike say less in English than in Chinese: "he has church" is like "he has a cough", and tells of nobody's health.
 */
export const tellingWords = (groups: Groups): ((text: string, group: number) => boolean) => {
  const known = new Map<string, Map<number, number>>()
  const sizes = groups.map(({ said }) => said.filter((sentence) => latinIn(sentence).length > 0).length)
  groups.forEach(({ said }, group) => {
    for (const word of said.flatMap(latinIn)) {
      const counts = known.get(word) ?? new Map<number, number>()
      known.set(word, counts.set(group, (counts.get(group) ?? 0) + 1))
    }
  })
  const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0)
  const all = sum(sizes)
  const tells = (word: string, group: number): boolean => {
    const counts = known.get(word)
    return counts === undefined || (counts.size < EVERYWHERE && (counts.get(group) ?? 0) * all >= LIKELIER * sum(counts.values()) * sizes[group]!)
  }
  return (text, group) => {
    const words = latinIn(text)
    return words.length === 0 || words.some((word) => tells(word, group))
  }
}
