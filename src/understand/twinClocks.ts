import { DateTime } from 'luxon'
import type { EntityWords } from '../core/library.ts'
import { clauseAround, holdsWord } from './anew/spans.ts'
import type { Found } from './entities/found.ts'
import { findClocks, type TimeValue, type TimeView } from './entities/time.ts'
import { isWordAt } from './entities/vocabulary.ts'
import type { Fact } from './facts.ts'
import { onDay } from './putTogether.ts'

type Time = Found<TimeValue>

/** Whose clocks there are: that of the speaker, and that of the community. They are the same while it is not known where the speaker is. */
type Clocks = Pick<TimeView, 'places'> & Readonly<{ here: string; home: string; words: Pick<EntityWords, 'time' | 'number'> }>

/** Times of which every hour was told once, and by which clock those are meant whose clock was said apart from them. */
type Settled = Readonly<{ times: readonly Time[]; clocks: readonly Readonly<{ from: number; to: number; zone: string }>[] }>

/** So much may stand between a time and its twin, or the name of its clock. */
const APART = 24
/** Nobody who counts from one clock to the other is further off: summer time forgotten on both sides. */
const OFF = 120
const DAY = 24 * 60
const HALF_DAY = 12 * 60
const MINUTE = 60_000

/**
 * The times of a text without those that tell an hour again as another clock shows it: 「周二下午四点以后，你们下午一点以后」.
 * Such a twin says by which clock the first was meant: the twin's own where the hours are the same, else the clock of the other side.
 */
export const settleTwins = (times: readonly Time[], text: string, clocks: Clocks): Settled => {
  const kept: Time[] = []
  for (const time of byNamedClocks(byTheirs(times, text, clocks), text, clocks)) {
    const at = time.value.denied === true ? -1 : kept.findLastIndex((one) => one.value.denied !== true && hasHour(one.value) && time.from - one.to <= APART)
    const before = kept[at]
    // 「你们上午九点，我这边周二晚上八点」: the one with the day is kept.
    const [first, second] = before !== undefined && hasHour(time.value) && !hasDay(before.value) && hasDay(time.value) ? [time, before] : [before, time]
    const whole = first === undefined ? undefined : asOne(first, second, text, clocks)
    if (whole === undefined) kept.push(time)
    else kept.splice(at, 1, whole)
  }
  const zones = new Map(times.map((time) => [time.from, time.value.zone]))
  return { times: kept, clocks: kept.flatMap(({ from, to, value: { zone } }) => (zones.get(from) === zone ? [] : [{ from, to, zone }])) }
}

/** A time that was chosen, by the clock that was said apart from it. */
export const byClocks = (fact: Fact, clocks: Settled['clocks']): Fact => {
  const meant = clocks.find(({ from, to }) => fact.from < to && from < fact.to)
  const { zone, at, until } = fact.value
  if (meant === undefined || zone === undefined || zone === meant.zone) return fact
  return { ...fact, value: { ...fact.value, zone: meant.zone, ...(at === undefined ? {} : { at: moved(at, zone, meant.zone) }), ...(until === undefined ? {} : { until: moved(until, zone, meant.zone) }) } }
}

/** 「周六晚上七点到九点我都空着，日本时间哦」: the clock is named in a clause of its own. */
const byNamedClocks = (times: readonly Time[], text: string, { here, words, places }: Clocks): readonly Time[] => {
  const open = times.filter(({ value }) => hasHour(value) && value.clockNamed !== true)
  const named = open.length === 0 ? [] : findClocks(text, { zone: here, words, places })
  return times.map((time) => {
    const clock = open.includes(time) ? named.find(({ from }) => from >= time.to && from - time.to <= APART && !times.some((other) => other.from >= time.to && other.from < from)) : undefined
    return clock === undefined ? time : byClock(time, clock.zone)
  })
}

/** 「你们礼拜五早上十点对我最方便」, and not 「你们礼拜五早上十点打给我」. */
const byTheirs = (times: readonly Time[], text: string, { home, words: { time: words } }: Clocks): readonly Time[] => times.map((time) => {
  const isTold = hasHour(time.value) && time.value.clockNamed !== true && isTheirs(time, text, words)
  const own = /^[,\uff0c]/.test(text.slice(time.to)) ? time.to + 1 : text.length
  return isTold && (isWordAt(text, time.to, words.theirsThen) || isWordAt(text, own, words.here)) ? byClock(time, home) : time
})

/** The first of two times by its clock, where the second is its twin; undefined where that is another time. */
const asOne = (first: Time, second: Time, text: string, clocks: Clocks): Time | undefined => {
  const { here, home, words: { time: words } } = clocks
  const theirs = second.value.clockNamed !== true && isTheirs(second, text, words)
  if ((second.value.clockNamed !== true && !theirs) || !hasHour(first.value) || isWordAt(text, second.to, words.besidesToo)) return undefined
  const twin = theirs ? byClock(second, home) : second
  const side = twin.value.zone
  const isNamed = first.value.clockNamed === true
  if (isBareDay(twin)) return !theirs && isSameDay(first, twin) ? withTwin(isNamed ? first : byClock(first, side), twin, text) : undefined
  if (isPart(twin)) return isNamed && first.value.zone !== side && isWithin(first.value, twin.value) ? withTwin(first, twin, text) : undefined
  if (!hasHour(twin.value) || (isRecurring(twin) && !isRecurring(first))) return undefined
  const loose = ![first, twin].every(({ said }) => holdsWord(said, [...Object.keys(words.parts), ...Object.keys(words.halves)]))
  const same = isNear(minutesOf(first.value) - minutesOf(twin.value), 0, loose)
  if (same && (!isNamed || first.value.zone === side) && (!hasDay(twin.value) || isSameDay(first, twin))) return withTwin(isNamed ? first : byClock(first, side), twin, text)
  if (here === home && side === home && (!isNamed || first.value.zone === home)) return whileUnknown(first, twin, theirs, text, clocks)
  const meant = isNamed ? first : byClock(first, side === home ? here : home)
  return meant.value.zone !== side && agree(meant.value, twin.value, loose) ? withTwin(meant, twin, text) : undefined
}

/** While it is not known where the speaker is, an hour of their own side says nothing more, and that of the community's is the one that can be kept. */
const whileUnknown = (first: Time, twin: Time, theirs: boolean, text: string, { words: { time: { here } } }: Clocks): Time | undefined => {
  const [isFirstOwn, isTwinOwn] = [isOwn(first, here), isOwn(twin, here)]
  if (isTwinOwn) return isFirstOwn ? undefined : withTwin(first, twin, text)
  if ((first.value.clockNamed === true || theirs) && !isFirstOwn) return undefined
  if (isRecurring(first) || isRecurring(twin) || hasDay(twin.value) || first.value.kind !== twin.value.kind || twin.from < first.from) return undefined
  return { ...first, to: twin.to, said: text.slice(first.from, twin.to), value: hasDay(first.value) ? onDay(twin.value, first.value) : twin.value }
}

const isOwn = ({ said }: Time, here: readonly string[]): boolean => here.some((word) => said.toLowerCase().startsWith(word))
const isRecurring = ({ value: { recurrence } }: Time): boolean => recurrence !== undefined

/** Whether both are the same instant, as well as people count; without a day, at the same time of any day. */
const agree = (first: TimeValue, twin: TimeValue, loose: boolean): boolean => {
  const [one, other] = [instantOf(first), instantOf(twin)]
  if (one === undefined || other === undefined) return false
  const apart = (one - other) / MINUTE
  return hasDay(first) && hasDay(twin) && !loose ? Math.abs(apart) <= OFF : isNear(apart, OFF, loose)
}

/** Whether so many minutes are a whole number of days, or of half days where nothing says which half is meant; `off` is let pass. */
const isNear = (minutes: number, off: number, loose: boolean): boolean => {
  const turn = loose ? HALF_DAY : DAY
  const rest = ((minutes % turn) + turn) % turn
  return Math.min(rest, turn - rest) <= off
}

/** 「你们下午一点以后」, 「也就是你们早上九点」: nothing else stands before the hour in its clause. */
const isTheirs = (time: Time, text: string, { theirs, clockLinks, loose }: EntityWords['time']): boolean => {
  const clause = clauseAround(text, time)
  const lead = clause === undefined ? '' : text.slice(clause.from, time.from).toLowerCase()
  return theirs.includes([...clockLinks, ...loose].toSorted((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, ''), lead).trim())
}

/** What stands between two times that stand side by side. */
const BESIDE = 3

/** The first time, up to the end of its twin where nothing else stands between. */
const withTwin = (first: Time, twin: Time, text: string): Time => (twin.from > first.from && text.slice(first.to, twin.from).trim().length <= BESIDE ? { ...first, to: twin.to } : first)

/** The same hours by another clock. */
const byClock = (time: Time, zone: string): Time => {
  const { value } = time
  if (value.zone === zone) return { ...time, value: { ...value, clockNamed: true } }
  const { start, end } = value
  return { ...time, value: {
    ...value, zone, clockNamed: true,
    ...(start === undefined ? {} : { start: moved(start, value.zone, zone) }), ...(end === undefined ? {} : { end: moved(end, value.zone, zone) }),
  } }
}

const moved = (at: number, from: string, to: string): number => DateTime.fromMillis(at, { zone: from }).setZone(to, { keepLocalTime: true }).toMillis()

const instantOf = ({ start, end }: TimeValue): number | undefined => start ?? end
const hasHour = ({ precision, recurrence }: TimeValue): boolean => (recurrence === undefined ? precision === 'minute' : recurrence.minutes !== undefined)
const hasDay = ({ anyDay, dayless }: TimeValue): boolean => anyDay !== true && dayless !== true
const isBareDay = ({ value: { precision, kind } }: Time): boolean => precision === 'day' && kind === 'instant'
/** 「我这边还是礼拜四晚上」 */
const isPart = ({ value: { precision, kind } }: Time): boolean => precision === 'part' && kind === 'instant'
const isWithin = ({ start = 0 }: TimeValue, { start: from = 0, end: to = 0 }: TimeValue): boolean => from - OFF * MINUTE <= start && start <= to + OFF * MINUTE
const minutesOf = (value: TimeValue): number => {
  const { hour, minute } = DateTime.fromMillis(instantOf(value) ?? 0, { zone: value.zone })
  return value.recurrence?.minutes ?? hour * 60 + minute
}
const isSameDay = (one: Time, other: Time): boolean => dayOf(one.value) === dayOf(other.value)
const dayOf = ({ start, end, zone }: TimeValue): string | null => DateTime.fromMillis(start ?? end ?? 0, { zone }).toISODate()
