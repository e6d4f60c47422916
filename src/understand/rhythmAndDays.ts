import type { EntityWords } from '../core/library.ts'
import type { Found } from './entities/found.ts'
import type { Recurrence, TimeValue } from './entities/time.ts'
import { isLatin } from './entities/vocabulary.ts'
import { isListed } from './weekdaysTold.ts'

type Time = Found<TimeValue>
type Read = (text: string) => readonly Time[]

/** So much may be said between how often and on which days. */
const APART = 40
/** With no more between, all of it is about the time. */
const TIGHT = 6

/** The times with how often and the days of it, said apart, as one: 「隔周去看看我奶奶，周六上午吧」, `twice a week to check on her, Mondays and Thursdays`. */
export const withItsDays = (times: readonly Time[], text: string, { time: words }: Pick<EntityWords, 'time'>, read: Read): readonly Time[] => {
  const told = times.filter(({ value }) => value.denied !== true)
  const often = told.find(lacksDays)
  const days = told.filter((time) => time !== often)
  const [first, last] = [days[0], days.at(-1)]
  if (often === undefined || first === undefined || last === undefined || days.some((day, at) => at > 0 && !isListed(text.slice(days[at - 1]!.to, day.from), words))) return times
  const between = text.slice(Math.min(often.to, last.to), Math.max(often.from, first.from))
  if (between.length > APART) return times
  const said = `${often.said}${isLatin(often.said.charAt(0)) ? ', ' : ','}${days.length === 1 ? first.said : text.slice(first.from, last.to)}`
  const [joined, ...more] = read(said)
  const whole = joined === undefined || more.length === 0 ? joined : more.length > 1 ? undefined : onWeekdays(joined, more[0]!, said)
  if (whole === undefined || whole.from > 0 || whole.to < said.length || whole.value.recurrence === undefined || lacksDays(whole)) return times
  const { from, to } = between.length <= TIGHT ? { from: Math.min(often.from, first.from), to: Math.max(often.to, last.to) } : { from: first.from, to: last.to }
  return times.flatMap((time) => (time === often ? [] : time === first ? [{ ...whole, from, to }] : days.includes(time) ? [] : [time]))
}

/** `Twice a month, Saturdays`, read as two: so often, on those days. */
const onWeekdays = (often: Time, { to, value: { recurrence, start, end } }: Time, said: string): Time | undefined => {
  const known = often.value.recurrence
  if (known === undefined || !lacksDays(often) || recurrence?.every !== 'week' || recurrence.weekdays.length === 0) return undefined
  return { ...often, to, said: said.slice(often.from, to), value: { ...often.value, precision: 'day', ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }), recurrence: { ...rhythmOf(known), weekdays: recurrence.weekdays } } }
}

const TWICE = 2

/** So many times a month is every second week, or every one; once is on the first such day. */
const rhythmOf = ({ times = 1, ...known }: Recurrence): Recurrence => {
  if (known.every !== 'month') return { ...known, times }
  return times < TWICE ? { ...known, nth: 1 } : { ...known, every: 'week', ...(times === TWICE ? { interval: 2 } : {}) }
}

const lacksDays = ({ value: { recurrence } }: Time): boolean =>
  recurrence !== undefined && recurrence.weekdays.length === 0 && recurrence.minutes === undefined && recurrence.part === undefined
  && (recurrence.every === 'week' || (recurrence.every === 'month' && recurrence.day === undefined && recurrence.nth === undefined))
