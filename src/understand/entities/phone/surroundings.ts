import type { PhoneWords } from '../../../core/words/phone.ts'
import { eat, isLatin, isWordAt, startOfWordBefore, wordSet, type Vocabulary } from '../vocabulary.ts'

/** How far before and after a number a word is still about it. */
const REACH_BEFORE = 14
const REACH_AFTER = 8

const cueSets = new WeakMap<PhoneWords, Vocabulary<true>>()

/** Whether words near `[from, to)` say that a phone number is meant. `text` is in lower case. */
export const hasCue = (text: string, from: number, to: number, words: PhoneWords): boolean => {
  const cues = cueSets.get(words) ?? wordSet(words.cues)
  cueSets.set(words, cues)
  const has = (start: number, end: number): boolean => {
    for (let at = Math.max(0, start); at < Math.min(end, text.length); at += 1) {
      if (eat(text, at, cues) !== undefined) return true
    }
    return false
  }
  return has(from - REACH_BEFORE, from) || has(to, to + REACH_AFTER)
}

/** Whether the word right before the number, or the unit right after it, says that it is none. */
export const isDenied = (text: string, from: number, to: number, words: PhoneWords): boolean =>
  startOfWordBefore(text, skipGlueBack(text, from), words.notBefore) !== undefined || (isWordAt(text, to, words.notAfter) && !isWordAt(text, to, words.extension))
  || (isLatin(text.charAt(from - 1)) && startOfWordBefore(text, from, words.cues) === undefined)

/** The place before a colon, blanks and the like. */
const skipGlueBack = (text: string, at: number): number => {
  let from = at
  while (at - from < 4 && from > 0 && /[\s:=#.]/.test(text.charAt(from - 1))) from -= 1
  return from
}
