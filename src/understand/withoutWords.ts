import { literally } from './literally.ts'

const LATIN = /^[a-z' -]+$/

/** A text in lower case with a blank for each of these words, the longest first; a Latin word counts only whole. */
export const withoutWords = (text: string, words: readonly string[]): string =>
  words.toSorted((a, b) => b.length - a.length)
    .reduce<string>((left, word) => (LATIN.test(word) ? left.replace(new RegExp(`\\b${literally(word)}\\b`, 'g'), ' ') : left.replaceAll(word, ' ')), text)

/** Whether nothing but these words, blanks and signs is in a text in lower case. */
export const isMadeOf = (text: string, words: readonly string[]): boolean => !/[\p{L}\p{N}]/u.test(withoutWords(text, words))
