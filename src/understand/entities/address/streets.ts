import type { AddressWords } from '../../../core/words/address.ts'
import { readNumeral } from '../numeral.ts'
import { isLatin, lower, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import { addressTablesOf, type AddressView, type Part } from './part.ts'
import { keepFor } from '../../../core/keepFor.ts'
import { growTree, longestBefore } from '../../wordTree.ts'

const HAN = /\p{Script=Han}/u
/** Characters of a name before its mark: of a road or estate, and of a district. */
const LONGEST_NAME = 5
const LONGEST_REGION = 4

/** A road with its number, which ends at or after `at`, where its mark ends: 延陵西路15号. */
export const readRoad = (text: string, at: number, words: AddressView['words']): Part | undefined => {
  const road = markBefore(text, at, words.address.streetMarks)
  const number = road === undefined ? undefined : numberEnd(text, at, words)
  const from = road === undefined || number === undefined ? undefined : nameStart(text, road, words.address)
  if (from === undefined || number === undefined) return undefined
  const start = regionStart(text, from, words.address)
  return { name: 'street', value: text.slice(start, number).trim(), from: start, to: number }
}

/** A road in Latin letters is no longer. */
const LONGEST_LATIN_ROAD = 64

/** A road or an estate said in Latin letters (12 Heping Road, Hongmei New Village), where an address was asked for or words lead to one. */
export const readLatinPlace = (text: string, at: number, { words: { address }, asked }: AddressView): Part | undefined => {
  if (!/[a-z\d]/.test(text.charAt(at)) || /[\p{L}\d]/u.test(text.charAt(at - 1)) || (asked !== true && startOfWordBefore(text, at, address.cues) === undefined)) return undefined
  const { latinRoad, latinEstate } = addressTablesOf(address)
  const slice = text.slice(at, at + LONGEST_LATIN_ROAD)
  const road = latinRoad.exec(slice)
  const estate = road === null ? latinEstate.exec(slice) : null
  const [said] = road ?? estate ?? []
  return said === undefined ? undefined : { name: road === null ? 'estate' : 'street', value: said, from: at, to: at + said.length }
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

/** Where the longest mark that ends at `at` begins. */
export const markBefore = (text: string, at: number, marks: readonly string[]): number | undefined => longestBefore(endsOf(marks), text, at)?.from

const endsOf = keepFor((marks: readonly string[]) => growTree(marks.filter((one) => !isLatin(one.charAt(0))).map((one) => [lower(one), true] as const), true))

/** Where the name before a mark begins: after a character no name has, or after the mark of a region. */
export const nameStart = (text: string, mark: number, words: AddressWords, longest = LONGEST_NAME): number | undefined => {
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
  const end = skipSpaces(text, numeral.to)
  const mark = address.numberMarks.filter((one) => text.startsWith(one, end)).toSorted((a, b) => b.length - a.length)[0]
  return mark === undefined ? undefined : end + mark.length
}
