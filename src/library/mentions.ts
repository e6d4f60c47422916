import type { NumberWords } from '../core/words/number.ts'
import type { Sentences } from './sentences.ts'

/** A law and one of its articles as a text names them, and where in the text. */
export type Mention = Readonly<{ title: string; article: number; index: number }>

/** Every `《title》第N条` of a text, with the further articles that follow as in 「第三条、第五条」. How a reference is written is data: `mention.*` of the library's sentences. */
export const findMentions = (text: string, words: NumberWords, sentences: Sentences): readonly Mention[] => {
  const numeral = `[0-9\uff10-\uff19${Object.keys(words.digits).join('')}${Object.keys(words.units).join('')}]+`
  const first = new RegExp(sentences('mention.first', { numeral }), 'gu')
  const further = new RegExp(sentences('mention.further', { numeral }), 'yu')
  return [...text.matchAll(first)].flatMap((match) => {
    const title = match[1] ?? ''
    const found = [{ title, article: readNumeral(match[2] ?? '', words), index: match.index }]
    further.lastIndex = match.index + match[0].length
    for (let next = further.exec(text); next !== null; next = further.exec(text)) {
      found.push({ title, article: readNumeral(next[1] ?? '', words), index: next.index })
    }
    return found
  })
}

/** The number a numeral below ten thousand stands for, in digits or in words. */
export const readNumeral = (numeral: string, words: NumberWords): number => {
  const digits = Array.from(numeral.normalize('NFKC'), (character) => words.digits[character]?.toString() ?? character).join('')
  if (/^\d+$/u.test(digits)) return Number(digits)
  let total = 0
  let digit: number | undefined
  for (const character of numeral) {
    const unit = words.units[character]
    if (unit === undefined) digit = words.digits[character] ?? digit
    else {
      total += (digit ?? 1) * unit
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}
