import { literally } from './literally.ts'
import { keepFor } from '../core/keepFor.ts'

const LATIN = /^[a-z' -]+$/

/** A text in lower case with a blank for each of these words, the longest first; a Latin word counts only whole. */
export const withoutWords = (text: string, words: readonly string[]): string =>
  longestFirst(words).reduce<string>((left, word) => (!left.includes(word) ? left : LATIN.test(word) ? left.replace(wholeOf(word), ' ') : left.replaceAll(word, ' ')), text)

const wholes = new Map<string, RegExp>()

const wholeOf = (word: string): RegExp => {
  const whole = wholes.get(word) ?? new RegExp(`\\b${literally(word)}\\b`, 'g')
  wholes.set(word, whole)
  return whole
}

/** A list with its longest words first. */
export const longestFirst = keepFor((words: readonly string[]) => words.toSorted((a, b) => b.length - a.length))

/** Whether nothing but these words, blanks and signs is in a text in lower case. */
export const isMadeOf = (text: string, words: readonly string[]): boolean => !/[\p{L}\p{N}]/u.test(withoutWords(text, words))
