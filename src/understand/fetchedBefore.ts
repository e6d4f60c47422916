import type { EntityWords } from '../core/library.ts'
import { besides, holdsWord } from './anew/spans.ts'
import { clauseEnd } from './entities/clause.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'

type Time = Found<TimeValue>

const HALF_DAY = 12 * 60 * 60_000
/** Nobody is fetched longer before. */
const LONGEST_WAY = 4 * 60 * 60_000
/** So much may stand between both. */
const APART = 24

/** The times with when somebody has to be there and when they are fetched for it as one, on one day: 「周四下午3点要到医院，2点来家里接」. When they have to be there is the time. */
export const withFetching = (all: readonly Time[], text: string, { time: { fetches, brings } }: Pick<EntityWords, 'time'>): readonly Time[] => {
  // 「周一到周五，我每天早上送他过来」: when the family brings them is not when they come.
  const isBringing = (time: Time): boolean => time.value.recurrence?.every === 'day' && holdsWord(besides(text, time), brings)
  const times = all.every(isBringing) ? all : all.filter((time) => !isBringing(time))
  const told = times.filter(({ value }) => value.denied !== true)
  const isFetched = (time: Time): boolean => holdsWord(besides(text, time), fetches)
  const [first, second] = told
  if (first === undefined || second === undefined || told.length !== 2 || !told.every(isHour) || second.from - first.to > APART || isFetched(first) === isFetched(second)) return times
  const [fetch, visit] = isFetched(first) ? [first, second] : [second, first]
  const [anchor, other] = hasDay(second) && !hasDay(first) ? [second, first] : [first, second]
  if (hasDay(other)) return times
  const at = anchor.value.start ?? 0
  const turned = around(other.value.start ?? 0, at).find((hour) => {
    const way = visit === anchor ? at - hour : hour - at
    return way > 0 && way <= LONGEST_WAY
  })
  if (turned === undefined) return times
  const whole: Time = { ...visit, said: text.slice(first.from, clauseEnd(text, second.to)), value: visit === anchor ? visit.value : { ...anchor.value, start: turned } }
  return times.flatMap((time) => (time === fetch ? [] : time === visit ? [whole] : [time]))
}

const isHour = ({ value: { kind, precision } }: Time): boolean => kind === 'instant' && precision === 'minute'
const hasDay = ({ value: { dayless } }: Time): boolean => dayless !== true

/** An hour of the clock face in the half days around an instant. */
const around = (hour: number, at: number): readonly number[] => {
  const base = hour + Math.round((at - hour) / HALF_DAY) * HALF_DAY
  return [base, base - HALF_DAY, base + HALF_DAY]
}
