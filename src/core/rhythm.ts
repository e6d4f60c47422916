import { dayIn, instantOf } from './clock.ts'
import { isLunarDay } from './lunarDay.ts'

/**
 * How visits come again. Weekdays are 1 (Monday) to 7; `from` and `to` are minutes from midnight on the community's clock.
 * `every` week: on each of the weekdays, every `interval` weeks; `every` month: on `day` and `moreDays`, of the lunar month where it is `lunar`, or on the `nth` of the first weekday, -1 for the last.
 */
export type Rhythm = Readonly<{
  every: 'day' | 'week' | 'month'; interval: number; weekdays: readonly number[]; day?: number; moreDays?: readonly number[]; lunar?: true; nth?: number; from: number; to: number
}>

/** One time somebody is expected: ms since the epoch, `until` exclusive. */
export type Appointment = Readonly<{ at: number; until: number }>

const DAY = 24 * 60 * 60_000
/** Longer than the longest rhythm. */
const LOOKED_AHEAD = 800

const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY)
const dayOf = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10)
const weekdayOf = (n: number): number => ((n + 3) % 7) + 1
const weekOf = (n: number): number => Math.floor((n + 3) / 7)
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
const lengthOfMonth = (day: string): number => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()

const isOn = ({ every, interval, weekdays, day: wanted = 1, moreDays = [], lunar, nth }: Rhythm, n: number, first: number): boolean => {
  const day = dayOf(n)
  const date = Number(day.slice(8, 10))
  switch (every) {
    case 'day':
      return (n - first) % interval === 0
    case 'week':
      return weekdays.includes(weekdayOf(n)) && (weekOf(n) - weekOf(first)) % interval === 0
    case 'month':
      if ((monthOf(day) - monthOf(dayOf(first))) % interval !== 0) return false
      if (lunar === true) return isLunarDay(day, [wanted, ...moreDays])
      return nth === undefined ? [wanted, ...moreDays].some((one) => date === Math.min(one, lengthOfMonth(day))) : weekdayOf(n) === weekdays[0] && (nth < 0 ? -Math.ceil((lengthOfMonth(day) - date + 1) / 7) : Math.ceil(date / 7)) === nth
  }
}

/** The first time on or after `from` (ms since the epoch) that the rhythm comes; `begun` is the day, `YYYY-MM-DD`, from which every second week or month counts. */
export const nextVisit = (rhythm: Rhythm, begun: string, from: number, zone: string): Appointment | undefined => {
  const start = numberOf(dayIn(from, zone))
  for (let n = start; n < start + LOOKED_AHEAD; n += 1) {
    if (!isOn(rhythm, n, numberOf(begun))) continue
    const at = instantOf(dayOf(n), rhythm.from, zone)
    if (at >= from) return { at, until: instantOf(dayOf(n), rhythm.to, zone) }
  }
  return undefined
}

/** The same hours a day later. */
export const dayAfter = ({ at }: Appointment, { from, to }: Pick<Rhythm, 'from' | 'to'>, zone: string): Appointment => {
  const day = dayOf(numberOf(dayIn(at, zone)) + 1)
  return { at: instantOf(day, from, zone), until: instantOf(day, to, zone) }
}
