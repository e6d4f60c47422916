import { literally } from './literally.ts'
import { keepFor } from './keepFor.ts'

const LATIN = /^[a-z' -]+$/

/** A text in lower case with a blank for each of these words, the longest first; a Latin word counts only whole. */
export const withoutWords = (text: string, words: readonly string[]): string =>
  longestFirst(words).reduce<string>((left, word) => (!left.includes(word) ? left : LATIN.test(word) ? left.replace(new RegExp(`\\b${literally(word)}\\b`, 'g'), ' ') : left.replaceAll(word, ' ')), text)

const longestFirst = keepFor((words: readonly string[]) => words.toSorted((a, b) => b.length - a.length))

/** Whether nothing but these words, blanks and signs is in a text in lower case. */
export const isMadeOf = (text: string, words: readonly string[]): boolean => !/[\p{L}\p{N}]/u.test(withoutWords(text, words))
