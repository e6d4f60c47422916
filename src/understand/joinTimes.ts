import { DateTime } from 'luxon'
import type { SlotValue } from '../core/ticket.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'

type ReadTimes = (text: string) => readonly Found<TimeValue>[]

/** A time joined with what was known before, and where in the new words it stood. */
export type Joined = Readonly<{ time: Found<TimeValue>; from: number; to: number }>

/** Longer words about a time are not taken apart. */
const LONGEST = 24

/**
 * What is said of a time that was known before, read together with it: 「明天」 and then 「上午八点半」; 「11月28号晚上七点」 and then
 * 「改成29号，时间不变」. The words of both are put side by side and read as one; undefined when they make no time together, or need not be joined.
 */
export const joinTimes = (known: SlotValue | undefined, times: readonly Found<TimeValue>[], corrects: boolean, read: ReadTimes): Joined | undefined => {
  const [first] = times
  const before = known?.said ?? ''
  if (known === undefined || first === undefined || times.length > 1 || first.value.denied === true || before.length > LONGEST) return undefined
  if (known.vague !== true && !corrects) return undefined
  const whole = (text: string): Found<TimeValue> | undefined => {
    const [time, ...more] = read(text)
    return time !== undefined && more.length === 0 && time.from === 0 && time.to === text.length ? time : undefined
  }
  const joined = lacksDay(first.value)
    ? cuts(before).map((cut) => whole(`${before.slice(0, before.length - cut)}${first.said}`)).find((time) => time !== undefined && !lacksDay(time.value) && (time.value.kind === first.value.kind || (known.rhythm !== undefined && time.value.kind === 'recurring')))
    : first.value.precision === 'day' && first.value.kind === 'instant'
      ? cuts(before).slice(1).map((cut) => whole(`${first.said}${before.slice(cut)}`)).find((time) => time !== undefined && isClock(time.value) && time.value.kind !== 'recurring')
      : undefined
  return joined === undefined ? undefined : { time: joined, from: first.from, to: first.to }
}

/** The words for what comes again on the days said now, and comes again as before: 「每周四下午」 and then 「改周五」, 「每周两次」 and then 「周二和周五」; undefined when they say something else. */
export const comesAgain = ({ said, rhythm }: SlotValue, days: readonly Found<TimeValue>[], words: string, read: ReadTimes): string | undefined => {
  if (rhythm === undefined || days.length === 0 || said.length > LONGEST || words.length > LONGEST || days.some(({ value }) => value.kind !== 'instant' || lacksDay(value))) return undefined
  const leads = cuts(said).slice(1)
  const tails = days.at(-1)?.value.precision === 'day' ? [...leads, said.length] : [said.length]
  return (rhythm.every === 'month' ? leads.toReversed() : leads)
    .flatMap((length) => tails.filter((cut) => cut > length).map((cut) => `${said.slice(0, length)}${words}${said.slice(cut)}`))
    .find((text) => {
      const [time, ...more] = read(text)
      return time !== undefined && more.length === 0 && time.from === 0 && time.to === text.length && time.value.kind === 'recurring' && isOnDays(time.value, days)
    })
}

/** Whether what comes again does so on the weekdays of those times and on no others. */
const isOnDays = ({ recurrence }: TimeValue, days: readonly Found<TimeValue>[]): boolean =>
  recurrence?.weekdays.length === days.length && days.every(({ value: { start, zone } }) => start !== undefined && recurrence.weekdays.includes(DateTime.fromMillis(start, { zone }).weekday))

/** How many characters to leave out: none first. */
const cuts = (text: string): readonly number[] => Array.from({ length: text.length }, (_, cut) => cut)

const lacksDay = ({ anyDay, dayless }: TimeValue): boolean => anyDay === true || dayless === true
const isClock = ({ precision }: TimeValue): boolean => precision === 'minute' || precision === 'part'
