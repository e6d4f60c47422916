import { holdsAny } from '../core/holdsAny.ts'
import type { Library } from '../core/library.ts'
import { findPhones } from './entities/phone.ts'
import { literally } from './literally.ts'

/** A text with every word for a blow that means a telephone call told by another word: 「打我妈电话」 as 「拨我妈电话」. */
export type ReadRinging = (text: string, inForm: boolean) => string

export type RingingParts = Readonly<{ words: Pick<Library['words'], 'phone' | 'people'> }>

/** A number so few characters after who is called is where to call them. */
const NUMBER_REACH = 6
/** How much of the clause before the word is looked at. */
const LOOK_BACK = 16

/** One of these words, the longest first; a Latin one as a whole. */
const oneOf = (words: readonly string[]): string =>
  `(?:${[...words].toSorted((a, b) => b.length - a.length).map((word) => (/^[a-z]/i.test(word) ? `\\b${escaped(word)}\\b` : escaped(word))).join('|')})`

const escaped = (word: string): string => literally(word.toLowerCase())

/** Prepares the words of calling. Texts are normalised and in small letters. */
export const createRinging = ({ words: { phone, people } }: RingingParts): ReadRinging => {
  const { strike, to, whom, line, by, leads, ends, unless, familiar } = phone.ringing
  const blows = Object.keys(strike)
  const of = oneOf(people.of.slice(0, 1))
  // 我儿 would leave the 子 of 我儿子 over.
  const kin = [...Object.values(people.kinship), ...Object.values(people.others)].flat().filter((word) => !people.speaker.some((me) => word !== me && word.startsWith(me)))
  const person = `(?:\\s*(?:${oneOf([...kin, ...whom])}|${oneOf(people.surnames)}${oneOf([...people.titles, ...kin])}|${oneOf(familiar)}${oneOf(people.surnames)}${oneOf(people.titles)}?))+`
  const struck = new RegExp(`(${oneOf(blows)})(${oneOf(to)}?${person})`, 'giu')
  const onLine = new RegExp(`^\\s*${of}?\\s*${oneOf(line)}`, 'iu')
  const byLine = new RegExp(`${oneOf(by)}\\s*$`, 'iu')
  const led = new RegExp(`^(?:\\s*${oneOf(leads)})*\\s*$`, 'iu')
  const ended = new RegExp(`^\\s*${of}?\\s*(?:${oneOf(ends)}|[^\\p{L}]|$)`, 'iu')
  return (text, inForm) => {
    if (!holdsAny(text, blows)) return text
    const violent = unless.some((word) => text.includes(word))
    const numbers = findPhones(text, { words: phone, asked: true }).filter(({ value }) => value.kind !== 'wechat').map(({ from }) => from)
    let rung = false
    return text.replace(struck, (all: string, word: string, called: string, ...[at]: readonly unknown[]) => {
      const from = typeof at === 'number' ? at : 0
      const to = from + all.length
      const after = text.slice(to)
      const before = /[^\n\u3002\uff01!\uff1f?\uff1b;\uff0c,\u3001:\uff1a]*$/u.exec(text.slice(Math.max(0, from - LOOK_BACK), from))?.[0] ?? ''
      const numbered = numbers.some((number) => number >= to && number - to <= NUMBER_REACH)
      // 「打隔壁虞阿姨13…，两桩都打她」
      const rings = onLine.test(after) || (!violent && byLine.test(before)) || (!violent && led.test(before) && ended.test(after) && (inForm || numbered)) || (!violent && rung && ended.test(after))
      rung ||= rings && (numbered || inForm)
      return rings ? `${strike[word.toLowerCase()] ?? word}${called}` : all
    })
  }
}
