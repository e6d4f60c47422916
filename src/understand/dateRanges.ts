import type { EntityWords } from '../core/library.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import { everyOf } from './weekdaysTold.ts'

type Time = Found<TimeValue>
type Read = (text: string) => readonly Time[]
type Words = Pick<EntityWords, 'time'>

/** So much may stand between the first and the last day of a stay, and between those days and the hours of them. */
const APART = 16

/** The times with the first and the last day of a stay as one: 「12月20号回常州待到1月10号」. */
export const asStays = (times: readonly Time[], text: string, { time: words }: Words): readonly Time[] => times.reduce<readonly Time[]>((kept, time) => {
  const first = kept.at(-1)
  if (first === undefined || !isDay(first) || !isDay(time) || (first.value.start ?? 0) >= (time.value.start ?? 0)) return [...kept, time]
  const between = text.slice(first.to, time.from).toLowerCase()
  const stays = between.length <= APART && !/[\u3002\n]/.test(between) && words.to.some((word) => between.trimEnd().endsWith(word)) && words.stays.some((word) => between.includes(word))
  if (!stays) return [...kept, time]
  return [...kept.slice(0, -1), { ...first, said: text.slice(first.from, time.to), to: time.to, value: { ...first.value, kind: 'range', ...(time.value.end === undefined ? {} : { end: time.value.end }) } }]
}, [])

/** The times with the days from the one to the other and what is wished in each week of them as one: 「12月20号到1月10号我在常州，周末白天都行」. */
export const inDateRange = (times: readonly Time[], text: string, now: number, words: Words, read: Read): readonly Time[] => {
  // 「寒假12月20号到1月10号」
  const told = times.filter(({ value: { denied, precision, start, end } }) => denied !== true && precision !== 'month' && precision !== 'year' && (end ?? start ?? now) >= now)
  const [days, habit] = [told.find(isRange), told.find((time) => isHabit(time, words, read))]
  if (days === undefined || habit === undefined || told.length !== 2) return times
  const [first, second] = days.from < habit.from ? [days, habit] : [habit, days]
  const between = text.slice(first.to, second.from)
  if (between.length > APART || /[\u3002\n]/.test(between)) return times
  const { end: _, ...often } = habit.value
  const value = habit.value.recurrence === undefined ? days.value : { ...often, ...(days.value.start === undefined ? {} : { start: days.value.start }) }
  const whole = { ...habit, said: `${first.said},${second.said}`, value }
  return times.flatMap((time) => (time === days ? [] : time === habit ? [whole] : [time]))
}

const isDay = ({ value: { kind, precision, denied } }: Time): boolean => kind === 'instant' && precision === 'day' && denied !== true
/** From one date to another, and not 周一到周五. */
const isRange = ({ value: { kind, precision, recurrence, weekdayGiven } }: Time): boolean => kind === 'range' && precision === 'day' && recurrence === undefined && weekdayGiven === undefined

/** Whether it comes again in each week: said so, or a weekday or weekend and no date. */
const isHabit = ({ said, value: { recurrence, kind, weekdayGiven, precision } }: Time, words: Words, read: Read): boolean => {
  if (recurrence !== undefined) return true
  if (kind === 'open' || (weekdayGiven === undefined && precision !== 'week')) return false
  const whole = everyOf(said, words)
  const [time, ...more] = read(whole)
  return time?.value.recurrence !== undefined && more.length === 0 && time.from === 0 && time.to === whole.length
}
