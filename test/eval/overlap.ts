/** Two sentences whose letters are the same, or almost. `likeness` is the Jaccard index of their character bigrams. */
export type Copy<K> = Readonly<{ id: string; q: string; of: K; likeness: number }>

/** From here on a sentence counts as a copy. */
const COPIED = 0.85
/** Shorter sentences share their bigrams by nature: only equality makes them copies. */
const SHORTEST = 8

/** A sentence without case, spaces and punctuation. */
export const bare = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')

/** The pairs of neighbouring characters of a bare sentence. */
const bigramsOf = (text: string): ReadonlySet<string> => {
  const letters = Array.from(text)
  return new Set(letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`))
}

/** The sentences that are near copies of something known, the worst first. One known string per sentence. */
export const findCopies = <K extends Readonly<{ text: string }>>(
  sentences: readonly Readonly<{ id: string; q: string }>[], known: readonly K[],
): readonly Copy<K>[] => {
  const seen = known.map((of) => ({ of, text: bare(of.text) })).filter(({ text }) => text !== '').map(({ of, text }) => ({ of, text, pairs: bigramsOf(text) }))
  const byText = new Map(seen.map((one) => [one.text, one]))
  const byPair = new Map<string, number[]>()
  for (const [at, { pairs }] of seen.entries()) {
    for (const pair of pairs) {
      const places = byPair.get(pair)
      if (places === undefined) byPair.set(pair, [at])
      else places.push(at)
    }
  }
  return sentences.flatMap(({ id, q }) => {
    const text = bare(q)
    const same = byText.get(text)
    if (same !== undefined) return [{ id, q, of: same.of, likeness: 1 }]
    const pairs = bigramsOf(text)
    if (Array.from(text).length < SHORTEST) return []
    const shared = new Map<number, number>()
    for (const pair of pairs) for (const at of byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
    let worst: Copy<K> | undefined
    for (const [at, count] of shared) {
      const other = seen[at]!
      const likeness = count / (pairs.size + other.pairs.size - count)
      if (likeness >= Math.max(COPIED, worst?.likeness ?? 0)) worst = { id, q, of: other.of, likeness }
    }
    return worst === undefined ? [] : [worst]
  }).toSorted((one, other) => other.likeness - one.likeness)
}
