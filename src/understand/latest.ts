/** How many texts are kept: those of one turn, whole and in clauses. */
const MOST = 64

/** A pure reading of a text that is asked for several times within a turn: the latest results are kept. */
export const keepLatest = <T>(read: (text: string) => T): ((text: string) => T) => {
  const kept = new Map<string, Readonly<{ value: T }>>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known.value
    const value = read(text)
    kept.set(text, { value })
    if (kept.size > MOST) kept.delete(kept.keys().next().value!)
    return value
  }
}
