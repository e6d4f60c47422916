import type { EntityWords } from '../../core/library.ts'
import { isPause, skipColonBack } from './clause.ts'
import { readNumeral } from './numeral.ts'
import { peopleTablesOf, type PeopleTables } from './peopleTables.ts'
import { eat, isDigit, isLatin, startOfWordBefore } from './vocabulary.ts'

type Words = Pick<EntityWords, 'people' | 'number'>
type BirthDate = Readonly<{ year: number; month?: number; day?: number; to: number }>
type Birth = Readonly<{ years: number; about: boolean; to: number; chinese: boolean }>

/** The age of somebody whose year or date of birth stands at `at`: 1945年生, born in 1945. Without `now`, nothing. */
export const readBirth = (small: string, at: number, words: Words, now?: number): Birth | undefined => {
  const before = small.charAt(at - 1)
  if (now === undefined || isDigit(before) || isLatin(before) || /[-/.#]/.test(before)) return undefined
  const tables = peopleTablesOf(words.people)
  const today = new Date(now)
  const date = readDate(small, at, words, tables, today.getUTCFullYear())
  if (date === undefined) return undefined
  const tail = eat(small, date.to, tables.bornTails)
  const whose = startOfWordBefore(small, at, tables.anybody) !== undefined
  const short = tail ?? eat(small, date.to, tables.softBornTails) ?? (whose ? eat(small, date.to, tables.softestBornTails) : undefined)
  const tailed = tail ?? (short !== undefined && isPause(small, short.to) ? short : undefined)
  const led = startOfWordBefore(small, skipColonBack(small, at), words.people.bornCues) !== undefined
  if (tailed === undefined && !led) return undefined
  const age = ageOn(today, date)
  return age.years < 0 ? undefined : { ...age, to: tailed?.to ?? date.to, chinese: false }
}

/** A year, perhaps with month and day. Two figures are a year of the last century, when they cannot be of this one. */
const readDate = (small: string, at: number, words: Words, tables: PeopleTables, thisYear: number): BirthDate | undefined => {
  const first = readNumeral(small, at, words.number)
  if (first?.digits === undefined) return undefined
  const afterYear = skipMark(small, first.to, tables)
  const isFull = first.digits.length === 4 && first.value >= 1900 && first.value <= thisYear
  const isShort = first.digits.length === 2 && first.value > thisYear % 100 && eat(small, first.to, tables.dateMarks) !== undefined
  if (!isFull && !isShort) return undefined
  const year = isFull ? first.value : 1900 + first.value
  const month = afterYear === first.to ? undefined : readNumeral(small, afterYear, words.number)
  if (month === undefined || month.value < 1 || month.value > 12) return { year, to: endOfMark(small, first.to, tables) }
  const afterMonth = skipMark(small, month.to, tables)
  const day = afterMonth === month.to ? undefined : readNumeral(small, afterMonth, words.number)
  if (day === undefined || day.value < 1 || day.value > 31) return { year, month: month.value, to: endOfMark(small, month.to, tables) }
  return { year, month: month.value, day: day.value, to: endOfMark(small, day.to, tables) }
}

const endOfMark = (small: string, at: number, tables: PeopleTables): number => eat(small, at, tables.dateMarks)?.to ?? at

const skipMark = (small: string, at: number, tables: PeopleTables): number =>
  /^[-/.]\d/.test(small.slice(at, at + 2)) ? at + 1 : endOfMark(small, at, tables)

const ageOn = (today: Date, { year, month, day }: BirthDate): Readonly<{ years: number; about: boolean }> => {
  const years = today.getUTCFullYear() - year
  if (month === undefined) return { years, about: true }
  const thisMonth = today.getUTCMonth() + 1
  const isYetToCome = thisMonth < month || (thisMonth === month && day !== undefined && today.getUTCDate() < day)
  return { years: isYetToCome ? years - 1 : years, about: thisMonth === month && day === undefined }
}
