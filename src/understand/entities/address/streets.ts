import type { AddressWords } from '../../../core/words/address.ts'
import { isNumeralAt, readNumeral } from '../numeral.ts'
import { isLatin, lower, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import { readNumbered } from './numbered.ts'
import { addressTablesOf, type AddressView, type Part } from './part.ts'

const HAN = /\p{Script=Han}/u
/** Characters of the name of a road or estate before its mark, and of a district before its mark. */
const LONGEST_NAME = 5
const LONGEST_REGION = 4

/** A place outside the community: a road with its number (延陵西路15号), or another estate with its building or after a cue. Its mark ends at `at`. */
export const readStreetEnding = (text: string, at: number, words: AddressView['words'], floor = 0): Part | undefined => {
  const road = markBefore(text, at, words.address.streetMarks)
  const number = road === undefined ? undefined : numberEnd(text, at, words)
  if (road !== undefined && number !== undefined) {
    const from = nameStart(text, road, words.address)
    return from === undefined ? undefined : withRegion(text, from, number, words.address)
  }
  if (isNumberedVillage(text, at, words)) return undefined
  const estate = markBefore(text, at, words.address.estateMarks)
  if (estate === undefined) return readSoftEstate(text, at, words)
  const start = nameStart(text, estate, words.address)
  const from = start === undefined ? undefined : Math.max(start, floor)
  if (from === undefined || estate - from < 2) return undefined
  const whole = withRegion(text, from, at, words.address)
  return isNumeralAt(text, skipSpaces(text, at), words.number) || startOfWordBefore(text, whole.from, words.address.cues) !== undefined ? whole : undefined
}

/** 勤业新村一村: the number belongs to the name. */
const isNumberedVillage = (text: string, at: number, { address, number }: AddressView['words']): boolean => {
  const numeral = readNumeral(text, at, number)
  return numeral !== undefined && address.villageMarks.some((mark) => text.startsWith(mark, numeral.to))
}

/** 清潭三村56幢: a name that ends like everyday words do, right before a building. */
const readSoftEstate = (text: string, at: number, words: AddressView['words']): Part | undefined => {
  const mark = markBefore(text, at, words.address.softEstateMarks)
  const from = mark === undefined ? undefined : nameStart(text, mark, words.address)
  if (mark === undefined || from === undefined || mark - from < 2) return undefined
  const whole = withRegion(text, from, at, words.address)
  const building = readNumbered(text, skipSpaces(text, at), words, whole)
  return building?.name === 'building' ? whole : undefined
}

/** Districts, cities and provinces right before `from` belong to the address. */
export const regionStart = (text: string, from: number, words: AddressWords): number => {
  let start = from
  for (let count = 0; count < 4; count += 1) {
    const mark = markBefore(text, start, words.regionMarks)
    const begin = mark === undefined ? undefined : nameStart(text, mark, words, LONGEST_REGION)
    if (mark === undefined || begin === undefined || mark - begin < 2) break
    start = begin
  }
  return start
}

const withRegion = (text: string, from: number, to: number, words: AddressWords): Part => {
  const start = regionStart(text, from, words)
  return { name: 'street', value: text.slice(start, to).trim(), from: start, to }
}

/** Where the longest mark that ends at `at` begins. */
const markBefore = (text: string, at: number, marks: readonly string[]): number | undefined => {
  const mark = marks.filter((one) => !isLatin(one.charAt(0)) && text.endsWith(lower(one), at)).toSorted((a, b) => b.length - a.length)[0]
  return mark === undefined ? undefined : at - mark.length
}

/** Where the name before a mark begins: after a character no name has, or after the mark of a region. */
const nameStart = (text: string, mark: number, words: AddressWords, longest = LONGEST_NAME): number | undefined => {
  const { stops } = addressTablesOf(words)
  let from = mark
  while (from > 0 && mark - from < longest && HAN.test(text.charAt(from - 1)) && !stops.has(text.charAt(from - 1))) {
    if (mark - from >= 2 && words.regionMarks.some((region) => text.endsWith(region, from))) break
    from -= 1
  }
  return from === mark ? undefined : from
}

const numberEnd = (text: string, at: number, { address, number }: AddressView['words']): number | undefined => {
  const numeral = readNumeral(text, skipSpaces(text, at), number)
  if (numeral === undefined || numeral.script === 'latin') return undefined
  const mark = address.numberMarks.filter((one) => text.startsWith(one, numeral.to)).toSorted((a, b) => b.length - a.length)[0]
  return mark === undefined ? undefined : numeral.to + mark.length
}
