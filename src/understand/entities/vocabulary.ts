/** Words with their meanings, by first character, longest first. Words and texts are compared in lower case. */
export type Vocabulary<T> = ReadonlyMap<string, readonly (readonly [word: string, value: T])[]>

/** A word that stands at a place in a text: what it means and where it ends. */
export type Eaten<T> = Readonly<{ value: T; to: number }>

/** Latin capitals made small and typographic apostrophes plain; every other character stays, so that places in the text stay too. */
export const lower = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll('\u2019', "'")

/** The words of a record or list, ready to be looked for. */
export const vocabularyOf = <T>(pairs: Iterable<readonly [string, T]>): Vocabulary<T> => {
  const byFirst = new Map<string, (readonly [string, T])[]>()
  for (const [word, value] of pairs) {
    const small = lower(word)
    const first = small.charAt(0)
    byFirst.set(first, [...(byFirst.get(first) ?? []), [small, value]])
  }
  for (const [first, entries] of byFirst) byFirst.set(first, entries.toSorted(([a], [b]) => b.length - a.length))
  return byFirst
}

/** A list of words that all mean the same. */
export const wordSet = (words: Iterable<string>): Vocabulary<true> =>
  vocabularyOf([...words].map((word) => [word, true] as const))

/** The longest word that stands at `at`. A Latin word counts only whole. `text` is in lower case. */
export const eat = <T>(text: string, at: number, vocabulary: Vocabulary<T>): Eaten<T> | undefined => {
  for (const [word, value] of vocabulary.get(text.charAt(at)) ?? [])
    if (text.startsWith(word, at) && isWhole(text, at, at + word.length)) return { value, to: at + word.length }
  return undefined
}

/** Where the longest of the words that end at `end` begins; spaces before `end` do not count. */
export const startOfWordBefore = (text: string, end: number, words: readonly string[]): number | undefined => {
  const to = skipSpacesBack(text, end)
  let best: number | undefined
  for (const word of edgesOf(words).byLast.get(text.charAt(to - 1)) ?? []) {
    const from = to - word.length
    if (from >= 0 && (best === undefined || from < best) && text.startsWith(word, from) && isWhole(text, from, to)) best = from
  }
  return best
}

/** Whether one of the words begins at `at`; spaces before it do not count. */
export const isWordAt = (text: string, at: number, words: readonly string[]): boolean => {
  const from = skipSpaces(text, at)
  return (edgesOf(words).byFirst.get(text.charAt(from)) ?? []).some((word) => text.startsWith(word, from) && isWhole(text, from, from + word.length))
}

type Edges = Readonly<{ byFirst: ReadonlyMap<string, readonly string[]>; byLast: ReadonlyMap<string, readonly string[]> }>

const edges = new WeakMap<readonly string[], Edges>()

/** The words in lower case by their first and by their last character; sorted out once for each list. */
const edgesOf = (words: readonly string[]): Edges => {
  const known = edges.get(words)
  if (known !== undefined) return known
  const small = words.map(lower)
  const made = { byFirst: groupBy(small, (word) => word.charAt(0)), byLast: groupBy(small, (word) => word.charAt(word.length - 1)) }
  edges.set(words, made)
  return made
}

const groupBy = (words: readonly string[], keyOf: (word: string) => string): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>()
  for (const word of words) groups.set(keyOf(word), [...(groups.get(keyOf(word)) ?? []), word])
  return groups
}

/** No more blanks in a row than these are looked over, so that a page of blanks costs no more than a page of words. */
const MOST_BLANKS = 12

/** The place after blanks on the same line. */
export const skipSpaces = (text: string, at: number): number => {
  let to = at
  while (to - at < MOST_BLANKS && (text.charAt(to) === ' ' || text.charAt(to) === '\t')) to += 1
  return to
}

/** The place before blanks on the same line. */
export const skipSpacesBack = (text: string, at: number): number => {
  let from = at
  while (from > 0 && at - from < MOST_BLANKS && (text.charAt(from - 1) === ' ' || text.charAt(from - 1) === '\t')) from -= 1
  return from
}

/** Whether the character is a Latin letter. */
export const isLatin = (character: string): boolean => /^[a-zA-Z\u00c0-\u024f]$/.test(character)

/** Whether the character is an Arabic digit. */
export const isDigit = (character: string): boolean => character >= '0' && character <= '9' && character.length === 1

/** Whether a Latin word at `[from, to)` is not part of a longer one. */
const isWhole = (text: string, from: number, to: number): boolean =>
  !(isLatin(text.charAt(from)) && isLatin(text.charAt(from - 1))) && !(isLatin(text.charAt(to - 1)) && isLatin(text.charAt(to)))
