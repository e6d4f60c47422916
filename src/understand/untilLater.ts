import type { EntityWords } from '../core/library.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import { isLatin, lower, startOfWordBefore } from './entities/vocabulary.ts'
import { isStart } from './weekdaysTold.ts'

type Time = Found<TimeValue>
type Read = (text: string) => readonly Time[]

/** So much may stand between the day something begins and what says how long it goes on. */
const APART = 24

/** The times with the one from which something is done and the one up to which it goes on as one: 「后天就开始，先吃到月底」, 「12月1号起，到年底」, 「下午两点用到五点」. */
export const untilLater = (times: readonly Time[], text: string, { time: words }: Pick<EntityWords, 'time'>, read: Read): readonly Time[] => times.reduce<readonly Time[]>((kept, time) => {
  const first = kept.at(-1)
  const small = lower(text)
  const verb = first === undefined ? undefined : isOpenEnd(time) ? time.from : startOfWordBefore(small, time.from, words.goesOnTo) ?? (isStart(first) ? startOfWordBefore(small, time.from, words.to) : undefined)
  if (first === undefined || verb === undefined || verb < first.to || verb - first.to > APART || /[\u3002\n]/.test(text.slice(first.to, verb))) return [...kept, time]
  const whole = toHour(first, time, words.to, read) ?? toDay(first, time, text.slice(verb, time.to))
  return whole === undefined ? [...kept, time] : [...kept.slice(0, -1), { ...whole, from: first.from, to: time.to }]
}, [])

/** 「12月6号下午两点用到五点」: the hours of one day. */
const toHour = (first: Time, { said, value: { dayless, precision } }: Time, ways: readonly string[], read: Read): Time | undefined => {
  if (first.value.precision !== 'minute' || first.value.kind !== 'instant' || dayless !== true || precision !== 'minute') return undefined
  const latin = isLatin(first.said.charAt(0))
  const to = ways.toSorted((a, b) => a.length - b.length).find((word) => /\p{L}/u.test(word) && isLatin(word) === latin) ?? ''
  const whole = latin ? `${first.said} ${to} ${said}` : `${first.said}${to}${said}`
  const [time, ...more] = read(whole)
  return time?.from === 0 && time.to === whole.length && more.length === 0 && time.value.end !== undefined ? time : undefined
}

const toDay = (first: Time, time: Time, upTo: string): Time | undefined => {
  const end = time.value.end ?? time.value.start
  if (!isDay(first) || !isEnd(time) || end === undefined || (first.value.start ?? end) >= end) return undefined
  const { end: _, ...begun } = first.value
  return { ...first, said: `${first.said},${upTo}`, value: begun.recurrence === undefined ? { ...begun, kind: 'range', end } : begun }
}

const isDay = ({ value: { anyDay, dayless, denied, start, precision, recurrence } }: Time): boolean =>
  denied !== true && anyDay !== true && dayless !== true && (recurrence !== undefined || (start !== undefined && precision === 'day'))

const ENDS: ReadonlySet<TimeValue['precision']> = new Set(['day', 'week', 'month'])
const isEnd = ({ value: { anyDay, dayless, denied, precision, recurrence } }: Time): boolean =>
  denied !== true && anyDay !== true && dayless !== true && recurrence === undefined && ENDS.has(precision)

/** `until Dec 20` */
const isOpenEnd = ({ said, value: { kind, start } }: Time): boolean => kind === 'open' && start === undefined && isLatin(said.charAt(0))
