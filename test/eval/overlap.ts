import { groupBy } from './group.ts'

/** Two sentences whose letters are the same, or almost. `likeness` is the Jaccard index of their character bigrams. */
export type Copy<K> = Readonly<{ id: string; q: string; of: K; likeness: number }>

/** From here on a sentence counts as a copy. */
const COPIED = 0.85
/** Shorter sentences share their bigrams by nature: only equality makes them copies. */
const SHORTEST = 8

/** A sentence without case, spaces and punctuation. */
export const bare = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')

/** The pairs of neighbouring characters of a bare sentence. */
export const bigramsOf = (text: string): ReadonlySet<string> => {
  const letters = Array.from(text)
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`))
}

/** The share of bigrams two sentences have in common, 0 to 1. */
export const likenessOf = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared += 1
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}

/** The sentences that are near copies of something known, the worst first. One known string per sentence. */
export const findCopies = <K extends Readonly<{ text: string }>>(
  sentences: readonly Readonly<{ id: string; q: string }>[], known: readonly K[],
): readonly Copy<K>[] => {
  const seen = known.map((of) => {
    const text = bare(of.text)
    return { of, text, pairs: bigramsOf(text) }
  }).filter(({ text }) => text !== '')
  const bySize = groupBy(seen, ({ pairs }) => pairs.size)
  return sentences.flatMap(({ id, q }) => {
    const text = bare(q)
    const pairs = bigramsOf(text)
    const long = Array.from(text).length >= SHORTEST
    let worst: Copy<K> | undefined
    // A set of another size cannot have enough in common.
    for (let size = Math.ceil(COPIED * pairs.size); size <= pairs.size / COPIED; size += 1) {
      for (const other of bySize.get(size) ?? []) {
        const likeness = other.text === text ? 1 : long ? likenessOf(pairs, other.pairs) : 0
        if (likeness >= Math.max(COPIED, worst?.likeness ?? 0)) worst = { id, q, of: other.of, likeness }
      }
    }
    return worst === undefined ? [] : [worst]
  }).toSorted((one, other) => other.likeness - one.likeness)
}
