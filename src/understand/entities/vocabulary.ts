import { growTree, longestAt, longestBefore, type WordTree } from '../wordTree.ts'
import { keepFor } from '../../core/keepFor.ts'

/** Words with their meanings. Words and texts are compared in lower case. */
export type Vocabulary<T> = WordTree<T>

/** A word that stands at a place in a text: what it means and where it ends. */
export type Eaten<T> = Readonly<{ value: T; to: number }>

const CAPITALS = /[A-Z]+/g
const IN_FULL = /[A-Z\u2019]/

/** Latin capitals made small and typographic apostrophes plain; every other character stays, so that places in the text stay too. */
export const lower = (text: string): string => !IN_FULL.test(text) ? text : text.replaceAll(CAPITALS, (letters) => letters.toLowerCase()).replaceAll('\u2019', "'")

/** The words of a record or list, ready to be looked for; of a word given twice the first meaning counts. */
export const vocabularyOf = <T>(pairs: Iterable<readonly [string, T]>): Vocabulary<T> =>
  growTree([...pairs].map(([word, value]) => [lower(word), value] as const))

/** A list of words that all mean the same. */
export const wordSet = keepFor((words: readonly string[]): Vocabulary<true> => vocabularyOf(words.map((word) => [word, true] as const)))

/** The words of a list from their ends. */
const endsOf = keepFor((words: readonly string[]): WordTree<true> => growTree(words.map((word) => [lower(word), true] as const), true))

/** The longest word that stands at `at`. A Latin word counts only whole. `text` is in lower case. */
export const eat = <T>(text: string, at: number, vocabulary: Vocabulary<T>): Eaten<T> | undefined => {
  const found = longestAt(vocabulary, text, at, isWhole)
  return found === undefined ? undefined : { value: found.values[0]!, to: found.to }
}

/** Where the longest of the words that end at `end` begins; spaces before `end` do not count. */
export const startOfWordBefore = (text: string, end: number, words: readonly string[]): number | undefined =>
  longestBefore(endsOf(words), text, skipSpacesBack(text, end), isWhole)?.from

/** Whether one of the words begins at `at`; spaces before it do not count. */
export const isWordAt = (text: string, at: number, words: readonly string[]): boolean =>
  longestAt(wordSet(words), text, skipSpaces(text, at), isWhole) !== undefined

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
export const isLatin = (character: string): boolean => character.length === 1 && isLatinAt(character, 0)

const isLatinAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0x24f)
}

/** Whether the character is an Arabic digit. */
export const isDigit = (character: string): boolean => character >= '0' && character <= '9' && character.length === 1

/** Whether a Latin word at `[from, to)` is not part of a longer one. */
const isWhole = (text: string, from: number, to: number): boolean =>
  !(isLatinAt(text, from) && isLatinAt(text, from - 1)) && !(isLatinAt(text, to - 1) && isLatinAt(text, to))
