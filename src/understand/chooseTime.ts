import { DateTime } from 'luxon'
import type { EntityWords } from '../core/library.ts'
import type { Rhythm } from '../core/rhythm.ts'
import type { Slot } from '../core/service.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import { isWordAt, lower, startOfWordBefore } from './entities/vocabulary.ts'
import type { Fact } from './facts.ts'
import { isStart } from './weekdaysTold.ts'

/** Times this close together are one wish: 「每周二、四上午,十点以后」. */
const NEAR = 4

const PRECISION: Readonly<Record<TimeValue['precision'], number>> = { minute: 5, part: 4, day: 3, week: 2, month: 1, year: 0 }
/** What comes again is what a service is wanted for, however exact the rest. */
const AGAIN = 10

const HOUR = 60
const LAST_MINUTE = 24 * 60

type Time = Found<TimeValue>

/** What is too little of a time for a slot: a day without its hour, an end without its days. */
export type Needs = Partial<Pick<Slot, 'exact' | 'often'>>

/** The one time that is wished for: times said one after the other are one, of several the most exact and then the last; what is over is none. */
export const chooseTime = (times: readonly Time[], text: string, now: number, words: Pick<EntityWords, 'time' | 'plan'>, needs: Needs = {}): readonly Fact[] => {
  const groups: Time[][] = []
  const small = lower(text)
  const isBest = (time: Time): boolean => hasDay(time) && startOfWordBefore(small, time.from, words.time.best) !== undefined
  // 「十二月中旬哪天都行，最好是上午」: the hour is that of the day.
  const isBestHour = (time: Time): boolean => !hasDay(time) && time.value.recurrence === undefined && startOfWordBefore(small, time.from, words.time.best) !== undefined
  for (const time of times) {
    if (time.value.denied === true || isOver(time.value, now)) continue
    const last = groups.at(-1)?.at(-1)
    const gap = last === undefined ? '' : text.slice(last.to, time.from)
    if (last !== undefined && (gap.trim().length <= NEAR || (hasDay(last) && isBestHour(time))) && (!/[\u3002\n]/.test(gap) || (isDayless(last) && hasDay(time))) && !startsAnew(last, time, gap, words.time) && !(last.value.recurrence === undefined && isBest(time))) groups.at(-1)!.push(time)
    else groups.push([time])
  }
  const suiting = groups.filter((group) => isWordAt(text, group.at(-1)?.to ?? 0, words.time.suits))
  // 「白天都可以，最好明天下午」; what comes again stays, however it is best begun.
  const finest = groups.every((group) => group.every(({ value }) => value.recurrence === undefined)) ? groups.filter((group) => isBest(group[0]!)) : []
  const best = (finest.length > 0 ? finest : suiting.length > 0 ? suiting : groups).reduce<Time[] | undefined>((one, other) => (one === undefined || weightOf(other) >= weightOf(one) ? other : one), undefined)
  const [first, last] = [best?.[0], best?.at(-1)]
  if (best === undefined || first === undefined || last === undefined) return []
  const said = best.length === 1 ? first.said : text.slice(first.from, last.to)
  const { zone, start, end } = beginningOf(best, first).value
  return [{
    kind: 'time', from: first.from, to: last.to, corrects: false, ...(best.every(isVague) ? { partly: true } : {}),
    value: { text: said, said, zone, ...(start === undefined ? {} : { at: start }), ...(end === undefined ? {} : { until: end }), ...rhythmIn(best, words), ...(best.every((time) => leavesOpen(time, needs)) ? { vague: true } : {}) },
  }]
}

/** Whether two days said one after the other are two wishes, of which the last or more exact counts, and not a choice of days: 「月底，30号吧」, 「周三、周四」. */
const startsAnew = (last: Time, time: Time, gap: string, { and, or }: EntityWords['time']): boolean => {
  const between = [...and, ...or].toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), gap).trim()
  // 「她九点半打太极，十点半以后来」
  if (!hasDay(last) || !hasDay(time)) return between !== '' && isToTheMinute(last) && isToTheMinute(time)
  return between !== '' || (gap.includes(',') && PRECISION[time.value.precision] > PRECISION[last.value.precision])
}

/** When the first time is: on the first day that was named, where that is later than what comes again, or hours alone, would begin: `Mon, Wed and Fri, starting Nov 30`, 「中午一顿，下周一开始」. */
const beginningOf = (group: readonly Time[], first: Time): Time => {
  const begun = !hasDay(first) || group.some(({ value }) => value.recurrence !== undefined) ? group.find(isStart) : undefined
  return begun === undefined || (begun.value.start ?? 0) <= (first.value.start ?? 0) ? first : begun
}

const isToTheMinute = ({ value: { precision, kind } }: Time): boolean => precision === 'minute' && kind !== 'recurring'
const hasDay = ({ value: { anyDay, dayless, kind } }: Time): boolean => anyDay !== true && dayless !== true && kind !== 'recurring'

/** Every week or month and no day, a day or a week where the hour is needed, or an end or a beginning alone where the days are: kept, and asked about once. */
const leavesOpen = ({ value: { kind, precision, recurrence } }: Time, { exact = false, often = false }: Needs): boolean =>
  recurrence === undefined ? (exact && kind === 'instant' && (precision === 'day' || precision === 'week')) || (often && kind === 'open' && precision !== 'minute' && precision !== 'part') : recurrence.weekdays.length === 0 && (recurrence.every === 'week' || (recurrence.every === 'month' && recurrence.day === undefined && recurrence.nth === undefined))

/** 「一周两次。」 and then the days of it. */
const isDayless = ({ value: { recurrence } }: Readonly<{ value: Pick<TimeValue, 'recurrence'> }>): boolean => recurrence?.every === 'week' && recurrence.weekdays.length === 0
const weekdayOf = ({ value: { start, zone } }: Time): number => DateTime.fromMillis(start ?? 0, { zone }).weekday

const SPREAD = [3]

/** How the time comes again, with everything that was left open decided: weekdays, hours. */
const rhythmIn = (group: readonly Time[], { time, plan }: Pick<EntityWords, 'time' | 'plan'>): Readonly<{ rhythm?: Rhythm }> => {
  const recurrence = group.find(({ value }) => value.recurrence !== undefined)?.value.recurrence
  if (recurrence === undefined) return {}
  const { every, interval = 1, times = 1, day, moreDays, lunar, nth, part, minutes, until } = recurrence
  const hours = time.clock[part ?? 'daytime']
  const from = minutes ?? hours.from * 60
  const named = isDayless({ value: { recurrence } }) ? [...new Set(group.filter(hasDay).map(weekdayOf))] : []
  const weekdays = every !== 'week' || recurrence.weekdays.length > 0 ? recurrence.weekdays : named.length > 0 ? named : plan.spread[String(Math.min(times, 7))] ?? SPREAD
  return { rhythm: {
    every, interval, weekdays, from, to: until ?? Math.min(minutes === undefined ? hours.to * 60 : from + HOUR, LAST_MINUTE),
    ...(day === undefined ? {} : { day }), ...(moreDays === undefined ? {} : { moreDays }), ...(lunar === undefined ? {} : { lunar }), ...(nth === undefined ? {} : { nth }),
  } }
}

/** A part of some day, or no more than a month: too little to come by, unless it was asked for. */
const isVague = ({ value: { anyDay, kind, precision } }: Time): boolean => anyDay === true || (kind === 'instant' && (precision === 'month' || precision === 'year'))

const isOver = ({ kind, start, end }: TimeValue, now: number): boolean => kind !== 'recurring' && (end ?? start ?? now) < now

const weightOf = (group: readonly Time[]): number =>
  Math.max(...group.map(({ value: { kind, precision } }) => PRECISION[precision] + (kind === 'recurring' ? AGAIN : 0)))
