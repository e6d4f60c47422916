import { dayIn } from './clock.ts'
import type { ServiceId } from './ids.ts'
import type { Library } from './library.ts'
import { OVER } from './lifecycle.ts'
import { referTo } from './render.ts'
import type { Ticket } from './ticket.ts'

/** What a report can be about: days, weeks, months, quarters and years as people call them, and each month by its name. */
export const PERIODS = [
  'today', 'yesterday', 'week', 'lastWeek', 'month', 'lastMonth', 'quarter', 'lastQuarter', 'year', 'lastYear',
  'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12',
] as const

/** A stretch of time that a report is about, in 常州's days: instants, `until` exclusive, and what people call it. O3. */
export type Period = Readonly<{ name: (typeof PERIODS)[number]; from: number; until: number }>

/** How many of one kind: a service, a grid, a member of staff. */
export type Share = Readonly<{ name: string; count: number }>

/** What happened in a period, in numbers; nobody who asked for help is in it. */
export type Figures = Readonly<{
  period: Period
  opened: number
  closed: number
  /** Not finished now. */
  open: number
  /** Past their time: unfinished now, or finished late in the period. */
  overdue: number
  /** How many rated what was done, and the average from 1 to 5, in tenths. */
  rated: number
  score: number
  /** Most first. */
  services: readonly Share[]
  grids: readonly Share[]
  staff: readonly Share[]
  /** Opened on each day of the period, oldest first. */
  days: readonly Share[]
}>

const DAY = 24 * 60 * 60_000

/** A ticket with the time its service was promised for. */
export type Timed = Ticket & Readonly<{ dueAt?: number }>

/** Whether a ticket is or was too late at `now`. */
export const isOverdue = ({ state, dueAt, closedAt }: Timed, now: number): boolean =>
  dueAt !== undefined && (closedAt !== undefined ? closedAt > dueAt : !OVER.has(state) && now > dueAt)

/** The numbers of a period from the tickets that were open in it, and from what people said of the outcome. */
export const figuresOf = (tickets: readonly Ticket[], ratings: readonly number[], period: Period, now: number, library: Library): Figures => {
  const inside = (at: number | undefined): boolean => at !== undefined && at >= period.from && at < period.until
  const opened = tickets.filter(({ openedAt }) => inside(openedAt))
  const closed = tickets.filter(({ closedAt }) => inside(closedAt))
  const open = tickets.filter(({ state, openedAt }) => !OVER.has(state) && openedAt < period.until)
  const { zone } = library.community
  const dayOf = (at: number): string => dayIn(at, zone)
  return {
    period, opened: opened.length, closed: closed.length, open: open.length,
    overdue: [...open, ...closed].filter((ticket) => isOverdue(ticket, now)).length,
    rated: ratings.length, score: ratings.length === 0 ? 0 : Math.round((ratings.reduce((sum, one) => sum + one, 0) / ratings.length) * 10),
    services: count(opened.map(({ service }) => library.services.get(service as ServiceId)?.name ?? referTo(`service.${service}`))),
    grids: count(opened.flatMap(({ grid }) => (grid === undefined ? [] : [gridName(grid, library)]))),
    staff: count(closed.flatMap(({ assignee }) => (assignee === undefined ? [] : [assignee.name]))),
    days: Array.from({ length: Math.max(1, Math.round((Math.min(period.until, now) - period.from) / DAY + 0.499)) }, (_, n) => dayOf(period.from + n * DAY))
      .map((name) => ({ name, count: opened.filter(({ openedAt }) => dayOf(openedAt) === name).length })),
  }
}

const gridName = (id: string, { community }: Library): string => community.grids.find((grid) => grid.id === id)?.name ?? id

const count = (names: readonly string[]): readonly Share[] =>
  [...new Set(names)].map((name) => ({ name, count: names.filter((other) => other === name).length })).toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
