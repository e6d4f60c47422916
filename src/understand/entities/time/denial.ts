import { DateTime } from 'luxon'
import { isPause } from '../clause.ts'
import type { Found } from '../found.ts'
import { eat, isWordAt, skipSpaces, startOfWordBefore, wordSet } from '../vocabulary.ts'
import type { Expression } from './expression.ts'
import type { TimeValue } from './resolve.ts'
import type { Scan } from './tables.ts'

type Time = Found<TimeValue>
/** Days this close to what comes every day are those on which it does not: 除了周末，每天下午. */
const NEAR = 8
const LONGEST = 7

/** Whether what stands around a time says that it does not suit: 周三不行, 周一周二都不行, except Monday. */
export const isDenied = (scan: Scan, expression: Expression): boolean => {
  const { text, words } = scan
  const { from, to } = expression
  if (isDeniedAfter(scan, to)) return true
  // 「医生讲早晚各一次」 is how a medicine is taken, 「医生讲12月3号复查」 a day to come.
  if (!isDated(expression) && startOfWordBefore(text, from, words.prescribes) !== undefined) return true
  return startOfWordBefore(text, from, words.denyBefore) !== undefined && startOfWordBefore(text, from, words.notDeny) === undefined
}

const isDated = (expression: Expression): boolean =>
  expression.kind !== 'rhythm' && (expression.phrase.facets.has('date') || expression.phrase.facets.has('week'))

const isDeniedAfter = (scan: Scan, to: number): boolean =>
  placesAfter(scan, to).some((at) => isWordAt(scan.text, at, scan.words.denyAfter) || endsAt(scan.text, eat(scan.text, skipSpaces(scan.text, at), scan.tables.denyAtEnd)))

/** Right after a time, and after words that lead over to what is said of it: 「周六那天也 不行」. */
const placesAfter = (scan: Scan, to: number): readonly number[] => {
  const lead = eat(scan.text, skipSpaces(scan.text, to), wordSet(scan.words.denyLeads))
  return lead === undefined ? [to] : [to, ...placesAfter(scan, lead.to)]
}

const endsAt = (text: string, word: Readonly<{ to: number }> | undefined): boolean => word !== undefined && isPause(text, word.to)

/** What is denied of one day is denied of those said in one breath with it, 周一周二都不行, and taken from what comes every day: 除了周末每天都行. */
export const settleDenials = (scan: Scan, times: readonly Time[]): readonly Time[] => {
  const told = times.map((time, index) => (isOfTheOther(scan, times[index - 1], time) ? { ...time, value: withoutDenial(time.value) } : time))
  const spread = told.map((time, index) => (isDay(time) && !time.value.denied && hasDeniedBeside(scan, told, index) ? { ...time, value: { ...time.value, denied: true as const } } : time))
  const off = [...new Set(spread.filter(({ value }) => value.denied === true).flatMap((time) => weekdaysOf(time)))]
  return off.length === 0 ? spread : spread.map((time) => (isDaily(time) && spread.some((other) => other.value.denied === true && isNear(other, time)) ? { ...time, value: without(time.value, off) } : time))
}

/** 「周日不要 周六来」: what stands between is said of the time before it. */
const isOfTheOther = (scan: Scan, before: Time | undefined, time: Time): boolean =>
  before?.value.denied === true && time.value.denied === true && !isDeniedAfter(scan, time.to) && isDeniedAfter(scan, before.to)
  && startOfWordBefore(scan.text, time.from, scan.words.denyBefore) === skipSpaces(scan.text, before.to)

const withoutDenial = (value: TimeValue): TimeValue => {
  const { denied: _, ...suits } = value
  return suits
}

const isDay = ({ value: { kind, precision } }: Time): boolean => kind === 'instant' && (precision === 'day' || precision === 'week')

/** Whether the next time, said in one breath with this one, is denied by what follows it, or the one before by what goes before it. */
const hasDeniedBeside = (scan: Scan, times: readonly Time[], index: number): boolean => {
  const [time, before, next] = [times[index], times[index - 1], times[index + 1]]
  if (time === undefined) return false
  if (next !== undefined && next.value.denied === true && isOneBreath(scan, time.to, next.from)) return true
  return before !== undefined && before.value.denied === true && isOneBreath(scan, before.to, time.from)
}

const isOneBreath = ({ text, tables }: Scan, from: number, to: number): boolean => {
  const at = skipSpaces(text, from)
  if (text.charAt(at) === ',') return false
  return at === to || skipSpaces(text, eat(text, at, tables.and)?.to ?? at) === to
}

const isDaily = ({ value: { recurrence } }: Time): boolean => recurrence?.every === 'day' && (recurrence.interval ?? 1) === 1

const isNear = (one: Time, other: Time): boolean => Math.max(one.from, other.from) - Math.min(one.to, other.to) <= NEAR

/** The weekdays a time names, when they are no more than some of a week. */
const weekdaysOf = ({ value: { start, end, zone, recurrence } }: Time): readonly number[] => {
  if (recurrence !== undefined) return recurrence.weekdays
  if (start === undefined || end === undefined) return []
  const first = DateTime.fromMillis(start, { zone })
  const days = Math.round(DateTime.fromMillis(end, { zone }).diff(first, 'days').days)
  return days >= LONGEST ? [] : Array.from({ length: days }, (_, day) => first.plus({ days: day }).weekday)
}

const without = (value: TimeValue, off: readonly number[]): TimeValue => {
  if (value.recurrence === undefined) return value
  return { ...value, recurrence: { ...value.recurrence, every: 'week', weekdays: [1, 2, 3, 4, 5, 6, 7].filter((day) => !off.includes(day)) } }
}
