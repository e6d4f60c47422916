import type { DateTime } from 'luxon'
import { isLunarDay } from '../../../core/lunarDay.ts'
import type { Part, TimeWords } from '../../../core/words/time.ts'
import type { Rhythm } from './recurring.ts'
import { onDay, readMinutes } from './resolveClock.ts'
import { nthOf } from './resolveDay.ts'

/** How something comes again. */
export type Recurrence = Readonly<{
  /** 1 is Monday; empty when no weekday was said. */
  weekdays: readonly number[]
  every: 'day' | 'week' | 'month'
  /** Every so many of them; missing for each. */
  interval?: number
  /** Times in one period, when more than the weekdays say. */
  times?: number
  /** Day of the month, and others. */
  day?: number
  moreDays?: readonly number[]
  /** Those are days of the lunar month. */
  lunar?: true
  /** Which of the weekdays in the month. */
  nth?: number
  part?: Part
  /** Minutes from midnight it begins, and until when. */
  minutes?: number
  until?: number
}>

type First = Readonly<{ start?: DateTime; end?: DateTime; precision: 'minute' | 'part' | 'day' | 'week' | 'month'; recurrence: Recurrence }>

/** The first time a rhythm comes that is not over, seen from `now` in its zone, and the rhythm as data. */
export const firstOf = (rhythm: Rhythm, now: DateTime, words: TimeWords): First => {
  const { clue } = rhythm
  const from = readMinutes(rhythm.until?.half !== undefined && clue.half === undefined && clue.part === undefined ? { ...clue, half: rhythm.until.half } : clue, words)?.minutes
  const until = from === undefined ? undefined : untilOf(rhythm, from, words)
  const part = clue.part === undefined ? undefined : words.clock[clue.part]
  const recurrence: Recurrence = {
    weekdays: rhythm.weekdays, every: rhythm.every,
    ...(rhythm.interval > 1 ? { interval: rhythm.interval } : {}),
    ...(rhythm.times === undefined ? {} : { times: rhythm.times }),
    ...(rhythm.day === undefined ? {} : { day: rhythm.day }),
    ...(rhythm.moreDays === undefined ? {} : { moreDays: rhythm.moreDays }),
    ...(rhythm.lunar === undefined ? {} : { lunar: rhythm.lunar }),
    ...(rhythm.nth === undefined ? {} : { nth: rhythm.nth }),
    ...(clue.part === undefined ? {} : { part: clue.part }),
    ...(from === undefined ? {} : { minutes: from % 1440 }),
    ...(until === undefined ? {} : { until: until % 1440 }),
  }
  const begins = from ?? (part === undefined ? 0 : part.from * 60)
  const ends = until ?? (from === undefined ? (part === undefined ? 1440 : part.to * 60) : from)
  const day = candidates(rhythm, now).find((one) => onDay(one, ends) > now)
  const precision = from === undefined ? (part === undefined ? (rhythm.weekdays.length > 0 ? 'day' : rhythm.day === undefined ? rhythm.every : 'day') : 'part') : 'minute'
  if (day === undefined || (precision === 'week' || precision === 'month')) return { precision, recurrence }
  return { start: onDay(day, begins), ...(from === undefined || until !== undefined ? { end: onDay(day, ends) } : {}), precision, recurrence }
}

const untilOf = (rhythm: Rhythm, from: number, words: TimeWords): number | undefined => {
  if (rhythm.until === undefined) return undefined
  const { clue, until } = rhythm
  const said = until.part ?? until.half
  const read = readMinutes(said === undefined && clue.part !== undefined ? { ...until, part: clue.part } : until, words)
  if (read === undefined) return undefined
  return [0, 720, 1440].map((shift) => read.minutes + shift).find((minutes) => minutes > from)
}

/** Days of two lunar months. */
const LUNAR_MONTHS = 60

/** Days on which the rhythm can begin, from today on. */
const candidates = (rhythm: Rhythm, now: DateTime): readonly DateTime[] => {
  const today = now.startOf('day')
  if (rhythm.lunar === true)
    return Array.from({ length: LUNAR_MONTHS }, (_, shift) => today.plus({ days: shift })).filter((day) => isLunarDay(day.toISODate() ?? '', [rhythm.day ?? 1, ...(rhythm.moreDays ?? [])]))
  if (rhythm.day !== undefined)
    return [0, 1, 2, 3].map((months) => today.startOf('month').plus({ months }))
      .flatMap((month) => [rhythm.day ?? 1, ...(rhythm.moreDays ?? [])].filter((day) => (month.daysInMonth ?? 31) >= day).map((day) => month.set({ day }))).toSorted((a, b) => a.toMillis() - b.toMillis())
  const { nth } = rhythm
  if (nth !== undefined) return [0, 1, 2, 3].map((months) => nthOf(today.startOf('month').plus({ months }), rhythm.weekdays[0] ?? 1, nth)).filter((day) => day >= today)
  const days = [0, 1, 2, 3, 4, 5, 6, 7].map((shift) => today.plus({ days: shift }))
  return rhythm.weekdays.length === 0 ? days : days.filter((day) => rhythm.weekdays.includes(day.weekday))
}
