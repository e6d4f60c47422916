import { DateTime } from 'luxon'
import type { TimeWords } from '../core/words/time.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import { joinTimes } from './joinTimes.ts'

type Time = Found<TimeValue>

/** Nobody says more between a time and the right one. */
const LONGEST_GAP = 16

/** Hours this close to a day are on it: 「下午三点以后，后天」. */
const NEAR = 16

/** The times with a day and the hours said apart from it as one: 「10点吧，明天」, `Dec 10th, any time after 3`. */
export const putTogether = (times: readonly Time[], text: string, read: (text: string) => readonly Time[]): readonly Time[] => {
  const kept: Time[] = []
  for (const time of times) {
    const at = kept.findLastIndex(({ value }) => value.denied !== true)
    const last = kept[at]
    const whole = last === undefined || time.from - last.to > NEAR || /[\u3002\n]/.test(text.slice(last.to, time.from)) ? undefined
      : isWholeDay(last) && isHours(time) ? wholeOf(last, time, read) : isHours(last) && isWholeDay(time) ? wholeOf(time, last, read) : undefined
    if (last !== undefined && whole !== undefined) kept.splice(at, 1, { ...whole, from: last.from, to: time.to })
    else kept.push(time)
  }
  return kept
}

const isWholeDay = ({ value: { kind, precision, denied } }: Time): boolean => denied !== true && kind === 'instant' && precision === 'day'
const isHours = ({ value: { anyDay, dayless, denied } }: Time): boolean => denied !== true && (anyDay === true || dayless === true)

const wholeOf = (day: Time, hours: Time, read: (text: string) => readonly Time[]): Time | undefined => {
  const said = `${day.said}${/[a-z0-9]$/i.test(day.said) ? ' ' : ''}${hours.said}`
  const [time, ...more] = read(said)
  if (time !== undefined && more.length === 0 && time.from === 0 && time.to === said.length && time.value.kind !== 'recurring') return time
  return hours.value.kind === 'instant' ? { ...hours, said, value: onDay(hours.value, day.value) } : undefined
}

/** The hours on another day, where both together are not words one reads as a time. */
const onDay = (value: TimeValue, { start: day, zone }: TimeValue): TimeValue => {
  const { anyDay: _, dayless: __, ...hours } = value
  const move = (at: number | undefined): number | undefined => {
    if (at === undefined || day === undefined) return undefined
    const { hour, minute } = DateTime.fromMillis(at, { zone: hours.zone })
    return DateTime.fromMillis(day, { zone }).set({ hour, minute }).toMillis()
  }
  const [start, end] = [move(hours.start), move(hours.end)]
  return { ...hours, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
}

/** The times without those taken back in the same breath, 「明天，不对，后天」, and those for want of another, 「后天吧，不然大后天」. What the right one leaves out is taken from the wrong one: 「周三下午三点，不对，周四」. */
export const takeBack = (times: readonly Time[], text: string, { takenBack, fallback }: Pick<TimeWords, 'takenBack' | 'fallback'>, read: (text: string) => readonly Time[]): readonly Time[] => {
  const kept: Time[] = []
  for (const time of times) {
    const wrong = kept.at(-1)
    const gap = wrong === undefined ? '' : text.slice(wrong.to, time.from).toLowerCase()
    if (gap.length <= LONGEST_GAP && fallback.some((word) => gap.trimEnd().endsWith(word))) continue
    if (wrong === undefined || time.value.denied === true || gap.length > LONGEST_GAP || /[\n\u3002]/.test(gap) || !takenBack.some((word) => gap.includes(word))) {
      kept.push(time)
      continue
    }
    const joined = wrong.value.denied === true ? undefined : joinTimes({ text: wrong.said, said: wrong.said }, [time], true, read)
    kept.splice(-1, 1, joined === undefined ? time : { ...joined.time, from: time.from, to: time.to })
  }
  return kept
}
