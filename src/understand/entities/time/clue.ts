import type { Part, Unit } from '../../../core/words/time.ts'

/** What one phrase says about when, before it is put on a calendar. Months and weekdays count from 1, Monday first. */
export type Clue = Readonly<{
  /** IANA zone, or the speaker's own. */
  zone?: string
  year?: number
  /** Years from this one. */
  yearShift?: number
  /** First and last month of a stretch of the year. */
  months?: readonly [number, number]
  month?: number
  monthShift?: number
  /** First and last day of a stretch of the month; 31 is the end. */
  days?: readonly [number, number]
  day?: number
  /** A day of the lunar calendar; without `day`, the month. */
  lunar?: Readonly<{ month: number; day?: number; leap: boolean }>
  festival?: string
  /** The days around the festival. */
  season?: boolean
  /** Days from the day that is named. */
  daysOff?: number
  dayShift?: number
  weekShift?: number
  weekday?: number
  weekend?: boolean
  /** Which of these weekdays in the month. */
  nth?: number
  /** A length of time from now: after it, before it, or within it. */
  span?: Readonly<{ unit: Unit; n: number; where: 'hence' | 'ago' | 'within' }>
  /** First day and day after the last, from today. */
  soon?: readonly [number, number]
  part?: Part
  /** A part said in the plural: every day's. */
  each?: boolean
  hour?: number
  minute?: number
  half?: 'am' | 'pm'
}>

/** What a piece of a phrase is about; two pieces of one phrase are never about the same. */
export type Facet = 'zone' | 'year' | 'date' | 'week' | 'part' | 'clock'

/** One piece of a phrase, and where it ends. `until` is the end of a range said in one breath: 9-11点. */
export type Piece = Readonly<{ to: number; facets: readonly Facet[]; clue: Clue; until?: Clue }>

/** Pieces that belong together, in `[from, to)`. */
export type Phrase = Readonly<{ from: number; to: number; facets: ReadonlySet<Facet>; clue: Clue; until?: Clue }>
