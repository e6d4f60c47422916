import { lower } from './vocabulary.ts'
import { keepFor } from '../../core/keepFor.ts'

/** Marks that end a clause; a full stop only where no figure follows. */
const MARK = /[\n,\uff0c\u3002!\uff01?\uff1f;\uff1b:\uff1a\u2026()\uff08\uff09]/u
const HAN = /\p{Script=Han}/u

/** Nobody's clause is longer; what is farther away is not about the same. */
const LONGEST = 60

/** The text as the finders compare it: Latin small, typographic apostrophes plain, every place kept. */
export const plain = lower

/** Whether the character at `at` ends a clause, or the text has ended. */
export const isBreak = (text: string, at: number): boolean => {
  const character = text.charAt(at)
  return character === '' || MARK.test(character) || (character === '.' && !/\d/.test(text.charAt(at + 1)))
}

/** Whether what is said ends at `at`: a mark, a blank or the end of the text. */
export const isPause = (text: string, at: number): boolean => isBreak(text, at) || !/[\p{L}\p{N}%$/+*-]/u.test(text.charAt(at))

/** Whether the character is a Chinese one. */
export const isHan = (character: string): boolean => HAN.test(character)

/** Where the clause that holds `at` begins. */
export const clauseStart = (text: string, at: number): number => {
  let from = at
  while (from > 0 && at - from < LONGEST && !isBreak(text, from - 1)) from -= 1
  return from
}

/** Where the clause that holds `at` ends. */
export const clauseEnd = (text: string, at: number): number => {
  let to = at
  while (to - at < LONGEST && !isBreak(text, to)) to += 1
  return to
}

const smallOf = keepFor((words: readonly string[]) => words.map(lower))

/** Whether one of the words stands in `[from, to)`. */
export const hasWordIn = (text: string, from: number, to: number, words: readonly string[]): boolean => {
  const part = text.slice(from, to)
  return smallOf(words).some((small) => {
    const at = part.indexOf(small)
    return at >= 0 && !(/[a-z]/.test(small.charAt(0)) && /[a-z]/.test(part.charAt(at - 1)))
      && !(/[a-z]$/.test(small) && /[a-z]/.test(part.charAt(at + small.length)))
  })
}

/** The place before a colon: 年龄:82. */
export const skipColonBack = (text: string, at: number): number => {
  const colon = /[:\uff1a] ?$/.exec(text.slice(Math.max(0, at - 2), at))
  return colon === null ? at : at - colon[0].length
}
