import type { CalendarYear } from './calendar.ts'
import { dayIn, instantOf } from './clock.ts'
import type { Library } from './library.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Nobody waits longer than this for a working minute; a calendar without any would never end. */
const HORIZON_DAYS = 3_660

/** When a community works: its zone, its hours as minutes of the day, and the days the State Council moved. T5. */
export type WorkingTime = Readonly<{
  zone: string
  /** In order, without overlap; lunch is the gap between two. */
  hours: readonly Readonly<{ from: number; to: number }>[]
  years: ReadonlyMap<number, CalendarYear>
}>

/** The working time of the library's community. */
export const workingTimeOf = ({ community, calendar }: Pick<Library, 'community' | 'calendar'>): WorkingTime => ({
  zone: community.zone,
  hours: community.hours.map((span) => {
    const [from = '', to = ''] = span.split('-')
    return { from: minuteOfDay(from), to: minuteOfDay(to) }
  }).toSorted((a, b) => a.from - b.from),
  years: calendar,
})

const minuteOfDay = (clock: string): number => {
  const [hour = '', minute = ''] = clock.split(':')
  return Number(hour) * 60 + Number(minute)
}

/** Whether people work on that day, `YYYY-MM-DD`: a make-up day 调休 always, a holiday never, else Monday to Friday. */
export const isWorkday = (day: string, { years }: Pick<WorkingTime, 'years'>): boolean => {
  const year = years.get(Number(day.slice(0, 4)))
  if (year?.makeUpDays.includes(day) === true) return true
  if (year?.holidays.some(({ from, to }) => from <= day && day <= to) === true) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10)

/** The stretches people work on a day, as instants. */
const stretchesOf = (day: string, time: WorkingTime): readonly Readonly<{ from: number; to: number }>[] =>
  isWorkday(day, time) ? time.hours.map(({ from, to }) => ({ from: instantOf(day, from, time.zone), to: instantOf(day, to, time.zone) })) : []

/**
 * The instant at which `minutes` of working time have passed since `from`; both in ms since the epoch. None is needed: `from`
 * itself, also at night. Otherwise it lies in a working stretch or at its end.
 */
export const addWorkingMinutes = (from: number, minutes: number, time: WorkingTime): number => {
  let left = minutes * MINUTE
  if (left <= 0) return from
  let day = dayIn(from, time.zone)
  for (let days = 0; days < HORIZON_DAYS; days += 1) {
    for (const stretch of stretchesOf(day, time)) {
      const begin = Math.max(stretch.from, from)
      if (stretch.to - begin >= left) return begin + left
      left -= Math.max(0, stretch.to - begin)
    }
    day = nextDay(day)
  }
  return from + minutes * MINUTE
}

/** Whole minutes of working time from one instant to a later one; 0 when it is not later. */
export const workingMinutesBetween = (from: number, to: number, time: WorkingTime): number => {
  let worked = 0
  const last = dayIn(to, time.zone)
  for (let day = dayIn(from, time.zone); day <= last; day = nextDay(day)) {
    for (const stretch of stretchesOf(day, time)) worked += Math.max(0, Math.min(stretch.to, to) - Math.max(stretch.from, from))
  }
  return Math.floor(worked / MINUTE)
}

/** Whether somebody is at work at that instant. */
export const isWorking = (at: number, time: WorkingTime): boolean =>
  stretchesOf(dayIn(at, time.zone), time).some(({ from, to }) => from <= at && at < to)

/** The instant at which work ends on that day, also where nobody works on it. */
export const endOfWork = (day: string, { hours, zone }: WorkingTime): number => instantOf(day, hours.at(-1)?.to ?? 24 * 60, zone)
