import { isDeepStrictEqual } from 'node:util'
import { nextOn, visitOn, type CarePlan } from '../core/carePlan.ts'
import { dayIn, instantOf } from '../core/clock.ts'
import type { SlotId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Appointment } from '../core/rhythm.ts'
import type { SlotValue } from '../core/ticket.ts'
import type { Found } from './entities/found.ts'
import { findTimes, type TimeValue } from './entities/time.ts'
import { onDay, putTogether } from './putTogether.ts'
import { wantedTime } from './wantedTime.ts'

const TIME = 'time' as SlotId
const HOUR = 60 * 60_000

/** When the visits of a plan shall come: `time` has a rhythm when it is from now on; else it is once, instead of the visit `off`. */
export type NewTime = Readonly<{ time: SlotValue; off?: Appointment }>

type Time = Found<TimeValue>

/** The other time somebody wants for a plan that runs; undefined when the words name none that can be kept. F4. */
export const newTimeOf = (text: string, plan: CarePlan, now: number, { words, places, community: { zone } }: Library): NewTime | undefined => {
  const read = (said: string): readonly Time[] => findTimes(said, { now, zone, words, places })
  const small = text.toLowerCase()
  const holds = (list: readonly string[]): boolean => list.some((word) => small.includes(word))
  const times = read(text)
  const forGood = (): NewTime | undefined => {
    const [fact] = wantedTime(text, times, { known: plan.slots[TIME], corrects: true, others: [], now, words }, read)
    const { rhythm } = fact?.value ?? {}
    const before = plan.rhythm
    if (fact === undefined || rhythm === undefined || fact.value.vague === true || isDeepStrictEqual(rhythm, before)) return undefined
    const adds = holds(words.plan.adds) && before.every === 'week' && rhythm.every === 'week'
    return { time: adds ? { ...fact.value, said: `${plan.slots[TIME]?.said ?? ''}\u3001${fact.value.said}`, rhythm: { ...before, weekdays: [...new Set([...before.weekdays, ...rhythm.weekdays])].toSorted((a, b) => a - b) } } : fact.value }
  }
  if (holds(words.plan.always) || !holds(words.plan.once)) {
    const time = forGood()
    if (time !== undefined) return time
  }
  return oneElsewhen(putTogether(times, text, read), plan, now, zone)
}

/** One visit at another time: its day is one a visit is planned on, be it said not to suit, and the other time is another. */
const oneElsewhen = (times: readonly Time[], plan: CarePlan, now: number, zone: string): NewTime | undefined => {
  const ahead = times.filter(({ value: { kind, start = 0, end } }) => kind !== 'recurring' && (end ?? start) > now)
  const planned = ahead.filter(({ value }) => isWholeDay(value)).flatMap((time) => {
    const visit = visitOn(plan, time.value.start!, zone)
    return visit === undefined ? [] : [{ time, visit }]
  })[0]
  const off = planned?.visit ?? nextOn(plan, now, zone)
  const wanted = ahead.findLast((time) => time !== planned?.time && time.value.denied !== true) ?? (planned !== undefined && !isBareDay(planned.time.value) && planned.time.value.denied !== true ? planned.time : undefined)
  if (off === undefined || wanted === undefined) return undefined
  const to = appointment(wanted.value, off, plan, zone)
  return to === undefined || to.at <= now || to.at === off.at ? undefined : { time: { text: wanted.said, said: wanted.said, zone, at: to.at, until: to.until }, off }
}

const isWholeDay = ({ anyDay, dayless, precision, start }: TimeValue): boolean => start !== undefined && anyDay !== true && dayless !== true && precision !== 'week' && precision !== 'month' && precision !== 'year'
const isBareDay = ({ precision }: TimeValue): boolean => precision === 'day'

/** The hours on that day: those that are said, else those of the plan; hours without a day are on the day of the visit. */
const appointment = (value: TimeValue, off: Appointment, { rhythm }: CarePlan, zone: string): Appointment | undefined => {
  const { start, end, precision } = isWholeDay(value) ? value : value.anyDay === true || value.dayless === true ? onDay(value, { ...value, start: off.at }) : { ...value, start: undefined }
  if (start === undefined) return undefined
  const day = dayIn(start, zone)
  return precision === 'day' ? { at: instantOf(day, rhythm.from, zone), until: instantOf(day, rhythm.to, zone) } : { at: start, until: end ?? start + HOUR }
}
