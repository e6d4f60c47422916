import { readNumeral } from '../numeral.ts'
import { eat, isWordAt, skipSpaces } from '../vocabulary.ts'
import { readLunarDay } from './namedPieces.ts'
import type { DaysOfMonth } from './recurring.ts'
import type { Scan } from './tables.ts'

/** From here on a day of the moon stands without 初. */
export const FIRST_TENS = 11

/** Days of every lunar month one after the other: 初一、十五, 农历初二和十六; not 月初一次. */
export const readLunarDays = (scan: Scan, at: number): DaysOfMonth | undefined => {
  const spaced = skipSpaces(scan.text, at)
  const marked = eat(scan.text, spaced, scan.tables.lunarMarks)
  const first = readFirst(scan, skipSpaces(scan.text, marked?.to ?? spaced)) ?? (marked === undefined ? undefined : readTens(scan, skipSpaces(scan.text, marked.to)))
  if (first === undefined) return undefined
  const days = [first.day]
  let { to } = first
  for (let next = readNext(scan, to); next !== undefined; next = readNext(scan, to)) {
    days.push(next.day)
    to = next.to
  }
  const [day = first.day, ...moreDays] = days
  return { to, day, lunar: true, ...(moreDays.length === 0 ? {} : { moreDays }) }
}

type Day = Readonly<{ day: number; to: number }>

const readNext = (scan: Scan, at: number): Day | undefined => {
  const from = skipSpaces(scan.text, eat(scan.text, skipSpaces(scan.text, at), scan.tables.and)?.to ?? at)
  return readFirst(scan, from) ?? readTens(scan, from)
}

/** 初一: of 初一十五 the first. */
const readFirst = (scan: Scan, at: number): Day | undefined => {
  const first = eat(scan.text, at, scan.tables.lunarFirst)
  const numeral = first === undefined ? undefined : readNumeral(scan.text.slice(0, first.to + 1), first.to, scan.numbers)
  return numeral?.script !== 'chinese' || numeral.value < 1 || isOther(scan, numeral.to) ? undefined : { day: numeral.value, to: numeral.to }
}

/** 十五, 廿三 */
const readTens = (scan: Scan, at: number): Day | undefined => {
  const day = readLunarDay(scan, at)
  return day === undefined || day.value < FIRST_TENS || isOther(scan, day.to) ? undefined : { day: day.value, to: day.to }
}

/** Whether the number counts something, or is a day of another calendar. */
const isOther = (scan: Scan, to: number): boolean =>
  [scan.words.timesMarks, scan.words.dayMarks, scan.words.hourMarks, scan.words.notWeekday].some((marks) => isWordAt(scan.text, to, marks)) || eat(scan.text, to, scan.tables.units) !== undefined
