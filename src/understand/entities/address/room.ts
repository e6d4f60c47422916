import { readNumeral, type Numeral } from '../numeral.ts'
import { eat, isLatin, isWordAt, skipSpaces } from '../vocabulary.ts'
import type { AddressTables, AddressView, Part } from './part.ts'

/** Numbers that rooms have. */
export const ROOMS = { from: 101, to: 9_999 } as const

/** Where a part of an address may begin, and the part right before it. */
export type Reading = Readonly<{ text: string; at: number; words: AddressView['words']; tables: AddressTables; before: Part | undefined }>

/** Whether the figures can be those of a room. */
export const isRoomNumber = (numeral: Numeral): boolean =>
  numeral.digits !== undefined && numeral.digits.length >= 3 && numeral.digits.length <= 4 && numeral.value >= ROOMS.from && numeral.value <= ROOMS.to

/** The numbers of rooms have so many figures. */
const LENGTHS = [3, 4]

/** The figures of a room read aloud without those of what is counted right after it: 「六零一两个人」, 「一二零三八点以后在家」. */
export const withoutCount = ({ text, at, words }: Reading, numeral: Numeral): Numeral => {
  if (numeral.script !== 'chinese' || !isWordAt(text, numeral.to, words.address.countedAfter)) return numeral
  const counts = (from: number): boolean => {
    const count = readNumeral(text, from, words.number)
    return count?.to === numeral.to && (count.digits?.length ?? 1) === 1
  }
  const shorter = LENGTHS.filter((length) => at + length < numeral.to && counts(at + length)).flatMap((length) => readNumeral(text.slice(0, at + length), at, words.number) ?? [])
  return shorter.find(isRoomNumber) ?? numeral
}

/** Whether a building or unit stands right before, so that figures without a mark are the room. */
export const follows = ({ text, at, tables, before }: Reading): boolean => {
  if (before === undefined || (before.name !== 'building' && before.name !== 'unit')) return false
  let to = skipSpaces(text, before.to)
  for (let loose = eat(text, to, tables.loose); loose !== undefined && to < at; loose = eat(text, to, tables.loose)) to = skipSpaces(text, loose.to)
  return to === at || text.slice(before.to, at).trim() === ''
}

/** Whether a room may end at `to`. */
export const isRoomEnd = ({ text, words, tables }: Reading, to: number): boolean =>
  !isLatin(text.charAt(to)) && !/^(?:[\d%]|[.:]\d)/.test(text.slice(to, to + 2)) && !isWordAt(text, to, words.address.notAfter) && eat(text, skipSpaces(text, to), tables.building) === undefined

/** The place after blanks and words that tie the parts of an address together. */
export const skipLoose = (text: string, at: number, tables: AddressTables): number => {
  let to = skipSpaces(text, at)
  for (let loose = eat(text, to, tables.loose); loose !== undefined; loose = eat(text, to, tables.loose)) to = skipSpaces(text, loose.to)
  return to
}
