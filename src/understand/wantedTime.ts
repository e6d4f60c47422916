import type { EntityWords } from '../core/library.ts'
import type { SlotValue } from '../core/ticket.ts'
import { isMoved } from './anew/moved.ts'
import { besides, clauseAround, overlaps, type Span } from './anew/spans.ts'
import { chooseTime, type Needs } from './chooseTime.ts'
import { asStays, inDateRange } from './dateRanges.ts'
import { withDaysOff } from './daysOff.ts'
import { inTheStretch } from './dayOfStretch.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import type { Fact } from './facts.ts'
import { withFetching } from './fetchedBefore.ts'
import { comesAgain, joinTimes } from './joinTimes.ts'
import { putTogether } from './putTogether.ts'
import { withItsDays } from './rhythmAndDays.ts'
import { takeBack } from './takeBack.ts'
import { untilLater } from './untilLater.ts'
import { everyWeek, isStart } from './weekdaysTold.ts'

type Time = Found<TimeValue>
type Read = (text: string) => readonly Time[]

/** What the times of a text are chosen by: the one that is known, whether a word says that something was wrong, where people are named whom the form is not about, and whether several weekdays are those of every week. */
type Wanted = Readonly<{ known: SlotValue | undefined; corrects: boolean; others: readonly Span[]; needs?: Needs | undefined; weekly?: boolean; now: number; words: EntityWords }>

/** The time that is wished for, read together with the one that is known where it says a part of one: 「四点半」, of tomorrow at three. */
export const wantedTime = (text: string, times: readonly Time[], { known, corrects, others, needs, weekly, now, words }: Wanted, readEach: Read): readonly Fact[] => {
  const inWeeks = (found: readonly Time[], within: string): readonly Time[] => (weekly === true ? everyWeek(found, within, words, readEach) : found)
  const read: Read = (said) => inWeeks(readEach(said), said)
  const right = apart(takeBack(untilLater(asStays(times, text, words), text, words, read), text, words.time, read), read)
  const pieces = inWeeks(withFetching(putTogether(right, text, read), text, words), text)
  const all = inDateRange(fromDayOn(withItsDays(inTheStretch(pieces, text, words), text, words, read), text, read), text, now, words, read)
  const inOneBreath = (one: Span, other: Span): boolean => isJoined(text.slice(Math.min(one.to, other.to), Math.max(one.from, other.from)), words.time)
  const said = withoutKnown(all, known, inOneBreath)
  // 「昨天松口了」 is no time to come.
  const told = said.filter((time) => time.value.denied !== true && !isPast(time, now))
  const contrast = known !== undefined && told.length < all.length
  const span = spanOf(told, inOneBreath)
  const isOthers = (stretch: Span): boolean => others.some((other) => overlaps(other, clauseAround(text, stretch) ?? stretch))
  const moved = corrects || (span !== undefined && (isMoved(text, span, others, words.anew) || (contrast && !isOthers(span))))
  const choose = (found: readonly Time[], within: string): readonly Fact[] => chooseTime(found, within, now, words, needs)
  const whole = known === undefined || span === undefined || !(moved || known.vague === true) ? undefined
    : comesAgain(known, told, text.slice(span.from, span.to), read) ?? completed(known, inWeeks(told, text), read) ?? restarted(known, told, read)
  if (whole !== undefined && span !== undefined) {
    const [fact, ...more] = choose(read(whole), whole)
    if (fact !== undefined && more.length === 0 && fact.value.text === whole) return [{ ...fact, ...span, corrects: true }]
  }
  const hours = told.length > 0 && told.every(namesNoDay) ? { hours: true as const } : {}
  const joined = joinTimes(known, told, moved || saysSameDay(told[0], text, words), read)
  if (joined === undefined) return choose(inWeeks(said, text), text).map((fact) => withDaysOff({ ...fact, ...hours, ...(contrast && !isOthers(fact) ? { corrects: true } : {}) }, said, text))
  const { time, from, to } = joined
  return choose([time], time.said).map((fact) => ({ ...fact, ...hours, from, to, corrects: true }))
}

/** 「12月14号开始」, where it was from the 7th on, on weekdays and from eight to five: the days and hours stay. */
const restarted = ({ said }: SlotValue, [day, ...more]: readonly Time[], read: Read): string | undefined => {
  const [begun, ...others] = read(said)
  return day === undefined || begun === undefined || more.length > 0 || others.length === 0 || begun.from > 0 || !isDay(begun) || !isDay(day) ? undefined : `${day.said}${said.slice(begun.to)}`
}

/** 早上, 每天早晚: no day of its own. */
const namesNoDay = (time: Time): boolean => isHours(time) || time.value.recurrence?.every === 'day'

const isPast = ({ value: { kind, start, end, anyDay, dayless } }: Time, now: number): boolean => kind !== 'recurring' && anyDay !== true && dayless !== true && (end ?? start ?? now) < now

const isDay = ({ value: { precision, recurrence, anyDay, dayless } }: Time): boolean => precision === 'day' && recurrence === undefined && anyDay !== true && dayless !== true

/** 「改成那天上午九点陪她去二院」: the day is the one that is known. */
const saysSameDay = (time: Time | undefined, text: string, { time: { sameDay } }: EntityWords): boolean =>
  time !== undefined && sameDay.some((word) => text.slice(0, time.from).toLowerCase().trimEnd().endsWith(word))

type InOneBreath = (one: Span, other: Span) => boolean

/** Whether what stands between two times puts them side by side: 周一和周四. */
const isJoined = (between: string, { and, or }: EntityWords['time']): boolean =>
  [...and, ...or].toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), between).trim() === ''

/** Where times said in one breath stand. */
const spanOf = (times: readonly Time[], inOneBreath: InOneBreath): Span | undefined => {
  const [first, last] = [times[0], times.at(-1)]
  return first === undefined || last === undefined || times.some((time, at) => at > 0 && !inOneBreath(times[at - 1]!, time)) ? undefined : { from: first.from, to: last.to }
}

/** 「不是下周一，是12月7号」 read as one and denied is two, of which the second is meant. */
const apart = (times: readonly Time[], read: Read): readonly Time[] => times.flatMap((time) => {
  const comma = time.value.denied === true ? time.said.search(/[,\uff0c]/) : -1
  if (comma < 0) return [time]
  const from = time.from + comma + 1
  const [first] = read(time.said.slice(0, comma))
  return [...(first === undefined ? [] : [{ ...first, from: time.from + first.from, to: time.from + first.to, value: { ...first.value, denied: true as const } }]),
    ...read(time.said.slice(comma + 1)).map((one) => ({ ...one, from: from + one.from, to: from + one.to }))]
})

/** The times without those that only say again what is known, where another is told that is not in one breath with them: 「周四下午她有课，改周五下午」. */
const withoutKnown = (times: readonly Time[], known: SlotValue | undefined, inOneBreath: InOneBreath): readonly Time[] => {
  const isKnown = ({ said }: Time): boolean => known !== undefined && said.length > 1 && (known.said.includes(said) || known.text.includes(said))
  const others = times.filter((time) => !isKnown(time) && time.value.denied !== true)
  return others.length === 0 ? times : times.filter((time) => !isKnown(time) || others.some((other) => inOneBreath(other, time)))
}

/** Times no further apart are read as one anyway. */
const NEAR = 4

/** Hours with no more beside them in their clause are those of what begins: 「中午一顿」. */
const LITTLE = 5

/** 「从下周一起给我妈送饭，每天都要」, 「中午一顿。下礼拜一开始。一到五」: from when on, how often and at what hours, said apart, as one. */
const fromDayOn = (times: readonly Time[], text: string, read: Read): readonly Time[] => {
  const told = times.filter(({ value }) => value.denied !== true)
  const [start, often] = [told.find(isStart) ?? told.find(begins), told.find(({ value }) => value.recurrence !== undefined)]
  const hours = told.find((time) => isHours(time) && besides(text, time).length <= LITTLE)
  const parts = [start, often, hours].filter((part) => part !== undefined)
  if (start === undefined || parts.length < 2 || told.length !== parts.length || isNearBy(told, text)) return times
  const said = [start.said, [often, hours].flatMap((part) => part?.said ?? []).reduce((before, after) => `${before}${/[a-z0-9]$/i.test(before) ? ' ' : ''}${after}`, '')].join(',')
  const [first, ...more] = read(said)
  if (first === undefined || !begins(first) || more.length >= parts.length) return times
  const rhythm = [first, ...more].find(({ value }) => value.recurrence !== undefined)
  if ((rhythm === undefined) !== (often === undefined)) return times
  const { end: _, ...value } = rhythm?.value ?? first.value
  return [{ ...(often ?? start), said, value: { ...value, ...(start.value.start === undefined ? {} : { start: start.value.start }) } }]
}

/** 「下周一中午开始」 too. */
const begins = (time: Time): boolean => time.value.kind === 'open' && time.value.start !== undefined && !isHours(time)

const isHours = ({ value: { anyDay, dayless } }: Time): boolean => anyDay === true || dayless === true

const isNearBy = (times: readonly Time[], text: string): boolean => times.every((time, at) => {
  const between = at === 0 ? '' : text.slice(times[at - 1]!.to, time.from)
  return between.length <= NEAR && !between.includes('\n')
})

/** From when on, and on which days: what was said of the one is kept where the other is said: 「12月1号起」, and then 「周一三五」. */
const completed = ({ said }: SlotValue, told: readonly Time[], read: Read): string | undefined => {
  const before = read(said)
  const startOf = (times: readonly Time[]): string | undefined => times.find(isStart)?.said
  const daysOf = (times: readonly Time[]): string | undefined => (times.some((time) => !isStart(time) && !isDays(time)) ? undefined : times.filter(isDays).map((time) => time.said).join('\u3001') || undefined)
  const [start, days] = [startOf(told), daysOf(told)]
  // 「是周三周四，从12月2号开始」, where it was from half past eight to four.
  const hours = told.some(namesHour) ? undefined : before.find(({ value }) => value.dayless === true)?.said
  if ((start === undefined) === (days === undefined) && (start === undefined || hours === undefined)) return undefined
  const [from, on] = [start ?? startOf(before), days ?? daysOf(before)]
  return from === undefined || on === undefined ? undefined : `${from},${on}${hours === undefined ? '' : `,${hours}`}`
}

const namesHour = ({ value: { dayless, precision, recurrence } }: Time): boolean => dayless === true || precision === 'minute' || recurrence?.minutes !== undefined
const isDays = ({ value: { kind, recurrence, precision } }: Time): boolean => recurrence !== undefined || (kind === 'range' && precision === 'day')
