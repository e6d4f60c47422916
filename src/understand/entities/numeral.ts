import type { NumberWords } from '../../core/words/number.ts'
import { keepFor } from '../../core/keepFor.ts'
import { eat, isDigit, vocabularyOf } from './vocabulary.ts'

/** A number somebody wrote: how, and where it ends. `digits` are the figures as written one by one, when no unit was. */
export type Numeral = Readonly<{ value: number; to: number; script: 'arabic' | 'chinese' | 'latin'; digits?: string }>

/** More figures than these are no quantity. */
const LONGEST = 9

/** The number that begins at `at`, in figures or in words below ten thousand. `text` is in lower case. */
export const readNumeral = (text: string, at: number, words: NumberWords): Numeral | undefined =>
  readFigures(text, at) ?? readCharacters(text, at, words) ?? readWord(text, at, words)

/** Whether a number, in figures or Chinese characters, has a character at `at`. */
export const isNumeralAt = (text: string, at: number, words: NumberWords): boolean => {
  const character = text.charAt(at)
  return isDigit(character) || worthsOf(words).has(character)
}

const readFigures = (text: string, at: number): Numeral | undefined => {
  let to = at
  while (isDigit(text.charAt(to)) && to - at <= LONGEST) to += 1
  if (to === at || to - at > LONGEST) return undefined
  const digits = text.slice(at, to)
  return { value: Number(digits), to, script: 'arabic', digits }
}

type Worth = Readonly<{ kind: 'digit' | 'unit' | 'tens'; value: number }>

/** What each character is worth; one that is a digit and a unit is a digit. */
const worthsOf = keepFor(({ tens, units, digits }: NumberWords): ReadonlyMap<string, Worth> => {
  const of = (kind: Worth['kind'], record: Readonly<Record<string, number>>) => Object.entries(record).map(([one, value]): readonly [string, Worth] => [one, { kind, value }])
  return new Map([...of('tens', tens), ...of('unit', units), ...of('digit', digits)])
})

const readCharacters = (text: string, at: number, words: NumberWords): Numeral | undefined => {
  const worths = worthsOf(words)
  let to = at
  let total = 0
  let digit: number | undefined
  let digits = ''
  let plain = true
  for (; to - at < LONGEST; to += 1) {
    const worth = worths.get(text.charAt(to))
    if (worth === undefined) break
    if (worth.kind === 'digit') {
      digit = worth.value
      digits += String(worth.value)
    } else {
      plain = false
      total += worth.kind === 'tens' ? worth.value : (digit ?? 1) * worth.value
      digit = undefined
    }
  }
  if (to === at) return undefined
  return plain
    ? { value: Number(digits), to, script: 'chinese', digits }
    : { value: total + (digit ?? 0), to, script: 'chinese' }
}

const latinOf = keepFor(({ words }: NumberWords) => vocabularyOf(Object.entries(words)))

const readWord = (text: string, at: number, words: NumberWords): Numeral | undefined => {
  const eaten = eat(text, at, latinOf(words))
  return eaten === undefined ? undefined : { value: eaten.value, to: eaten.to, script: 'latin' }
}
