import { DateTime } from 'luxon'
import { isPause } from './entities/clause.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'

type Time = Found<TimeValue>

/** Hours this close to a day are on it: 「下午三点以后，后天」. */
const NEAR = 16
/** With more between, what stands there may be something else that is told. */
const TIGHT = 6
/** 大概, 最好, `around`: no more stands before hours that are a clause of their own. */
const LEAD = { han: 4, latin: 8 } as const

type Read = (text: string) => readonly Time[]

/** The times with a day and the hours said apart from it as one: 「10点吧，明天」, `Dec 10th, any time after 3`, `Friday morning works, before 11`, 「周六借会议室，开个理事会，上午九点到十一点」. */
export const putTogether = (times: readonly Time[], text: string, read: Read): readonly Time[] => acrossClauses(closeBy(times, text, read), text, read)

/** The only day, or the only part of one, and the only hours, however much is said between, where the hours stand alone. */
const acrossClauses = (times: readonly Time[], text: string, read: Read): readonly Time[] => {
  const meant = times.filter(({ value }) => value.denied !== true)
  // `a craft afternoon` is no other time than the hours.
  const clock = meant.filter(({ value }) => value.dayless === true)
  const [hours, ...others] = clock.length > 0 ? clock : meant.filter(isHours)
  const [day, ...more] = meant.filter((time) => !isHours(time))
  if (day === undefined || hours === undefined || others.length > 0 || more.length > 0 || !(day.to > hours.from ? isAfterthought(text, hours, day) : isAlone(text, day.to, hours) || beginsClause(text, hours) || isRunOn(text, day.to, hours.from))) return times
  const whole = isWholeDay(day) || isPartOfDay(day) ? wholeOf(day, hours, read) ?? onItsDay(day, hours, text, read) : undefined
  return whole === undefined ? times : times.flatMap((time) => (time === day ? [] : time === hours ? [{ ...whole, from: hours.from, to: hours.to }] : [time]))
}

/** 「晚上六点半以后才有人。明天来好吧」: the day, in a last clause that says little more. */
const isAfterthought = (text: string, hours: Time, day: Time): boolean => {
  const lead = text.slice(hours.to, day.from).split(/[,\uff0c\s\u3002]/).at(-1) ?? ''
  return isWholeDay(day) && lead.length <= LEAD.han && /[,\uff0c\s\u3002]/.test(text.slice(hours.to, day.from)) && /^[^\s\p{P}]{0,4}[\p{P}\s]*$/u.test(text.slice(day.to))
}

/** 「……，下午三点以后有空」: the hours, and little more in their clause. */
const beginsClause = (text: string, { from, to }: Time): boolean => /[,\uff0c\s\u3002]$/.test(text.slice(0, from)) && /^[^\s\p{P}]{0,4}(?:[\p{P}\s]|$)/u.test(text.slice(to))

/** No more is said between in one breath. */
const LONGEST_RUN = 80
/** 「……下礼拜二要到二院去看眼睛……派个人陪她去一趟上午九点的号」, spoken without a pause. */
const isRunOn = (text: string, from: number, to: number): boolean => to - from <= LONGEST_RUN && /^[\p{Script=Han}\d]{8,}$/u.test(text.slice(from, to))

/** 「礼拜四吧，上午她要去打拳，下午三点以后有空」: hours that are not in the part of the day that was said, on that day. */
const onItsDay = (day: Time, hours: Time, text: string, read: Read): Time | undefined => {
  const between = text.slice(day.to, hours.from)
  if (!isPartOfDay(day) || between.length < TIGHT || !/[,\uff0c]/.test(between)) return undefined
  const [only, ...more] = read(day.said.split(/[,\uff0c]/)[0] ?? '')
  return only === undefined || more.length > 0 || !isWholeDay(only) ? undefined : wholeOf(only, hours, read)
}

const closeBy = (times: readonly Time[], text: string, read: Read): readonly Time[] => {
  const kept: Time[] = []
  for (const time of times) {
    const at = kept.findLastIndex(({ value }) => value.denied !== true)
    const last = kept[at]
    const whole = last === undefined || time.from - last.to > NEAR || /[\u3002\n]/.test(text.slice(last.to, time.from)) ? undefined
      : isHours(time) ? hoursOf(last, time, text, read) : isHours(last) && isWholeDay(time) ? wholeOf(time, last, read) : undefined
    if (last !== undefined && whole !== undefined) kept.splice(at, 1, { ...whole, ...(time.from - last.to > TIGHT ? { from: time.from, to: time.to } : { from: last.from, to: time.to }) })
    else kept.push(time)
  }
  return kept
}

/** A day, days in a row or a rhythm with the hours said after it. */
const hoursOf = (last: Time, hours: Time, text: string, read: Read): Time | undefined => {
  if (isWholeDay(last)) return wholeOf(last, hours, read)
  if (isPartOfDay(last)) return wholeOf(last, hours, read)
  if (!isAlone(text, last.to, hours)) return undefined
  const value = isDays(last) ? onDays(last.value, hours.value) : lacksHour(last) ? inRhythm(last.value, hours.value) : undefined
  return value === undefined ? undefined : { ...last, said: text.slice(last.from, hours.to), value }
}

/** Whether the hours are a clause of their own, and not those of something else: 「每天去日间中心，姐姐晚上接」. */
const isAlone = (text: string, from: number, hours: Time): boolean => {
  const lead = text.slice(from, hours.from).replace(/(?<=[a-z])\s+$/i, '').split(/[,\uff0c\s]/).at(-1) ?? ''
  return lead.length <= (/^[a-z]+$/i.test(lead) ? LEAD.latin : LEAD.han) && isPause(text, hours.to)
}

const isWholeDay = ({ value: { kind, precision, denied } }: Time): boolean => denied !== true && kind === 'instant' && precision === 'day'
/** 明天下午: the hours said after it are in it. */
const isPartOfDay = ({ value: { kind, precision, anyDay, denied } }: Time): boolean => denied !== true && kind === 'instant' && precision === 'part' && anyDay !== true
const isDays = ({ value: { kind, precision, denied } }: Time): boolean => denied !== true && kind === 'range' && precision === 'day'
const lacksHour = ({ value: { recurrence, denied } }: Time): boolean => denied !== true && recurrence !== undefined && recurrence.minutes === undefined
const isHours = ({ value: { anyDay, dayless, denied } }: Time): boolean => denied !== true && (anyDay === true || dayless === true)

/** Both side by side, where one reads them as a time. */
const readAsOne = (day: Time, hours: Time, read: Read): Time | undefined => {
  const said = sideBySide(day, hours)
  const [time, ...more] = read(said)
  return time !== undefined && more.length === 0 && time.from === 0 && time.to === said.length && time.value.kind !== 'recurring' ? time : undefined
}

const sideBySide = (day: Time, hours: Time): string => `${day.said}${/[a-z0-9]$/i.test(day.said) ? ' ' : ''}${hours.said}`

/** Hours that are the same on another day. */
const MOVES: ReadonlySet<TimeValue['kind']> = new Set(['instant', 'range', 'open'])

const wholeOf = (day: Time, hours: Time, read: Read): Time | undefined =>
  readAsOne(day, hours, read) ?? (MOVES.has(hours.value.kind) ? within(day, { ...hours, said: sideBySide(day, hours), value: onDay(hours.value, day.value) }) : undefined)

const HALF_DAY = 12 * 60 * 60_000

/** The hours, where they are in the part of the day that was said: `Saturday morning is best, around 10`, `Friday evening works, after 9`. */
const within = (day: Time, whole: Time): Time | undefined => {
  if (isWholeDay(day)) return whole
  const { start = 0, end = 0 } = day.value
  const isIn = ({ value }: Time): boolean => {
    const at = value.start ?? value.end ?? 0
    return start <= at && at < end
  }
  return [whole, shifted(whole, HALF_DAY), shifted(whole, -HALF_DAY)].find(isIn)
}

const shifted = (time: Time, by: number): Time => {
  const { start, end } = time.value
  return { ...time, value: { ...time.value, ...(start === undefined ? {} : { start: start + by }), ...(end === undefined ? {} : { end: end + by }) } }
}

/** From those hours of the first of the days to those of the last. */
const onDays = (days: TimeValue, hours: TimeValue): TimeValue => {
  const first = onDay(hours, days)
  const last = onDay(hours, { ...days, ...(days.end === undefined ? {} : { start: days.end - 1 }) })
  const end = last.end ?? last.start
  return { ...days, ...(first.start === undefined ? {} : { start: first.start }), ...(end === undefined ? {} : { end }) }
}

/** 「每个礼拜天做完礼拜，大概十一点」: every time at that hour. */
const inRhythm = (often: TimeValue, { kind, start, end, zone, precision }: TimeValue): TimeValue | undefined => {
  if (often.recurrence === undefined || start === undefined || kind === 'open' || precision === 'part') return undefined
  const minutesOf = (at: number): number => { const { hour, minute } = DateTime.fromMillis(at, { zone }); return hour * 60 + minute }
  const until = end === undefined ? undefined : minutesOf(end)
  return { ...often, recurrence: { ...often.recurrence, minutes: minutesOf(start), ...(until === undefined || until <= minutesOf(start) ? {} : { until }) } }
}

/** The hours on another day, where both together are not words one reads as a time. */
export const onDay = (value: TimeValue, { start: day, zone }: TimeValue): TimeValue => {
  const { anyDay: _, dayless: __, ...hours } = value
  const move = (at: number | undefined): number | undefined => {
    if (at === undefined || day === undefined) return undefined
    const { hour, minute } = DateTime.fromMillis(at, { zone: hours.zone })
    return DateTime.fromMillis(day, { zone }).set({ hour, minute }).toMillis()
  }
  const [start, end] = [move(hours.start), move(hours.end)]
  return { ...hours, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
}
