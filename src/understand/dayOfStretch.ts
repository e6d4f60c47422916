import { DateTime } from 'luxon'
import type { EntityWords } from '../core/library.ts'
import type { Found } from './entities/found.ts'
import { isNumeralAt } from './entities/numeral.ts'
import type { TimeValue } from './entities/time.ts'
import { isLatin } from './entities/vocabulary.ts'

type Time = Found<TimeValue>
type Words = Pick<EntityWords, 'time' | 'number'>

/** So much may stand between the stretch and the day of it. */
const APART = 24
/** So little stands between an end and the day before it. */
const TIGHT = 3
const MONTHS = 12

/** The times with a stretch and the day of it, said apart, as one: 「下个月来看看她，28号上午」, 「春节前，腊月二十左右」. */
export const inTheStretch = (times: readonly Time[], text: string, words: Words): readonly Time[] => times.reduce<readonly Time[]>((kept, time) => {
  const wide = kept.at(-1)
  const between = wide === undefined ? '' : text.slice(wide.to, time.from)
  const day = wide === undefined || wide.value.denied === true || !isDay(time) || between.length > APART || /[\u3002\n]/.test(between) ? undefined : ofStretch(wide, time, between.length <= TIGHT, words)
  return wide === undefined || day === undefined ? [...kept, time]
    : [...kept.slice(0, -1), { ...time, said: `${wide.said}${isLatin(wide.said.charAt(0)) ? ', ' : ','}${time.said}`, value: day }]
}, [])

const isDay = ({ value: { kind, precision, anyDay, dayless, denied } }: Time): boolean =>
  denied !== true && kind === 'instant' && anyDay !== true && dayless !== true && (precision === 'day' || precision === 'part' || precision === 'minute')

const ofStretch = ({ value: wide }: Time, { said, value }: Time, tight: boolean, words: Words): TimeValue | undefined => {
  const { kind, precision, start, end, recurrence } = wide
  // 「春节前」 and a day before it.
  if (kind === 'open') return tight && precision === 'day' && start === undefined && end !== undefined && (value.start ?? end) < end ? value : undefined
  if (kind !== 'instant' || precision !== 'month' || recurrence !== undefined || start === undefined || end === undefined || !isBareNumber(said, words)) return undefined
  return Array.from({ length: MONTHS }, (_, months) => monthsOn(value, months)).find((day) => (day.start ?? 0) >= start && (day.start ?? 0) < end)
}

/** A number of the day, and no month. */
const isBareNumber = (said: string, { number, time: { monthMarks, monthNames, lunarFirst } }: Words): boolean =>
  isNumeralAt(said, 0, number) && ![...monthMarks, ...Object.keys(monthNames), ...lunarFirst].some((word) => said.toLowerCase().includes(word))

const monthsOn = (value: TimeValue, months: number): TimeValue => {
  const move = (at: number): number => DateTime.fromMillis(at, { zone: value.zone }).plus({ months }).toMillis()
  return { ...value, ...(value.start === undefined ? {} : { start: move(value.start) }), ...(value.end === undefined ? {} : { end: move(value.end) }) }
}
