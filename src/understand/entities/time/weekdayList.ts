import { isPause } from '../clause.ts'
import { isNumeralAt, readNumeral } from '../numeral.ts'
import { eat, isDigit, isLatin, isWordAt, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import type { Scan } from './tables.ts'

/** Weekdays in a row; `short` when one stands without a word for a week, `range` when they go from one to another. */
type Weekdays = Readonly<{ to: number; days: readonly number[]; short: boolean; range: boolean }>

/** Weekdays in a row: 周二、四, 周一到周五, 周一三五, Tuesday and Thursday. */
export const readWeekdays = (scan: Scan, at: number): Weekdays | undefined => {
  const { text, tables } = scan
  const first = readOneWeekday(scan, at, false)
  if (first === undefined) return undefined
  const days = [...first.days]
  let { to } = first
  let short = false
  let isRange = false
  for (let count = 0; count < 7; count += 1) {
    const spaced = skipSpaces(text, to)
    const and = eat(text, spaced, tables.and)
    const range = and === undefined || isLatin(text.charAt(spaced)) ? eat(text, spaced, tables.to) : undefined
    const from = skipSpaces(text, range?.to ?? and?.to ?? to)
    const next = readOneWeekday(scan, from, true)
    if (next === undefined) break
    if (range !== undefined && and === undefined) for (let day = (days.at(-1) ?? 0) + 1; day < (next.days[0] ?? 0); day += 1) days.push(day)
    days.push(...next.days)
    short ||= next.short && range === undefined
    isRange ||= range !== undefined
    to = next.to
  }
  return { to, days: [...new Set(days)].toSorted((a, b) => a - b), short, range: isRange }
}

/** 一、三、五的上午: weekdays without any word for a week, in order, and the hours of each after them. */
export const readBareWeekdays = (scan: Scan, at: number, isInDay: (to: number) => boolean): Weekdays | undefined => {
  const { text, tables } = scan
  if (isNumeralAt(text, at - 1, scan.numbers) || startOfWordBefore(text, at, scan.words.notDay.before) !== undefined) return undefined
  const days: number[] = []
  let to = at
  for (let day = eat(text, at, tables.weekdays); day !== undefined && day.value > (days.at(-1) ?? 0); day = text.charAt(to) === '\u3001' ? eat(text, to + 1, tables.weekdays) : undefined) {
    days.push(day.value)
    to = day.to
  }
  return days.length > 1 && isInDay(to) ? { to, days, short: true, range: false } : undefined
}

/** 一三四送: a clause of its own that begins with the figures of weekdays, one right after the other; 「就一三五三天」 wherever it stands. */
export const readRunOfDays = (scan: Scan, at: number, isDoneThen: (to: number) => boolean): Weekdays | undefined => {
  const { text, tables } = scan
  if (isNumeralAt(text, at - 1, scan.numbers) || startOfWordBefore(text, at, scan.words.notDay.before) !== undefined) return undefined
  const days: number[] = []
  let to = at
  for (let day = eat(text, at, tables.weekdays); day !== undefined && day.value > (days.at(-1) ?? 0); day = eat(text, to, tables.weekdays)) {
    days.push(day.value)
    to = day.to
  }
  const tally = tallyAfter(scan, to, days.length)
  return days.length > 1 && (tally !== undefined || (isPause(text, at - 1) && !isNumeralAt(text, to, scan.numbers) && isDoneThen(to))) ? { to: tally ?? to, days, short: true, range: false } : undefined
}

/** Where 「三天」 ends after as many days: 「就一三五三天吧」. */
const tallyAfter = ({ text, tables, numbers }: Scan, at: number, count: number): number | undefined => {
  const numeral = readNumeral(text, at, numbers)
  return numeral?.value === count && count > 1 ? eat(text, numeral.to, tables.units)?.to : undefined
}

/** 一到五: a clause of its own, or what comes right after 开始, that goes from one weekday to another without any word for a week. */
export const readBareRange = (scan: Scan, at: number, isDoneThen: (to: number) => boolean): Weekdays | undefined => {
  const { text, tables, words } = scan
  const first = isDigit(text.charAt(at)) ? undefined : eat(text, at, tables.weekdays)
  const link = first === undefined ? undefined : eat(text, first.to, tables.to)
  if (first === undefined || link === undefined || !(isPause(text, at - 1) || startOfWordBefore(text, at, words.onward) !== undefined)) return undefined
  const last = readRangeEnd(scan, link.to, first.value)
  if (last === undefined || last.day - first.value < MANY || !(isPause(text, last.to) || isDoneThen(last.to))) return undefined
  return { to: last.to, days: Array.from({ length: last.day - first.value + 1 }, (_, more) => first.value + more), short: true, range: false }
}
/** 「一到三」 alone may count anything. */
const MANY = 3

/** The last day of 周一到五, told without its word for a week; none where it counts or names something: 「周一到二院」. */
export const readRangeEnd = (scan: Scan, at: number, first: number): Readonly<{ day: number; to: number }> | undefined => {
  const { text, tables, words } = scan
  const last = eat(text, at, tables.weekdays)
  return last === undefined || last.value <= first || isWordAt(text, last.to, words.notWeekday) || isWordAt(text, last.to, words.notDay.after) || isCounted(scan, at, last.to) || isNumeralAt(text, last.to, scan.numbers)
    ? undefined : { day: last.value, to: last.to }
}

/** One weekday; `short` when it stands without a word for a week. */
const readOneWeekday = (scan: Scan, at: number, mayBeShort: boolean): Weekdays | undefined => {
  const { text, tables, words } = scan
  const weekend = eat(text, at, tables.weekends)
  if (weekend !== undefined) return { to: weekend.to, days: [6, 7], short: false, range: false }
  const named = eat(text, at, tables.weekdayNames)
  if (named !== undefined) return { to: named.to, days: [named.value], short: false, range: false }
  const head = eat(text, at, tables.weeks) ?? eat(text, at, tables.shortWeeks)
  if (head !== undefined && isLatin(text.charAt(at))) return undefined
  const tail = head === undefined ? undefined : eat(text, head.to, tables.weekendTails)
  if (tail !== undefined) return { to: tail.to, days: [6, 7], short: false, range: false }
  if (head === undefined && !mayBeShort) return undefined
  const day = eat(text, head?.to ?? at, tables.weekdays)
  if (day === undefined || (isWordAt(text, day.to, words.notWeekday) && eat(text, day.to, tables.repeats) === undefined)) return undefined
  if (head === undefined && isCounted(scan, at, day.to)) return undefined
  return { to: day.to, days: [day.value], short: head === undefined, range: false }
}

/** Whether a number that could be a weekday counts something: 周二、三点. */
export const isCounted = (scan: Scan, at: number, to: number): boolean => {
  const { text, tables, numbers } = scan
  const numeral = readNumeral(text, at, numbers)
  const end = numeral !== undefined && numeral.digits === undefined ? numeral.to : to
  // 「周五15:00」「周五 3pm」
  if (numeral?.script === 'arabic' && (/^[:.\-/]/.test(text.charAt(numeral.to)) || eat(text, skipSpaces(text, numeral.to), tables.halves) !== undefined
    || [tables.hourMarks, tables.dayMarks, tables.monthMarks].some((marks) => eat(text, skipSpaces(text, numeral.to), marks) !== undefined))) return true
  return (numeral !== undefined && numeral.digits === undefined) || eat(text, end, tables.units) !== undefined
    || [tables.hourMarks, tables.dayMarks, tables.monthMarks, tables.measures].some((marks) => eat(text, end, marks) !== undefined)
}
