import { isNumeralAt, readNumeral } from '../numeral.ts'
import { eat, isLatin, isWordAt, skipSpaces } from '../vocabulary.ts'
import { isShy } from './datePieces.ts'
import type { Facet, Piece } from './clue.ts'
import type { Scan } from './tables.ts'
import { isCounted } from './weekdayList.ts'

const WEEK: readonly Facet[] = ['week']

/** A weekday or weekend: 周三, 礼拜天, 周末, Wednesday. */
export const readWeekday = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables } = scan
  const weekend = eat(text, at, tables.weekends)
  if (weekend !== undefined) return { to: weekend.to, facets: WEEK, clue: { weekend: true } }
  const named = eat(text, at, tables.weekdayNames)
  if (named !== undefined) return isShy(scan, at, named.to) ? undefined : { to: named.to, facets: WEEK, clue: { weekday: named.value } }
  const head = eat(text, at, tables.weeks) ?? eat(text, at, tables.shortWeeks)
  if (head === undefined || isLatin(text.charAt(at))) return undefined
  const tail = eat(text, head.to, tables.weekendTails)
  if (tail !== undefined) return { to: tail.to, facets: WEEK, clue: { weekend: true } }
  const day = eat(text, head.to, tables.weekdays)
  return day === undefined || isWordAt(text, day.to, scan.words.notWeekday) ? undefined : { to: day.to, facets: WEEK, clue: { weekday: day.value } }
}

/** Which of these weekdays in a month: 第一个周三, 最后一个周五; `monthly` where every month is meant, so that `the last Friday` is that of each. */
export const readNthWeekday = (scan: Scan, at: number, monthly = false): Piece | undefined => {
  const { text, tables } = scan
  const nth = readNth(scan, at, monthly)
  if (nth === undefined || nth.value < -1 || nth.value === 0 || nth.value > 5) return undefined
  const weekday = readWeekday(scan, skipSpaces(text, eat(text, nth.to, tables.measures)?.to ?? nth.to))
  return weekday?.clue.weekday === undefined ? undefined : { ...weekday, clue: { ...weekday.clue, nth: nth.value } }
}

/** `the last Friday of this month`, `the first Monday of December`. */
export const readNthInMonth = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables } = scan
  const nth = isLatin(text.charAt(at)) ? eat(text, at, tables.nthNames) : undefined
  const weekday = nth === undefined ? undefined : readWeekday(scan, skipSpaces(text, nth.to))
  const of = weekday?.clue.weekday === undefined ? undefined : eat(text, skipSpaces(text, weekday.to), tables.loose)
  if (nth === undefined || weekday === undefined || of === undefined) return undefined
  const from = skipSpaces(text, of.to)
  const near = eat(text, from, tables.near)
  const month = near === undefined ? eat(text, from, tables.monthNames) : eat(text, skipSpaces(text, near.to), tables.monthMarks)
  if (month === undefined) return undefined
  return { to: month.to, facets: ['week', 'date'], clue: { weekday: weekday.clue.weekday!, nth: nth.value, ...(near === undefined ? { month: Number(month.value) } : { monthShift: near.value }) } }
}

const readNth = ({ text, tables, numbers }: Scan, at: number, monthly: boolean): Readonly<{ value: number; to: number }> | undefined => {
  const named = isLatin(text.charAt(at)) && !monthly ? undefined : eat(text, at, tables.nthNames)
  const mark = named === undefined ? eat(text, at, tables.nth) : undefined
  return named ?? (mark === undefined ? undefined : readNumeral(text, mark.to, numbers))
}

/** `the first Wednesday of every month`: up to 月. */
export const readNthOfMonth = ({ text, tables, ...scan }: Scan, at: number): Readonly<{ nth: number; weekday: number; to: number }> | undefined => {
  const nth = isLatin(text.charAt(at)) ? eat(text, at, tables.nthNames) : undefined
  const weekday = nth === undefined ? undefined : readWeekday({ text, tables, ...scan }, skipSpaces(text, nth.to))
  if (nth === undefined || weekday?.clue.weekday === undefined) return undefined
  const every = eat(text, skipSpaces(text, eat(text, skipSpaces(text, weekday.to), tables.loose)?.to ?? weekday.to), tables.every)
  const month = every === undefined ? undefined : eat(text, skipSpaces(text, every.to), tables.monthMarks)
  return month === undefined ? undefined : { nth: nth.value, weekday: weekday.clue.weekday, to: month.to }
}

/** Something counted from now: 下周三, 这个周末, 下下周, 上个月, 下个月底, next Friday, this month. */
export const readNear = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables } = scan
  const later = eat(text, at, tables.laterWeeks)
  if (later !== undefined) return { to: later.to, facets: WEEK, clue: { weekShift: later.value } }
  const near = eat(text, at, tables.near)
  if (near === undefined) return undefined
  const spaced = skipSpaces(text, near.to)
  const noun = eat(text, spaced, tables.measures)?.to ?? spaced
  const shift = near.value
  const weekday = readWeekday(scan, noun)
  if (weekday !== undefined) return { ...weekday, clue: { ...weekday.clue, weekShift: shift }, ...daysInARow(scan, weekday) }
  const week = eat(text, noun, tables.weeks)
  if (week !== undefined) return { to: week.to, facets: WEEK, clue: { weekShift: shift } }
  const month = eat(text, noun, tables.monthMarks)
  if (month !== undefined) return readAfterMonth(scan, month.to, shift)
  const stretch = eat(text, noun, tables.stretches)
  if (stretch?.value.of === 'month')
    return { to: stretch.to, facets: ['date'], clue: { monthShift: shift, days: [stretch.value.from, stretch.value.to] } }
  return undefined
}

/** 下礼拜三四, 下周一二三: the last of weekdays one after the other that are said with one word for the week. */
const daysInARow = (scan: Scan, { to, clue: { weekday } }: Piece): Partial<Pick<Piece, 'to' | 'until'>> => {
  const next = weekday === undefined || isNumeralAt(scan.text, to, scan.numbers) === false ? undefined : eat(scan.text, to, scan.tables.weekdays)
  if (weekday === undefined || next === undefined || next.value !== weekday + 1 || isWordAt(scan.text, next.to, scan.words.notWeekday) || isCounted(scan, to, next.to)) return {}
  const further = daysInARow(scan, { to: next.to, facets: WEEK, clue: { weekday: next.value } })
  return { to: further.to ?? next.to, until: further.until ?? { weekday: next.value } }
}

/** What may follow 下个月: the day, or a stretch of it. */
const readAfterMonth = (scan: Scan, to: number, monthShift: number): Piece => {
  const tail = eat(scan.text, to, scan.tables.monthTails)
  if (tail !== undefined) return { to: tail.to, facets: ['date'], clue: { monthShift, days: tail.value } }
  return { to, facets: ['date'], clue: { monthShift } }
}
