import { readNumeral, type Numeral } from '../numeral.ts'
import { eat, isDigit, isLatin, isWordAt, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import type { Clue, Facet, Piece } from './clue.ts'
import { readClock } from './clockPieces.ts'
import type { Scan } from './tables.ts'
import { endsWordBefore } from './wordBefore.ts'

const DATE: readonly Facet[] = ['date']

/** A date in figures: 2026-12-03, 2026/12/3, 20261203, 3/12, 12.3号, 12.3下午, 11-27上午. */
export const readFigures = (scan: Scan, at: number): Piece | undefined => {
  const { text } = scan
  const before = text.charAt(at - 1)
  if (isDigit(before) || isLatin(before) || /[-/.:#]/.test(before)) return undefined
  const slice = text.slice(at, at + 12)
  const whole = /^((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![-/\d])/.exec(slice) ?? /^((?:19|20)\d\d)()(\d\d)(\d\d)(?![-/.\d])/.exec(slice)
  if (whole !== null) return dated(at + whole[0].length, { year: Number(whole[1]), month: Number(whole[3]), day: Number(whole[4]) }, ['year', 'date'])
  const western = /^(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)(?![-/\d])/.exec(slice)
  if (western !== null) {
    const [a, b] = [Number(western[1]), Number(western[2])]
    return dated(at + western[0].length, { year: Number(western[3]), month: a > 12 ? b : a, day: a > 12 ? a : b }, ['year', 'date'])
  }
  const short = /^(\d{1,2})([-/.])(\d{1,2})(?![-/.:\d%])/.exec(slice)
  if (short === null || startOfWordBefore(text, at, scan.words.notDay.before) !== undefined) return undefined
  const end = at + short[0].length
  const mark = eat(text, end, scan.tables.dayMarks)
  if (short[2] === '.' && mark === undefined && !isInDay(scan, at, end)) return undefined
  if (short[2] === '-' && (mark !== undefined || !isDashedDate(scan, at, end, short))) return undefined
  if (isWordAt(text, mark?.to ?? end, scan.words.notDay.after)) return undefined
  const [first, second] = [Number(short[1]), Number(short[3])]
  const [month, day] = first > 12 ? [second, first] : [first, second]
  return dated(mark?.to ?? end, { month, day }, DATE)
}

/** Whether a part of the day, an hour or a weekday follows and none goes before: 12.3下午, and not 下午2.30. */
const isInDay = (scan: Scan, from: number, to: number): boolean => {
  const { text, tables } = scan
  const next = skipSpaces(text, to)
  return startOfWordBefore(text, from, tables.partWords) === undefined
    && (eat(text, next, tables.parts) !== undefined || readClock(scan, next, true) !== undefined || eat(text, next, tables.weekdayNames) !== undefined
      || (eat(text, next, tables.weeks) !== undefined && isWordAt(text, eat(text, next, tables.weeks)?.to ?? next, tables.dayWords)))
}

/** 11-27上午, and neither 3-5下午, which are hours, nor 6-12上午, which may be a home. */
const isDashedDate = (scan: Scan, from: number, to: number, [, first = '', , second = '']: RegExpExecArray): boolean =>
  isInDay(scan, from, to) && Number(first) <= 12 && (Number(second) > 12 || (first.length === 2 && second.length === 2))

const dated = (to: number, clue: Clue & Readonly<{ month: number; day: number }>, facets: readonly Facet[]): Piece | undefined =>
  clue.month >= 1 && clue.month <= 12 && clue.day >= 1 && clue.day <= 31 ? { to, facets, clue } : undefined

/** A year: 2026年, 明年, 二〇二七年, 年 with a stretch of it. */
export const readYear = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables } = scan
  const word = endsWordBefore(scan, at) ? undefined : eat(text, at, tables.years)
  if (word !== undefined) return withYearTail(scan, word.to, { yearShift: word.value })
  const numeral = readNumeral(text, at, scan.numbers)
  if (numeral?.digits === undefined) return undefined
  const mark = eat(text, skipSpaces(text, numeral.to), tables.yearMarks)
  if (numeral.digits.length === 4 && numeral.value >= 1900 && numeral.value < 2100)
    return mark === undefined ? undefined : withYearTail(scan, mark.to, { year: numeral.value })
  if (mark === undefined || numeral.digits.length !== 2) return undefined
  const clue: Clue = { year: numeral.value + (numeral.value < 50 ? 2000 : 1900) }
  if (isMonthAt(scan, mark.to)) return { to: mark.to, facets: ['year'], clue }
  const tailed = withYearTail(scan, mark.to, clue)
  return tailed.clue.months === undefined ? undefined : tailed
}

const isMonthAt = (scan: Scan, at: number): boolean => {
  const numeral = readNumeral(scan.text, at, scan.numbers)
  return numeral !== undefined && eat(scan.text, numeral.to, scan.tables.monthMarks) !== undefined
}

const withYearTail = (scan: Scan, at: number, clue: Clue): Piece => {
  const tail = eat(scan.text, at, scan.tables.yearTails)
  return tail === undefined ? { to: at, facets: ['year'], clue } : { to: tail.to, facets: ['year', 'date'], clue: { ...clue, months: tail.value } }
}

/** A month with or without a day: 12月3号, 3月份, 12月底, 12月3-5号, Dec 3, 3rd of December. */
export const readMonth = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables } = scan
  const name = eat(text, at, tables.monthNames)
  if (name !== undefined) return readAfterName(scan, at, name.to, name.value)
  const numeral = readNumeral(text, at, scan.numbers)
  if (numeral === undefined || isDigit(text.charAt(at - 1))) return undefined
  const named = readDayThenMonth(scan, numeral)
  if (named !== undefined) return named
  const months = readMonths(scan, numeral)
  if (months !== undefined) return months
  const mark = numeral.script === 'latin' ? undefined : eat(text, skipSpaces(text, numeral.to), tables.monthMarks)
  if (mark === undefined || numeral.value < 1 || numeral.value > 12) return undefined
  const month = numeral.value
  const tail = eat(text, skipSpaces(text, mark.to), tables.monthTails)
  const day = readDayNumber(scan, skipSpaces(text, mark.to), false)
  if (day !== undefined) return { ...day, clue: { month, ...day.clue } }
  if (tail !== undefined) return { to: tail.to, facets: DATE, clue: { month, days: tail.value } }
  return { to: mark.to, facets: DATE, clue: { month } }
}

/** 3-5月: two months with one mark. */
const readMonths = (scan: Scan, first: Numeral): Piece | undefined => {
  const { text, tables } = scan
  const link = eat(text, skipSpaces(text, first.to), tables.to)
  const second = link === undefined ? undefined : readNumeral(text, skipSpaces(text, link.to), scan.numbers)
  const mark = second === undefined ? undefined : eat(text, skipSpaces(text, second.to), tables.monthMarks)
  if (second === undefined || mark === undefined || ![first.value, second.value].every((month) => month >= 1 && month <= 12)) return undefined
  if (readDayNumber(scan, skipSpaces(text, mark.to), false) !== undefined) return undefined
  return { to: mark.to, facets: DATE, clue: { month: first.value }, until: { month: second.value } }
}

/** A day of a month not said: 15号, 3-5号, the 15th. */
export const readDay = (scan: Scan, at: number): Piece | undefined => {
  const { text, words } = scan
  if (isDigit(text.charAt(at - 1)) || text.charAt(at - 1) === '.' || isLatin(text.charAt(at - 1))) return undefined
  if (startOfWordBefore(text, at, words.notDay.before) !== undefined) return undefined
  return readDayNumber(scan, at, true)
}

/** A number of a day; `marked` when it must have 号 or its like after it. */
const readDayNumber = (scan: Scan, at: number, marked: boolean): Piece | undefined => {
  const { text, tables } = scan
  const first = readNumeral(text, at, scan.numbers)
  if (first === undefined || first.script === 'latin' || !isDayOfMonth(first)) return undefined
  const link = eat(text, skipSpaces(text, first.to), tables.to)
  const second = link === undefined ? undefined : readNumeral(text, skipSpaces(text, link.to), scan.numbers)
  const last = second !== undefined && isDayOfMonth(second) ? second : first
  const mark = readDayMark(scan, last)
  if (mark !== undefined && isWordAt(text, mark, scan.words.notDay.after)) return undefined
  if (mark !== undefined && last !== first)
    return { to: mark, facets: DATE, clue: { day: first.value }, until: { day: last.value } }
  const single = last === first ? mark : readDayMark(scan, first)
  if (single !== undefined) return { to: single, facets: DATE, clue: { day: first.value } }
  return !marked && isDayEnd(scan, first) ? { to: first.to, facets: DATE, clue: { day: first.value } } : undefined
}

const isDayOfMonth = (numeral: Numeral): boolean =>
  numeral.value >= 1 && numeral.value <= 31 && (numeral.digits?.length ?? 1) <= 2 && numeral.script !== 'latin'

const readDayMark = (scan: Scan, numeral: Numeral): number | undefined => {
  const mark = eat(scan.text, skipSpaces(scan.text, numeral.to), scan.tables.dayMarks)
  if (mark !== undefined) return isDigit(scan.text.charAt(mark.to)) && readClock(scan, mark.to, true) === undefined && !isDayAt(scan, mark.to) ? undefined : mark.to
  for (const ordinal of scan.words.ordinals)
    if (scan.text.startsWith(ordinal, numeral.to) && !isLatin(scan.text.charAt(numeral.to + ordinal.length))) return numeral.to + ordinal.length
  return undefined
}

/** 5号6号: another day, and no number of a home. */
const isDayAt = ({ text, numbers, tables }: Scan, at: number): boolean => {
  const numeral = readNumeral(text, at, numbers)
  return numeral !== undefined && isDayOfMonth(numeral) && eat(text, numeral.to, tables.dayMarks) !== undefined
}

/** Whether a day without a mark may end here: 12月3上午, not 12月3个. */
const isDayEnd = (scan: Scan, numeral: Numeral): boolean => {
  const from = skipSpaces(scan.text, numeral.to)
  const { tables, text } = scan
  return eat(text, from, tables.parts) !== undefined || /^[\s\p{P}~]?$/u.test(text.charAt(from))
    || eat(text, from, tables.to) !== undefined || eat(text, from, tables.before) !== undefined || eat(text, from, tables.after) !== undefined
}

/** `Dec 3`, `Dec 3rd, 2026`, `December`. */
const readAfterName = (scan: Scan, at: number, to: number, month: number): Piece | undefined => {
  const { text } = scan
  const from = skipSpaces(text, to)
  const dotted = text.charAt(from) === '.' ? skipSpaces(text, from + 1) : from
  const numeral = readNumeral(text, dotted, scan.numbers)
  if (numeral !== undefined && numeral.script === 'arabic' && isDayOfMonth(numeral) && text.charAt(numeral.to) !== ':') {
    const end = readDayMark(scan, numeral) ?? numeral.to
    return isLatin(text.charAt(end)) ? undefined : withYear(scan, end, { month, day: numeral.value })
  }
  if (numeral?.digits?.length === 4) return withYear(scan, to, { month })
  return isShy(scan, at, to) ? undefined : { to, facets: DATE, clue: { month } }
}

const readDayThenMonth = (scan: Scan, numeral: Numeral): Piece | undefined => {
  if (numeral.script !== 'arabic' || !isDayOfMonth(numeral)) return undefined
  const { text, tables } = scan
  const marked = readDayMark(scan, numeral) ?? numeral.to
  const loose = eat(text, skipSpaces(text, marked), tables.loose)
  const name = eat(text, skipSpaces(text, loose?.to ?? marked), tables.monthNames)
  return name === undefined ? undefined : withYear(scan, name.to, { month: name.value, day: numeral.value })
}

const withYear = (scan: Scan, to: number, clue: Clue): Piece => {
  const match = /^,? ?((?:19|20)\d\d)(?!\d)/.exec(scan.text.slice(to, to + 7))
  return match === null
    ? { to, facets: DATE, clue }
    : { to: to + match[0].length, facets: ['year', 'date'], clue: { ...clue, year: Number(match[1]) } }
}

/** Whether the word is more often another word, and nothing beside it says otherwise. */
export const isShy = (scan: Scan, from: number, to: number): boolean =>
  scan.tables.shy.has(scan.text.slice(from, to))
  && startOfWordBefore(scan.text, from, scan.words.shyLeads) === undefined
  && !isDigit(scan.text.charAt(skipSpaces(scan.text, to)))
  && eat(scan.text, skipSpaces(scan.text, to), scan.tables.parts) === undefined
  && !isListed(scan, from, to)
  && !isRow(scan, to)

/** `Mon-Fri`, `Mon to Fri` */
const isRow = ({ text, tables }: Scan, to: number): boolean => {
  const link = eat(text, skipSpaces(text, to), tables.to)
  return link !== undefined && eat(text, skipSpaces(text, link.to), tables.weekdayNames) !== undefined
}

/** Whether another weekday stands beside it: Mon Wed Fri, `Mon, Wed and Fri`. */
const isListed = (scan: Scan, from: number, to: number): boolean => {
  const { text, tables, words } = scan
  const spaced = skipSpaces(text, to)
  const next = skipSpaces(text, eat(text, spaced, tables.and)?.to ?? spaced)
  const before = startOfWordBefore(text, from, words.and)
  return eat(text, next, tables.weekdayNames) !== undefined || (before !== undefined && startOfWordBefore(text, before, tables.weekdayWords) !== undefined)
}
