import { DateTime } from 'luxon'
import type { TimeWords } from '../../../core/words/time.ts'
import type { Clue, Phrase } from './clue.ts'
import type { Expression } from './expression.ts'
import { onDay, readMinutes } from './resolveClock.ts'
import { resolveDays, type Days } from './resolveDay.ts'
import { firstOf, type Recurrence } from './resolveRhythm.ts'
import { HERE } from './tables.ts'
import { inWeekBegun } from './weekBegun.ts'

export type { Recurrence } from './resolveRhythm.ts'

export type Precision = 'minute' | 'part' | 'day' | 'week' | 'month' | 'year'

/** A time somebody named. Instants are ms since the epoch; `end` is exclusive. */
export type TimeValue = Readonly<{
  /** `instant`: one point or one named stretch; `range`: from one to another; `open`: one side is missing; `recurring`: comes again. */
  kind: 'instant' | 'range' | 'open' | 'recurring'
  /** Of something recurring, the first time it comes. Missing when everything before `end` is meant. */
  start?: number
  /** Missing for a minute, and when everything from `start` on is meant. */
  end?: number
  precision: Precision
  /** The IANA zone the words were said in: a named one, else the speaker's. */
  zone: string
  recurrence?: Recurrence
  /** The weekday that was said with a date, 1 is Monday. */
  weekdayGiven?: number
  /** The weekday and the date said do not agree; the weekday was kept. */
  conflict?: true
  /** A part of the day and no day: 中午. */
  anyDay?: true
  /** An hour and no day: 下午三点. */
  dayless?: true
  /** Whose clock it is was said with it: 你们那边下午三点. */
  clockNamed?: true
  /** It was said not to suit: 周三不行, except Monday. */
  denied?: true
}>

/** A stretch on the clock: a minute has no end. */
type Spot = Readonly<{ start: DateTime; end?: DateTime; precision: Precision; conflict?: true; ending?: true }>

/** The expression on the calendar; undefined when such a day does not exist, or when it is a bygone year and no more (a year of birth). `now` is on the clock that is meant when none is named, `here` the speaker's zone, `home` that of the community. */
export const resolve = (expression: Expression, now: DateTime, here: string | undefined, words: TimeWords, home?: string): TimeValue | undefined => {
  if (expression.kind === 'rhythm') {
    const { clue, until } = expression.rhythm
    const named = clue.zone ?? until?.zone
    const there = inZone(now, named, here)
    const first = firstOf(expression.rhythm, there, words)
    return { kind: 'recurring', ...(first.start === undefined ? {} : { start: first.start.toMillis() }), ...(first.end === undefined ? {} : { end: first.end.toMillis() }),
      precision: first.precision, zone: zoneName(there), recurrence: first.recurrence, ...(named === undefined ? {} : { clockNamed: true }) }
  }
  if (expression.phrase.facets.size === 1 && (expression.phrase.clue.year ?? now.year) < now.year - 1) return undefined
  const zone = expression.phrase.clue.zone ?? (expression.kind === 'range' ? expression.until.clue.zone : undefined)
  const there = inZone(now, zone, here)
  const begun = (said: Phrase): Phrase => ({ ...said, clue: inWeekBegun(said.clue, there, home) })
  const phrase = begun(expression.phrase)
  if (expression.kind === 'range') return resolveRange(zone === undefined ? phrase : { ...phrase, clue: { ...phrase.clue, zone } }, begun(expression.until), there, words)
  const spot = resolveSpot(phrase.clue, there, words)
  if (spot === undefined) return undefined
  const shared = sharedOf(phrase.clue, spot, there)
  if (phrase.clue.span?.where === 'within' && spot.end !== undefined)
    return { ...shared, kind: 'range', start: Math.max(there.toMillis(), spot.start.toMillis()), end: spot.end.toMillis() }
  if (expression.kind === 'point')
    return { ...shared, kind: 'instant', start: spot.start.toMillis(), ...(spot.end === undefined ? {} : { end: spot.end.toMillis() }) }
  if (expression.edge === 'latest') return { ...shared, kind: 'open', end: (spot.end ?? spot.start).toMillis() }
  if (expression.edge === 'before')
    return { ...shared, kind: 'open', end: endBefore(spot, phrase.clue, words).toMillis() }
  const past = expression.edge === 'after' && spot.end !== undefined && spot.precision !== 'part'
  const from = past && spot.end !== undefined ? spot.end : spot.start
  // 「从周一开始」, on a Monday: today is called so by nobody.
  return { ...shared, kind: 'open', start: (from < there && isNextWeekday(phrase.clue) && phrase.clue.weekday !== undefined ? from.plus({ weeks: 1 }) : from).toMillis() }
}

/** What 之前 means: before it begins; before it is over, of the end of a month; and before twelve, of noon. */
const endBefore = (spot: Spot, clue: Clue, words: TimeWords): DateTime => {
  if (spot.ending === true && spot.end !== undefined) return spot.end
  const part = spot.precision === 'part' && clue.part !== undefined ? words.clock[clue.part] : undefined
  return part?.reads === 'noon' ? spot.start.plus({ hours: (part.to - part.from) / 2 }) : spot.start
}

const inZone = (now: DateTime, zone: string | undefined, here: string | undefined): DateTime => {
  const meant = zone === HERE ? here : zone
  return meant === undefined ? now : now.setZone(meant)
}

const zoneName = (now: DateTime): string => now.zoneName ?? 'UTC'

const sharedOf = (clue: Clue, spot: Spot, now: DateTime): Pick<TimeValue, 'precision' | 'zone' | 'weekdayGiven' | 'conflict' | 'anyDay' | 'dayless' | 'clockNamed'> => ({
  precision: spot.precision,
  zone: zoneName(now),
  ...(clue.zone === undefined ? {} : { clockNamed: true }),
  ...(spot.precision === 'part' && !hasDay(clue) ? { anyDay: true } : {}),
  ...(spot.precision === 'minute' && !hasDay(clue) && clue.span === undefined ? { dayless: true } : {}),
  ...(clue.weekday === undefined ? {} : { weekdayGiven: clue.weekday }),
  ...(spot.conflict === undefined ? {} : { conflict: spot.conflict }),
})

/** The stretch or minute a clue means, seen from `now`; `ahead` forbids dates that are over. */
const resolveSpot = (clue: Clue, now: DateTime, words: TimeWords, ahead = false): Spot | undefined => {
  if (clue.span !== undefined && (clue.span.unit === 'minute' || clue.span.unit === 'hour')) return resolveMoment(clue.span, now)
  const named = hasDay(clue)
  const days = named ? resolveDays(clue, now, words, ahead) : dayOf(now)
  if (days === undefined) return undefined
  const spot = resolveInDay(clue, days, now, words)
  if ((spot.end ?? spot.start) >= now) return spot
  if (!named) return resolveInDay(clue, dayOf(days.to), now, words)
  return isNextWeekday(clue) ? resolveInDay(clue, { ...days, from: days.from.plus({ weeks: 1 }), to: days.to.plus({ weeks: 1 }) }, now, words) : spot
}

const hasDay = (clue: Clue): boolean =>
  [clue.year, clue.yearShift, clue.months, clue.month, clue.monthShift, clue.days, clue.day, clue.lunar, clue.festival, clue.dayShift, clue.weekShift,
    clue.weekday, clue.weekend, clue.span, clue.soon].some((value) => value !== undefined)

/** Whether the clue means the next such weekday, so that today after the hour it is the one in a week. */
const isNextWeekday = (clue: Clue): boolean => Object.keys(clue).every((key) => ['weekday', 'part', 'hour', 'minute', 'half', 'zone'].includes(key))

const dayOf = (now: DateTime): Days => ({ from: now.startOf('day'), to: now.startOf('day').plus({ days: 1 }), precision: 'day' })

const resolveMoment = (span: NonNullable<Clue['span']>, now: DateTime): Spot => {
  const minutes = Math.round(span.n * (span.unit === 'hour' ? 60 : 1))
  const target = span.where === 'ago' ? now.minus({ minutes }) : now.plus({ minutes })
  return span.where === 'within' ? { start: now, end: target, precision: 'minute' } : { start: target, precision: 'minute' }
}

const HALF_DAY = 720

/** An hour that is over today is meant in the evening up to eight, and tomorrow from nine on. */
const LATEST_EVENING = 8 * 60 + 59

/** The hour or part of the day on the days that were named. */
const resolveInDay = (clue: Clue, days: Days, now: DateTime, words: TimeWords): Spot => {
  const marks = { ...(days.conflict === undefined ? {} : { conflict: days.conflict }), ...(days.ending === undefined ? {} : { ending: days.ending }) }
  const read = readMinutes(clue, words)
  if (days.precision !== 'day' || clue.span?.where === 'within' || (read === undefined && clue.part === undefined))
    return { start: days.from, end: days.to, precision: days.precision, ...marks }
  if (read !== undefined) {
    const start = onDay(days.from, read.minutes)
    const evening = onDay(days.from, read.minutes + HALF_DAY)
    const mayMove = clue.dayShift === 0 || (!hasDay(clue) && read.minutes <= LATEST_EVENING)
    const over = mayMove && read.guessed && read.minutes < HALF_DAY && start <= now && evening > now
    return { start: over ? evening : start, precision: 'minute', ...marks }
  }
  const { from, to } = words.clock[clue.part ?? 'daytime']
  return { start: onDay(days.from, from * 60), end: onDay(days.from, to * 60), precision: 'part', ...marks }
}

/** From the one to the other: the second is read from where the first begins, and takes from the first what it does not say. */
const resolveRange = (phrase: Phrase, until: Phrase, now: DateTime, words: TimeWords): TimeValue | undefined => {
  const clue = withHalf(phrase.clue, until.clue)
  const first = resolveSpot(clue, now, words)
  if (first === undefined) return undefined
  const second = resolveEnd(clue, until.clue, first, now, words)
  if (second === undefined) return undefined
  return { ...sharedOf(clue, first, now), kind: 'range', start: first.start.toMillis(), end: second.toMillis() }
}

/** `from 2 to 4pm`: the first hour takes its half of the day from the second. */
const withHalf = (first: Clue, second: Clue): Clue =>
  first.hour !== undefined && first.half === undefined && first.part === undefined && second.half !== undefined && first.hour <= (second.hour ?? 0)
    ? { ...first, half: second.half } : first

const resolveEnd = (first: Clue, second: Clue, start: Spot, now: DateTime, words: TimeWords): DateTime | undefined => {
  if (hasDay(second)) {
    const counted = [second.dayShift, second.weekShift, second.monthShift, second.yearShift, second.span].some((shift) => shift !== undefined)
    const spot = counted ? resolveSpot(second, now, words) : resolveSpot(second, start.start.startOf('day'), words, true)
    const end = spot?.end ?? spot?.start
    return end !== undefined && end > start.start ? end : undefined
  }
  const day = start.start.startOf('day')
  const said = second.part ?? second.half
  const read = readMinutes(said === undefined && first.part !== undefined ? { ...second, part: first.part } : second, words)
  if (read === undefined) return second.part === undefined ? undefined : laterThan(start.start, onDay(day, words.clock[second.part].to * 60))
  const shifts = said === undefined && (second.hour ?? 0) <= 12 ? [0, 720, 1440] : [0, 1440]
  return shifts.map((shift) => onDay(day, read.minutes + shift)).find((end) => end > start.start)
}

const laterThan = (start: DateTime, end: DateTime): DateTime => (end > start ? end : end.plus({ days: 1 }))
