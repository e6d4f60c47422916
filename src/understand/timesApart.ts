import type { EntityWords } from '../core/library.ts'
import type { Service, Slot } from '../core/service.ts'
import { besides, clauseAround, holdsWord, overlaps, weightWithout, type Span } from './anew/spans.ts'
import { isBygone } from './bygone.ts'
import type { Found } from './entities/found.ts'
import type { TimeValue } from './entities/time.ts'
import { isWordAt, startOfWordBefore } from './entities/vocabulary.ts'
import { isMovedFrom } from './movedFrom.ts'
import { isStart } from './weekdaysTold.ts'

type Time = Found<TimeValue>

/** What times are told apart by: the form they are said to, what it asks, whether it is open already, where in the words the speaker is said to be in another town, and the words. */
export type Occasion = Readonly<{ service: Service | undefined; asked: Slot | undefined; open: boolean; away?: Span | undefined; now: number; words: EntityWords }>

/** So much may stand beside a time in a clause that says nothing else. */
const BARE = 2

/**
 * The times without those said of something else than the wish: of a story, of how things are these days, of a deadline, of
 * when to call. Those on which somebody is taken up do not suit: 「周六整天都空，周日要带娃」.
 */
export const ofTheWish = (times: readonly Time[], text: string, occasion: Occasion): readonly Time[] => {
  const kept = times.map((time) => (isDayOff(time, text, occasion) ? free(time) : time)).filter((time, _, all) => !isOfAnother(time, all, text, occasion))
  return kept.map((time) => (isTakenUp(time, kept, text, occasion) || isAlwaysFree(time, kept, text, occasion) ? { ...time, value: { ...time.value, denied: true as const } } : time))
}

const free = (time: Time): Time => {
  const { denied: _, ...value } = time.value
  return { ...time, value }
}

/** 「只有星期天休息，上午都行」, 「礼拜六休息」 to whoever calls back: then they are free. */
const isDayOff = ({ from, to, value: { denied } }: Time, text: string, { service, words: { time: words } }: Occasion): boolean =>
  denied === true && isWordAt(text, to, words.rests) && !holdsWord(text.slice(to), words.otherDays)
  && (service?.slots.some(({ kind, clock }) => kind === 'time' && clock === 'asker') === true || startOfWordBefore(text, from, words.onlyThen) !== undefined)

const isOfAnother = (time: Time, times: readonly Time[], text: string, occasion: Occasion): boolean =>
  isBygone(text, time, occasion.words.time) || isMovedFrom(text, time, times, occasion.words) || isOfThing(time, text, occasion) || isComingHome(time, text, occasion) || isNow(time, text, occasion) || isOfThePast(time, times, text, occasion) || isKeptSaid(time, text, occasion) || isStory(time, times, text, occasion) || isState(time, times, text, occasion) || isDeadline(time, text, occasion) || isForCalls(time, text, occasion) || isOfAilment(time, text, occasion) || isHabit(time, text, occasion) || INCOME.test(text.slice(time.to))

/** 「家里就靠我每月两千多」 */
const INCOME = /^\s*(?:才|只有|就|也就|只拿|拿|挣|赚|不到|还不到)?(?:[\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u51e0\d]+[\u767e\u5343\u4e07]|\d{3,}(?:\u591a|\u6765)?(?:\u5757|\u5143))/u

const suits = (text: string, time: Span, { words: { time: words } }: Occasion): boolean => holdsWord(besides(text, time), words.suits)

/** Whether the clause around a time says nothing but it, or that something is wished then. */
const isWished = (text: string, time: Span, occasion: Occasion): boolean => {
  const { time: words, anew } = occasion.words
  const rest = besides(text, time)
  return weightWithout(rest, anew.fillers) <= BARE || suits(text, time, occasion) || holdsWord(without(rest, words.unwished), words.wished)
}

const without = (text: string, words: readonly string[]): string => words.reduce((left, word) => left.replaceAll(word, ' '), text)

/** Of what has happened: 「去年十二月进的厂，七月开始就没发过」; where a matter is told, a date that nothing is wished for. */
const isStory = (time: Time, times: readonly Time[], text: string, occasion: Occasion): boolean => {
  const { asked, now, words: { time: words } } = occasion
  if (suits(text, time, occasion)) return false
  if (holdsWord(without(besides(text, time), words.notHappened), words.happened) || isWordAt(text, time.to, words.tookPlace) || isWordAt(text, time.from, words.since.ever) || isSince(text, time, words.since.begun)) return true
  if (isWished(text, time, occasion)) return false
  const comesAgain = time.value.recurrence !== undefined && occasion.service?.recurs !== true && occasion.service?.slots.some(({ often }) => often) !== true
  // 「邻居天天半夜放音响」 is no time to be called.
  if (comesAgain && asked?.kind !== 'time' && occasion.service?.slots.some(({ kind, clock }) => kind === 'time' && clock === 'asker') === true) return true
  return (asked?.told !== undefined && (isOnCalendar(time) || comesAgain)) || (isOnCalendar(time) && time.value.precision !== 'day' && times.some((other) => other.to <= time.from && isOver(other, now)))
}

/** 「从礼拜六就开始漏」 */
const isSince = (text: string, time: Span, begun: readonly string[]): boolean => {
  const clause = clauseAround(text, time)
  return clause !== undefined && holdsWord(text.slice(time.from, clause.to), begun)
}

/** How often something comes that is meant: 「每个月拿的那种药」. */
const isOfThing = ({ to, value: { recurrence } }: Time, text: string, { words: { time: words } }: Occasion): boolean =>
  recurrence !== undefined && words.ofThings.some((word) => text.slice(to, to + BETWEEN + word.length).includes(word))

/** 「每天早上吃一粒药」, in a form that asks of health besides: how often they do it, and not when to come. */
const isHabit = ({ from, to, value: { recurrence } }: Time, text: string, { service, asked, open, words: { time: words, form } }: Occasion): boolean => {
  const clause = clauseAround(text, { from, to })
  const said = clause === undefined ? '' : text.slice(clause.from, clause.to)
  return recurrence !== undefined && open && asked?.kind !== 'time' && service?.slots.some(({ kind, health, required, sensitive }) => kind === 'text' && ((health && !required) || sensitive)) === true
    && holdsWord(said, words.habits) && !holdsWord(said, form.pleas.wants)
}

/** So soon after a time it says what ails somebody then. */
const AILS_WITHIN = 12

/** When somebody feels what: 「这两天咳得来夜里困不着」, 「天天早上头晕」, "it has been hurting every night"; but 「头晕，明天上午看」. */
const isOfAilment = (time: Time, text: string, occasion: Occasion): boolean => {
  const { words: { time: { ails } } } = occasion
  const clause = clauseAround(text, time)
  if (clause === undefined || (time.value.recurrence === undefined && time.value.anyDay !== true && time.value.dayless !== true && !isOfTheseDays(time, occasion) && !holdsWord(text.slice(clause.from, time.from), ails.lasts))) return false
  const after = text.slice(time.to, Math.min(clause.to, time.to + AILS_WITHIN))
  const at = Math.min(...ails.what.map((word) => after.indexOf(word)).filter((found) => found >= 0))
  return Number.isFinite(at) ? !holdsWord(after.slice(0, at), ails.asks) : holdsWord(text.slice(clause.from, time.from), ails.lasts) && holdsWord(text.slice(clause.from, clause.to), ails.what)
}

/** How often the speaker comes home, or when at last: 「一个星期只能回来一趟」, 「过年才回得去」. */
const isComingHome = ({ said, from, to, value: { recurrence } }: Time, text: string, { words: { time: words } }: Occasion): boolean => {
  // 「中秋回来过，下次要清明了」
  if (recurrence === undefined) return words.homeAtLast.some((word) => text.startsWith(word, to)) || (startOfWordBefore(text, from, words.nextTime) !== undefined && isWordAt(text, to, words.notSooner))
  if ( recurrence.minutes !== undefined || recurrence.part !== undefined) return false
  const after = text.slice(to, to + COMING).split(/[,\uff0c\u3002\n]/)[0] ?? ''
  return holdsWord(without(`${said}${after}`.toLowerCase(), words.notComesHome), words.comesHome)
}
/** So much of what follows says what comes again: 每个月才能回来. */
const COMING = 6

/** 「我这边现在是晚上」, "it's late evening here": what the clock shows. */
const isNow = (time: Time, text: string, { words: { time: words } }: Occasion): boolean => {
  const clause = clauseAround(text, time)
  return clause !== undefined && (time.value.anyDay === true || time.value.dayless === true) && holdsWord(text.slice(clause.from, clause.to), words.nowHere)
}

/** So much may stand between what says that it is only said and the time: 总说明天明天, 老是讲等下礼拜; in English, the clause. */
const SAID_BEFORE = 8

/** What somebody only keeps saying: 「总说明朝明朝」, "he keeps saying tomorrow". */
const isKeptSaid = (time: Time, text: string, { words: { time: { keptSaying } } }: Occasion): boolean => {
  const from = clauseAround(text, time)?.from ?? time.from
  const before = text.slice(from, time.from)
  return holdsWord(/[a-z]/i.test(before) ? before : before.slice(-SAID_BEFORE), keptSaying)
}

/** How often something came once: 「以前对门阿婆天天陪她，搬走了」; what was arranged and is told anew, 「本来每周三，改成每周四」, is taken back elsewhere. */
const isOfThePast = (time: Time, times: readonly Time[], text: string, { words: { time: words } }: Occasion): boolean => {
  if (time.value.recurrence === undefined) return false
  const before = text.slice(clauseAround(text, time)?.from ?? time.from, time.from).toLowerCase().trimStart()
  const past = lastOf(before, words.usedTo.filter((word) => !words.before.includes(word) || before.startsWith(word)))
  const next = times.find(({ from }) => from >= time.to)
  return past >= 0 && lastOf(before, words.nowadays) < past && (next === undefined || !holdsWord(text.slice(time.to, next.from), words.takenBack))
}

/** Where the last of the words begins; 「回国以前」 tells no past. */
const lastOf = (text: string, words: readonly string[]): number => Math.max(-1, ...words.map((word) => text.lastIndexOf(word)))

/** So much may stand between: 每天要吃的. */
const BETWEEN = 3

/** How things are these days: 「他这两天洗冷水澡」, 「我们这里天天下雨」; what begins some day is still to come: `starting on Wednesday, every day for two weeks`. */
const isState = (time: Time, times: readonly Time[], text: string, occasion: Occasion): boolean => {
  const { now, words: { time: words } } = occasion
  const begins = times.some((other) => isStart(other) && (other.value.start ?? now) > now && Math.max(other.from, time.from) - Math.min(other.to, time.to) <= BEGINS)
  return !begins && isOfTheseDays(time, occasion) && !suits(text, time, occasion) && (holdsWord(besides(text, time), words.lasting) || !isWished(text, time, occasion))
}

/** So much may stand between what comes again and from when on it does. */
const BEGINS = 8

const isOfTheseDays = ({ said, value: { recurrence } }: Time, { words: { time } }: Occasion): boolean =>
  Object.keys(time.soon).some((word) => said.toLowerCase().startsWith(word)) || (recurrence?.every === 'day' && recurrence.minutes === undefined && recurrence.part === undefined)

/** A time limit, where the form asks for one: "the hearing is on December 18". */
const isDeadline = (time: Time, text: string, { service, asked, words: { form } }: Occasion): boolean => {
  const slot = service?.slots.find(({ id }) => id === DEADLINE)
  const clause = clauseAround(text, time)
  return slot !== undefined && asked !== slot && clause !== undefined && holdsWord(text.slice(clause.from, clause.to), form.listens[DEADLINE] ?? [])
}
const DEADLINE = 'deadline'

/** When to call who cannot be called now: 「上班不能接，晚上八点后」. */
const isForCalls = (time: Time, text: string, occasion: Occasion): boolean => {
  const { service, words: { form } } = occasion
  const to = clauseAround(text, time)?.to ?? time.to
  return service !== undefined && service.slots.every(({ kind, clock }) => kind !== 'time' || clock !== 'asker') && holdsWord(text.slice(0, to), form.cannotCall) && !holdsWord(without(besides(text, time), form.cannotCall), occasion.words.time.wished)
}

/** Whether somebody is taken up then; where no other time is told, only what surely takes them up counts, and no gathering is asked for. */
const isTakenUp = (time: Time, times: readonly Time[], text: string, occasion: Occasion): boolean => {
  const { open, service, away, now, words: { time: words } } = occasion
  // 「礼拜天儿子在家不用送」
  const there = service?.slots.flatMap((slot) => slot.there) ?? []
  const isBusy = (one: Time, ways: readonly string[]): boolean => {
    const rest = without(besides(text, one), there)
    return holdsWord(rest, ways) && !holdsWord(without(rest, ways), words.suits)
  }
  // 「这周五我在上海」, where people come to who asks
  if (open && there.length > 0 && away !== undefined && overlaps(away, clauseAround(text, time) ?? time) && !isWished(text, time, occasion)) return true
  if (time.value.denied === true) return false
  // 「后天下午吧，上午我要去买菜」
  if (time.value.anyDay === true && isWordAt(text, time.to, words.ownErrands) && times.some((other) => hasHours(other) && other.value.denied !== true && !isOver(other, now))) return true
  // 「周末我弟弟会来烧，周一到周五就好」
  if (open && isBusy(time, words.provided) && times.some((other) => other !== time && other.value.denied !== true && !isOver(other, now) && !isBusy(other, words.provided))) return true
  if (!isBusy(time, [...words.busy, ...words.engaged])) return false
  const gathers = service?.slots.some(({ kind }) => kind === 'count') === true
  if (open && !gathers && isBusy(time, words.busy)) return true
  return times.some((other) => other !== time && other.value.denied !== true && !isOver(other, now) && (hasDay(other) || !hasDay(time)) && !isBusy(other, [...words.busy, ...words.engaged]))
}

/** 「我天天在家，明天下午来」: any day suits, and one is named. */
const isAlwaysFree = (time: Time, times: readonly Time[], text: string, occasion: Occasion): boolean => {
  const { recurrence } = time.value
  return recurrence?.every === 'day' && recurrence.minutes === undefined && recurrence.part === undefined && suits(text, time, occasion)
    && times.some((other) => other.value.recurrence === undefined && other.value.denied !== true && hasDay(other) && !isOver(other, occasion.now))
}

const isOnCalendar = ({ value: { precision, kind, recurrence } }: Time): boolean =>
  recurrence === undefined && (precision === 'month' || precision === 'year' || precision === 'day' || kind === 'open')
const hasDay = ({ value: { anyDay, dayless } }: Time): boolean => anyDay !== true && dayless !== true
const hasHours = (time: Time): boolean => hasDay(time) && (time.value.precision === 'part' || time.value.precision === 'minute')
const isOver = ({ value: { kind, start, end } }: Time, now: number): boolean => kind !== 'recurring' && (end ?? start ?? now) < now
