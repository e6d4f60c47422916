import { DateTime } from 'luxon'
import type { TimeWords } from '../../../core/words/time.ts'
import type { Clue } from './clue.ts'
import { festivalIn, lengthOfLunarMonth, solarOf, type SolarDay } from './lunar.ts'

/** Whole days that were named, in one zone; `to` exclusive. */
export type Days = Readonly<{
  from: DateTime
  to: DateTime
  precision: 'day' | 'week' | 'month' | 'year'
  /** The weekday and the date that were said do not agree; the weekday was kept. */
  conflict?: true
  /** The days lie at the end of a month or year, so that "before" them means before they are over. */
  ending?: true
}>

/** A date without a year lies in the past when that is this many times nearer than the next one. */
const NEARER = 3

/** The days a clue names, seen from `now` (in the zone it is meant in); undefined when it names none or one that does not exist. `ahead` forbids the past. */
export const resolveDays = (clue: Clue, now: DateTime, words: TimeWords, ahead = false): Days | undefined => {
  if (clue.daysOff !== undefined) {
    const { daysOff, ...named } = clue
    const day = resolveDays(named, now, words, ahead)
    return day?.precision === 'day' ? { ...day, from: day.from.plus({ days: daysOff }), to: day.to.plus({ days: daysOff }) } : day
  }
  const days = resolveDate(clue, now, words, ahead)
  if (clue.nth !== undefined && clue.weekday !== undefined) return resolveNth(clue.weekday, clue.nth, days, now)
  if (clue.weekday === undefined || days === undefined) return days ?? resolveWeek(clue, now, ahead)
  return moveToWeekday(days, clue.weekday)
}

/** The nth weekday of the month that was named, or of the next month that still has it ahead. */
const resolveNth = (weekday: number, nth: number, days: Days | undefined, now: DateTime): Days | undefined => {
  const months = days === undefined ? [0, 1, 2].map((months_) => now.startOf('month').plus({ months: months_ })) : [days.from.startOf('month')]
  const found = months.map((month) => nthOf(month, weekday, nth)).filter((day, index) => day.hasSame(months[index] ?? day, 'month'))
  const day = found.find((one) => one >= today(now)) ?? found.at(-1)
  return day === undefined ? undefined : oneDay(day)
}

/** The nth weekday counted from the first of the month, or from its end when it is negative; it may fall into another. */
export const nthOf = (month: DateTime, weekday: number, nth: number): DateTime => {
  const last = month.endOf('month').startOf('day')
  if (nth < 0) return last.minus({ days: ((last.weekday - weekday + 7) % 7) + (-nth - 1) * 7 })
  return month.startOf('month').plus({ days: ((weekday - month.startOf('month').weekday + 7) % 7) + (nth - 1) * 7 })
}

const oneDay = (from: DateTime): Days | undefined =>
  from.isValid ? { from, to: from.plus({ days: 1 }), precision: 'day' } : undefined

const today = (now: DateTime): DateTime => now.startOf('day')

const resolveDate = (clue: Clue, now: DateTime, words: TimeWords, ahead: boolean): Days | undefined => {
  if (clue.dayShift !== undefined) return oneDay(today(now).plus({ days: clue.dayShift }))
  if (clue.soon !== undefined) return { from: today(now).plus({ days: clue.soon[0] }), to: today(now).plus({ days: clue.soon[1] }), precision: 'week' }
  if (clue.span !== undefined) return resolveSpan(clue.span, now)
  if (clue.festival !== undefined) return resolveFestival(clue, now, words)
  if (clue.lunar !== undefined) return resolveLunar(clue, clue.lunar, now, words)
  if (clue.months !== undefined) return resolveMonths(clue.months, yearOf(clue, now), now, ahead)
  if (clue.monthShift !== undefined) return inMonth(clue, today(now).startOf('month').plus({ months: clue.monthShift }))
  if (clue.month !== undefined) return resolveMonth(clue, clue.month, now, ahead)
  if (clue.day !== undefined || clue.days !== undefined) return resolveDayOfMonth(clue, now)
  const year = yearOf(clue, now)
  if (year === undefined) return undefined
  const from = DateTime.fromObject({ year }, { zone: now.zone })
  return { from, to: from.plus({ years: 1 }), precision: 'year' }
}

const yearOf = (clue: Clue, now: DateTime): number | undefined =>
  clue.year ?? (clue.yearShift === undefined ? undefined : now.year + clue.yearShift)

const resolveSpan = (span: NonNullable<Clue['span']>, now: DateTime): Days | undefined => {
  const sign = span.where === 'ago' ? -1 : 1
  const length = span.unit === 'month' ? { days: Math.round(span.n % 1 * 30), months: Math.floor(span.n) }
    : span.unit === 'year' ? { months: Math.round(span.n * 12) } : span.unit === 'week' ? { days: Math.round(span.n * 7) } : { days: Math.round(span.n) }
  const target = sign === 1 ? today(now).plus(length) : today(now).minus(length)
  if (span.where === 'within') return { from: today(now), to: target.plus({ days: 1 }), precision: 'day' }
  if (span.unit === 'year' && Number.isInteger(span.n)) return { from: target.startOf('year'), to: target.startOf('year').plus({ years: 1 }), precision: 'year' }
  return oneDay(target)
}

const at = (day: SolarDay, now: DateTime): DateTime => DateTime.fromObject(day, { zone: now.zone })

/** The first of the days that is not over, or the last there is. */
const upcoming = (days: readonly (SolarDay | undefined)[], now: DateTime): DateTime | undefined => {
  const valid = days.filter((day) => day !== undefined).map((day) => at(day, now)).filter((day) => day.isValid)
  return valid.find((day) => day >= today(now)) ?? valid.at(-1)
}

const resolveFestival = (clue: Clue, now: DateTime, words: TimeWords): Days | undefined => {
  const year = yearOf(clue, now)
  const festival = clue.festival ?? ''
  const years = year === undefined ? [now.year - 1, now.year, now.year + 1] : [year]
  const day = upcoming(years.map((one) => festivalIn(words, festival, one)), now)
  if (day === undefined) return undefined
  return clue.season === true ? { from: day.minus({ days: 1 }), to: day.plus({ days: 7 }), precision: 'week' } : oneDay(day)
}

const resolveLunar = (clue: Clue, lunar: NonNullable<Clue['lunar']>, now: DateTime, words: TimeWords): Days | undefined => {
  const year = yearOf(clue, now)
  const years = year === undefined ? [now.year - 1, now.year, now.year + 1] : [year]
  if (lunar.day !== undefined) {
    const { day } = lunar
    const found = upcoming(years.map((one) => solarOf(words, { year: one, month: lunar.month, day, leap: lunar.leap })), now)
    return found === undefined ? undefined : oneDay(found)
  }
  const months = years.flatMap((one) => {
    const first = solarOf(words, { year: one, month: lunar.month, day: 1, leap: lunar.leap })
    const length = lengthOfLunarMonth(words, one, lunar.month, lunar.leap)
    return first === undefined || length === undefined ? [] : [{ from: at(first, now), to: at(first, now).plus({ days: length }) }]
  })
  const month = months.find(({ to }) => to > now) ?? months.at(-1)
  return month === undefined ? undefined : { ...month, precision: 'month' }
}

const resolveMonths = ([first, last]: readonly [number, number], year: number | undefined, now: DateTime, ahead: boolean): Days | undefined => {
  const inYear = (one: number): Days => {
    const from = DateTime.fromObject({ year: one, month: first }, { zone: now.zone })
    return { from, to: from.plus({ months: last - first + 1 }), precision: first === last ? 'month' : 'year', ...(last === 12 ? { ending: true } : {}) }
  }
  return year === undefined ? nearest([now.year - 1, now.year, now.year + 1].map(inYear), now, ahead) : inYear(year)
}

/** The next of the days, unless the last before it is much nearer. */
const nearest = (candidates: readonly Days[], now: DateTime, ahead: boolean): Days | undefined => {
  const next = candidates.find(({ to }) => to > now)
  const past = candidates.findLast(({ to }) => to <= now)
  if (next === undefined || past === undefined || ahead) return next
  const [since, until] = [now.diff(past.to).toMillis(), next.from.diff(now).toMillis()]
  return since * NEARER < until ? past : next
}

/** A day or stretch of the month that begins at `month`, or all of it. */
const inMonth = (clue: Clue, month: DateTime): Days | undefined => {
  const length = month.daysInMonth ?? 31
  if (clue.day !== undefined) return clue.day > length ? undefined : oneDay(month.set({ day: clue.day }))
  if (clue.days === undefined) return { from: month, to: month.plus({ months: 1 }), precision: 'month' }
  const [first, last] = clue.days
  const to = Math.min(last, length)
  if (first >= to) return oneDay(month.set({ day: to }))
  return { from: month.set({ day: first }), to: month.set({ day: to }).plus({ days: 1 }), precision: 'week', ...(to === length ? { ending: true } : {}) }
}

const resolveMonth = (clue: Clue, month: number, now: DateTime, ahead: boolean): Days | undefined => {
  const inYear = (year: number): Days | undefined => inMonth(clue, DateTime.fromObject({ year, month }, { zone: now.zone }))
  const year = yearOf(clue, now)
  if (year !== undefined) return inYear(year)
  return nearest([-1, 0, 1, 2, 3, 4].flatMap((shift) => inYear(now.year + shift) ?? []), now, ahead)
}

/** A day said without its month is the next such day; a stretch that is over is next month's. */
const resolveDayOfMonth = (clue: Clue, now: DateTime): Days | undefined => {
  const month = today(now).startOf('month')
  for (const shift of [0, 1, 2]) {
    const days = inMonth(clue, month.plus({ months: shift }))
    if (days !== undefined && days.to > now) return days
  }
  return undefined
}

const resolveWeek = (clue: Clue, now: DateTime, ahead: boolean): Days | undefined => {
  const { weekday, weekShift } = clue
  const week = today(now).startOf('week').plus({ weeks: weekShift ?? 0 })
  if (clue.weekend === true) {
    const saturday = week.plus({ days: 5 })
    const from = ahead && saturday < now ? saturday.plus({ weeks: 1 }) : saturday
    return { from, to: from.plus({ days: 2 }), precision: 'week' }
  }
  if (weekday === undefined) return weekShift === undefined ? undefined : { from: week, to: week.plus({ weeks: 1 }), precision: 'week' }
  const day = week.plus({ days: weekday - 1 })
  return oneDay(weekShift === undefined && day < today(now) ? day.plus({ weeks: 1 }) : day)
}

/** The weekday nearest to the date that was said with it: people know the weekday better than the date. */
const moveToWeekday = (days: Days, weekday: number): Days => {
  if (days.precision !== 'day') {
    const first = days.from.plus({ days: (weekday - days.from.weekday + 7) % 7 })
    return { from: first, to: first.plus({ days: 1 }), precision: 'day' }
  }
  const apart = (weekday - days.from.weekday + 7) % 7
  if (apart === 0) return days
  const from = days.from.plus({ days: apart > 3 ? apart - 7 : apart })
  return { from, to: from.plus({ days: 1 }), precision: 'day', conflict: true }
}
