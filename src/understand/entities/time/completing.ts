import { eat, isWordAt, skipSpaces } from '../vocabulary.ts'
import type { Piece } from './clue.ts'
import { readInDay } from './inDay.ts'
import { readLunarDays } from './lunarDays.ts'
import { readRepeatsAfter } from './pluralDays.ts'
import { readDaysOfMonth, type Rhythm } from './recurring.ts'
import type { Scan } from './tables.ts'
import { readWeekdays } from './weekdayList.ts'
import { readNthWeekday, readWeekday } from './weekPieces.ts'

/** What is said of a rhythm after a pause: 每周一次，最好周四下午; 每天都行，下午四点. */
export const completed = (scan: Scan, rhythm: Rhythm): Rhythm => {
  const open = rhythm.every === 'week' && rhythm.weekdays.length === 0
  const monthly = rhythm.every === 'month' && rhythm.day === undefined && rhythm.nth === undefined
  const bare = Object.keys(rhythm.clue).length === 0
  const from = skipTails(scan, rhythm.to)
  if (from === rhythm.to || (!open && !monthly && !bare)) return rhythm
  const days = open ? weekdaysAt(scan, from) : undefined
  const nth = monthly ? readNthWeekday(scan, from, true) ?? readSome(scan, from) : undefined
  const day = monthly && nth === undefined ? (readDaysOfMonth(scan, from) ?? readLunarDays(scan, from)) : undefined
  const after = days?.to ?? nth?.to ?? day?.to
  const inDay = bare ? readInDay(scan, after === undefined ? from : skipTails(scan, after)) : undefined
  if (after === undefined && (inDay === undefined || open || monthly)) return rhythm
  const { weekday, nth: which } = nth?.clue ?? {}
  return {
    ...rhythm, to: inDay?.to ?? after ?? rhythm.to,
    ...(days === undefined ? {} : { weekdays: days.days }),
    ...(weekday === undefined || which === undefined ? {} : { weekdays: [weekday], nth: which }),
    ...(day === undefined ? {} : { day: day.day, ...(day.moreDays === undefined ? {} : { moreDays: day.moreDays }), ...(day.lunar === undefined ? {} : { lunar: day.lunar }) }),
    ...(inDay === undefined ? {} : { clue: inDay.clue, ...(inDay.until === undefined ? {} : { until: inDay.until }) }),
  }
}

/** `once a month on a Sunday`: the first of them in each, where nothing says which. */
const readSome = (scan: Scan, at: number): Piece | undefined => {
  const day = readWeekday(scan, skipSpaces(scan.text, eat(scan.text, at, scan.tables.ones)?.to ?? at))
  return day?.clue.weekday === undefined || isWordAt(scan.text, day.to, scan.words.denyAfter) ? undefined : { ...day, clue: { ...day.clue, nth: 1 } }
}

/** Weekdays in a row, or in the plural: 周一和周四, Sundays. */
const weekdaysAt = (scan: Scan, at: number): Readonly<{ to: number; days: readonly number[] }> | undefined => {
  const repeat = eat(scan.text, at, scan.tables.repeats)
  if (repeat !== undefined && repeat.value.weekdays.length > 0) {
    const joined = readRepeatsAfter(scan, repeat.to, repeat.value.weekdays)
    return { to: joined?.to ?? repeat.to, days: joined?.weekdays ?? repeat.value.weekdays }
  }
  const list = readWeekdays(scan, at)
  return list === undefined || isWordAt(scan.text, list.to, scan.words.denyAfter) ? undefined : list
}

/** The place after words that say how sure a rhythm is: 吧, 就好, 最好. */
export const skipTails = ({ text, tables }: Scan, at: number): number => {
  let to = skipSpaces(text, at)
  for (let tail = eat(text, to, tables.timesTails); tail !== undefined; tail = eat(text, to, tables.timesTails)) to = skipSpaces(text, tail.to)
  return to
}
