import { groupBy } from './group.ts'
import type { Month } from './monthChecks.ts'
import { HOUR } from './monthPlaces.ts'
import type { Kept } from './monthPromises.ts'
import type { Receipts } from './monthReceipts.ts'
import { percentile } from './report.ts'

/** What the month came to. Times: hours by the clock, medians. */
export type MonthFigures = Readonly<{
  residents: number; staff: number; tickets: number; states: Readonly<Record<string, number>>; services: number
  promises: Kept; receipts: Receipts
  claimed: number; answered: number; handedOn: number; redone: number; rated: number; meanRating: number
  /** Wishes people let be themselves, that lapsed unanswered, and that were given up because they were not understood. */
  dropped: number; lapsed: number; lost: readonly string[]
  turns: number; sentences: number; processes: number; seconds: number; cpuSeconds: number
}>

const median = (durations: readonly number[]): number => Math.round(percentile(durations, 0.5) / HOUR * 10) / 10

export const figuresOf = ({ cases, residents, staff, world }: Month, measured: Readonly<{ promises: Kept; receipts: Receipts; seconds: number; cpuSeconds: number }>): MonthFigures => {
  const first = (kind: string): readonly number[] => cases.flatMap(({ ticket, history }) => {
    const event = history.find((one) => one.kind === kind)
    return event === undefined ? [] : [event.at - ticket.openedAt]
  })
  const count = (...kinds: readonly string[]): number => cases.flatMap(({ history }) => history).filter(({ kind }) => kinds.includes(kind)).length
  const ratings = cases.flatMap(({ ticket: { rating } }) => rating ?? [])
  const sum = (of: (record: Month['residents'][number]['record']) => number): number => residents.reduce((total, { record }) => total + of(record), 0)
  return {
    residents: residents.length, staff: staff.length, tickets: cases.length, services: new Set(cases.map(({ ticket: { service } }) => service)).size,
    states: Object.fromEntries([...groupBy(cases, ({ ticket: { state } }) => state)].map(([state, those]) => [state, those.length])),
    ...measured, claimed: median(first('claimed')), answered: median(first('reported')), handedOn: count('transferred', 'released'), redone: count('redone'),
    rated: ratings.length, meanRating: ratings.length === 0 ? 0 : Math.round(ratings.reduce((total, one) => total + one, 0) / ratings.length * 100) / 100,
    dropped: sum(({ dropped }) => dropped), lapsed: sum(({ lapsed }) => lapsed), lost: residents.flatMap(({ record }) => record.lost),
    turns: world.turns(), sentences: world.wire.sentences().length, processes: world.starts(),
  }
}
