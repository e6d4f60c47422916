import type { Locale } from './library.ts'

const MINUTE = 60_000

/** A wall-clock moment in one zone, as people there write it: month, day, weekday, hour and minute. */
export const writeClock = (at: number, zone: string, locale: Locale): string =>
  dayAndHour(zone, locale).format(at)

/** Making a formatter takes a hundred times as long as using it, and there are few zones and languages. */
const perZone = (options: (locale: string) => Intl.DateTimeFormatOptions): ((zone: string, locale: string) => Intl.DateTimeFormat) => {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (zone, locale) => {
    const known = made.get(`${zone} ${locale}`) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options(locale) })
    made.set(`${zone} ${locale}`, known)
    return known
  }
}

const DAY_OF_YEAR = (locale: string) => ({ month: locale === 'en' ? 'short' : 'numeric', day: 'numeric', weekday: 'short' }) as const
const HOUR = { hour: '2-digit', minute: '2-digit' } as const
const dayOfYear = perZone(DAY_OF_YEAR)
const hourOfDay = perZone(() => HOUR)
const dayAndHour = perZone((locale) => ({ ...DAY_OF_YEAR(locale), ...HOUR }))
const wallClock = perZone(() => ({ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }))

/** A calendar day in one zone, `YYYY-MM-DD`. */
export const dayIn = (at: number, zone: string): string =>
  new Date(Math.floor(at / MINUTE) * MINUTE + offsetMinutes(at, zone) * MINUTE).toISOString().slice(0, 10)

/** A moment so that it sorts as text: day, hour and minute in one zone. */
export const writeStamp = (at: number, zone: string): string =>
  `${dayIn(at, zone)} ${hourOfDay(zone, 'en-GB').format(at)}`

/** The minute each zone was last asked about: within a turn it is nearly always now. */
const latest = new Map<string, Readonly<{ minute: number; offset: number }>>()

/** Minutes a zone is ahead of UTC at that instant. */
export const offsetMinutes = (at: number, zone: string): number => {
  const minute = Math.floor(at / MINUTE)
  const known = latest.get(zone)
  if (known?.minute === minute) return known.offset
  const parts = wallClock(zone, 'en-US').formatToParts(at)
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value)
  const offset = Math.round((Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute')) - minute * MINUTE) / MINUTE)
  latest.set(zone, { minute, offset })
  return offset
}

/** The instant at which the clock of a zone shows that day and minute of the day; in a gap, the instant after it. */
export const instantOf = (day: string, minuteOfDay: number, zone: string): number => {
  const wall = Date.parse(`${day}T00:00:00Z`) + minuteOfDay * MINUTE
  const guess = wall - offsetMinutes(wall, zone) * MINUTE
  return wall - offsetMinutes(guess, zone) * MINUTE
}

const DAY = 24 * 60 * MINUTE

/** A stretch on the clock of one zone: a moment, from hour to hour in a day, or from day to day. `until` is exclusive. */
export const writeStretch = (at: number, until: number | undefined, zone: string, locale: Locale): string => {
  if (until === undefined) return writeClock(at, zone, locale)
  const day = (instant: number): string => dayOfYear(zone, locale).format(instant)
  const hour = (instant: number): string => hourOfDay(zone, locale).format(instant)
  if (until - at < DAY && hour(at) !== hour(until)) return `${day(at)} ${hour(at)}\u2013${hour(until)}`
  const last = day(until - 1)
  return last === day(at) ? last : `${day(at)} \u2013 ${last}`
}
