/** A value read from somebody's own words: `said` is the literal span `[from, to)` of the text it was found in. */
export type Found<T> = Readonly<{ value: T; said: string; from: number; to: number }>

/** The value with the span it was read from. */
export const foundIn = <T>(text: string, from: number, to: number, value: T): Found<T> =>
  ({ value, said: text.slice(from, to), from, to })

/** In order of the text, without those that overlap one before them in the list. */
export const dropOverlaps = <T>(found: readonly Found<T>[]): readonly Found<T>[] => {
  const kept: Found<T>[] = []
  for (const one of found) if (!kept.some((other) => one.from < other.to && other.from < one.to)) kept.push(one)
  return kept.toSorted((a, b) => a.from - b.from)
}
