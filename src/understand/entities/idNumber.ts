import type { PhoneWords } from '../../core/words/phone.ts'
import { dropOverlaps, foundIn, type Found } from './found.ts'
import { eat, lower, wordSet } from './vocabulary.ts'

/** A number that identifies a person. `sure` when it checks out by itself, not only by the word before it. */
export type IdNumber = Readonly<{ kind: 'resident' | 'passport'; digits: string; sure: boolean }>

const RESIDENT = /(?<![\dA-Za-z])(\d{6})[ -]?(\d{4})[ -]?(\d{2})[ -]?(\d{2})[ -]?(\d{3})([\dXx])(?![\dA-Za-z])/g
const RESIDENT_OLD = /(?<![\dA-Za-z])(\d{6})(\d{2})(\d{2})(\d{2})\d{3}(?![\dA-Za-z])/g
const PASSPORT = /^[\s:#.]{0,4}([A-Za-z]{1,2}\d{6,8}|\d{8,9})(?![\dA-Za-z])/
const AFTER_CUE = /^[^\d]{0,6}(\d[\d -]{12,20}[\dXx])(?![\dA-Za-z])/

/** The first two figures of a residence: the provinces. */
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '))

/** Weights and check characters of GB 11643. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Numbers of identity cards (18 figures with their checksum, or the old 15) and, after a word for one, of passports. */
export const findIdNumbers = (text: string, words: PhoneWords): readonly Found<IdNumber>[] => {
  const found: Found<IdNumber>[] = []
  for (const match of text.matchAll(RESIDENT)) {
    const digits = match.slice(1).join('').toUpperCase()
    if (isResident(digits)) found.push(foundIn(text, match.index, match.index + match[0].length, { kind: 'resident', digits, sure: true }))
  }
  for (const match of text.matchAll(RESIDENT_OLD))
    if (PROVINCES.has(match[0].slice(0, 2)) && isDate(1900 + Number(match[2]), Number(match[3]), Number(match[4])))
      found.push(foundIn(text, match.index, match.index + match[0].length, { kind: 'resident', digits: match[0], sure: true }))
  return dropOverlaps([...found, ...findAfterCues(text, words)])
}

const findAfterCues = (text: string, words: PhoneWords): readonly Found<IdNumber>[] => {
  const small = lower(text)
  const idCues = wordSet(words.idCues)
  const passportCues = wordSet(words.passportCues)
  const found: Found<IdNumber>[] = []
  for (let at = 0; at < text.length; at += 1) {
    const id = eat(small, at, idCues)
    const card = id === undefined ? null : AFTER_CUE.exec(text.slice(id.to, id.to + 40))
    if (id !== undefined && card !== null) {
      const said = (card[1] ?? '').trim()
      const digits = said.replaceAll(/[ -]/g, '').toUpperCase()
      const from = id.to + card[0].length - (card[1] ?? '').length
      if (digits.length === 18 || digits.length === 15) found.push(foundIn(text, from, from + said.length, { kind: 'resident', digits, sure: isResident(digits) }))
    }
    const passport = eat(small, at, passportCues)
    const book = passport === undefined ? null : PASSPORT.exec(text.slice(passport.to, passport.to + 20))
    if (passport !== undefined && book !== null) {
      const digits = book[1] ?? ''
      const to = passport.to + book[0].length
      found.push(foundIn(text, to - digits.length, to, { kind: 'passport', digits: digits.toUpperCase(), sure: false }))
    }
  }
  return found
}

const isResident = (digits: string): boolean => {
  if (digits.length !== 18 || !PROVINCES.has(digits.slice(0, 2))) return false
  if (!isDate(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)))) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0)
  return CHECKS.charAt(sum % 11) === digits.charAt(17)
}

const isDate = (year: number, month: number, day: number): boolean => {
  if (year < 1880 || year > 2100) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
