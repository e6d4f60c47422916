/** How many texts are kept at least: those of one turn, whole and in clauses. */
const LEAST = 32

/** A pure reading of a text that is asked for several times within a turn: the latest results are kept, the older half of them let go at once. */
export const keepLatest = <T>(read: (text: string) => T): ((text: string) => T) => {
  type Kept = Map<string, Readonly<{ value: T }>>
  let [older, newer]: readonly [Kept, Kept] = [new Map(), new Map()]
  return (text) => {
    const known = newer.get(text) ?? older.get(text)
    if (known !== undefined) return known.value
    const value = read(text)
    if (newer.size >= LEAST) [older, newer] = [newer, new Map()]
    newer.set(text, { value })
    return value
  }
}
