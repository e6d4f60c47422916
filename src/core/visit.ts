import type { Aspect, Measured } from './words/visit.ts'

/** A stretch of time in somebody's words: ms since the epoch, `until` exclusive. `conflict`: the weekday and the date said do not agree. */
export type Appointed = Readonly<{ said: string; at: number; until?: number; conflict?: true }>

/** One clause of a report, word for word, under what it is about. `said`: about nothing we know a heading for. */
export type Remark = Readonly<{ about: Aspect | 'measured' | 'next' | 'said'; words: string }>

/** A figure that was measured, as it was said; no unit is added and nothing is judged. */
export type Measure = Readonly<{ what: Measured; value: string; said: string }>

/**
 * What one sentence of staff tells of a visit. Every clause is one remark, in order, in its own words: nothing is in it
 * that was not said, and nothing that was said is left out. F1.
 */
export type Visit = Readonly<{
  remarks: readonly Remark[]
  measures: readonly Measure[]
  /** When they went, if it was said. */
  went?: Appointed
  /** When somebody goes again. */
  next?: Appointed
  /** The words in which the elder's agreement or refusal was told along with it. */
  agreed?: string
  agreedPictures?: string
  refused?: string
}>

/** What is about somebody's health: it leaves the house only when the elder agreed. I7. */
const HEALTH: ReadonlySet<Remark['about']> = new Set(['body', 'medicine', 'measured'])

/** Whether something in it is about health. */
export const tellsHealth = ({ remarks }: Visit): boolean => remarks.some(({ about }) => HEALTH.has(about))

/** The remarks a relative hears: not that the elder wants something kept back, and of health only what the elder agreed to tell. */
export const toldRemarks = ({ remarks, refused }: Visit, agreed: boolean): readonly Remark[] =>
  remarks.filter(({ about, words }) => words !== refused && (agreed || !HEALTH.has(about)))
