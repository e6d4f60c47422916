import type { Part } from '../../../core/words/time.ts'
import { isPause } from '../clause.ts'
import { isNumeralAt, readNumeral } from '../numeral.ts'
import { eat, isDigit, isLatin, isWordAt, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import type { Clue } from './clue.ts'
import { completed, skipTails } from './completing.ts'
import { readDay } from './datePieces.ts'
import { CLOCK_ONLY, readInDay } from './inDay.ts'
import { FIRST_TENS, readLunarDays } from './lunarDays.ts'
import { readLength } from './spanPieces.ts'
import type { Scan } from './tables.ts'
import { readTimes, readTimesAfter } from './howOften.ts'
import { readRepeatsAfter } from './pluralDays.ts'
import { readBareRange, readBareWeekdays, readRunOfDays, readWeekdays } from './weekdayList.ts'
import { readNthOfMonth, readNthWeekday } from './weekPieces.ts'

/** How something comes again: on which weekdays, every how many of what, how often in it, and when in the day. */
export type Rhythm = Readonly<{
  from: number
  to: number
  every: 'day' | 'week' | 'month'
  interval: number
  weekdays: readonly number[]
  /** Times in one period. */
  times?: number
  /** Day of the month, and others: 每月1号和15号. */
  day?: number
  moreDays?: readonly number[]
  /** Those days are of the lunar month: 每月初一、十五. */
  lunar?: true
  /** Which of the weekdays in the month. */
  nth?: number
  clue: Clue
  until?: Clue
}>

type Head = Readonly<{ to: number; every: 'day' | 'week' | 'month'; interval: number; weekdays?: readonly number[]; times?: number; day?: number; moreDays?: readonly number[]; lunar?: true; nth?: number; part?: Part }>

/** Days of every month, and where they end. */
export type DaysOfMonth = Readonly<{ to: number; day: number; moreDays?: readonly number[]; lunar?: true }>

type Counted = Readonly<{ times: number; to: number; part?: Part }>

/** From Monday to Friday. */
const WORKING_DAYS = 5

/** A rhythm that begins at `at`: 每周二、四上午, 每天中午, 隔天, 一个礼拜两次, every Tuesday, twice a week. */
export const readRhythm = (scan: Scan, at: number): Rhythm | undefined => {
  const named = readNthOfMonth(scan, at)
  const head: Head | undefined = named === undefined ? readHead(scan, at) : { to: named.to, every: 'month', interval: 1, weekdays: [named.weekday], nth: named.nth }
  if (head === undefined) return undefined
  const said = readSaid(scan, at, head)
  return completed(scan, said)
}

const readHead = (scan: Scan, at: number): Head | undefined =>
  readEvery(scan, at) ?? readRepeat(scan, at) ?? readOften(scan, at) ?? readTwice(scan, at) ?? readPair(scan, at)

/** The rhythm with the hours and the count right after it. */
const readSaid = (scan: Scan, at: number, head: Head): Rhythm => {
  const inDay = head.part === undefined ? readInDay(scan, head.to) : readInDay(scan, head.to, CLOCK_ONLY)
  const clue: Clue = { ...(head.part === undefined ? {} : { part: head.part }), ...inDay?.clue }
  const end = inDay?.to ?? head.to
  const counted = head.times === undefined ? readTimesAfter(scan, end) : undefined
  const times = head.times ?? counted?.times
  return {
    from: at, to: counted?.to ?? end, every: head.every, interval: head.interval, weekdays: head.weekdays ?? [], clue,
    ...(times === undefined ? {} : { times }),
    ...(head.day === undefined ? {} : { day: head.day }),
    ...(head.moreDays === undefined ? {} : { moreDays: head.moreDays }),
    ...(head.lunar === undefined ? {} : { lunar: head.lunar }),
    ...(head.nth === undefined ? {} : { nth: head.nth }),
    ...(inDay?.until === undefined ? {} : { until: inDay.until }),
  }
}

const readEvery = (scan: Scan, at: number): Head | undefined => {
  const { text, tables } = scan
  const every = eat(text, at, tables.every)
  const other = eat(text, at, tables.everyOther)
  if (other !== undefined && (every === undefined || other.to > every.to)) return readPeriod(scan, skipSpaces(text, other.to), 1)
  if (every === undefined) return undefined
  const skipped = eat(text, every.to, tables.everyOther)
  return readPeriod(scan, skipSpaces(text, skipped?.to ?? every.to), skipped === undefined ? 0 : 1)
}

/** What comes again after 每: weekdays, a unit, a number of units, a day of the month, a part of the day. */
const readPeriod = (scan: Scan, at: number, skipping: number): Head | undefined => {
  const { text, tables } = scan
  const weekdays = readWeekdays(scan, at)
  if (weekdays !== undefined) return { to: weekdays.to, every: 'week', interval: 1 + skipping, weekdays: weekdays.days }
  const month = eat(text, skipSpaces(text, eat(text, at, tables.measures)?.to ?? at), tables.monthMarks)
  if (month !== undefined) {
    const nth = readNthWeekday(scan, skipToWeekday(scan, month.to))
    if (nth?.clue.weekday !== undefined && nth.clue.nth !== undefined)
      return { to: nth.to, every: 'month', interval: 1 + skipping, weekdays: [nth.clue.weekday], nth: nth.clue.nth }
    return { to: month.to, every: 'month', interval: 1 + skipping, ...(readDaysOfMonth(scan, month.to) ?? readLunarDays(scan, month.to)) }
  }
  const lunar = readLunarDays(scan, at)
  if (lunar !== undefined) return { ...lunar, every: 'month', interval: 1 + skipping }
  const part = eat(text, at, tables.parts)
  if (part !== undefined) return { to: part.to, every: 'day', interval: 1 + skipping, part: part.value }
  const unit = eat(text, at, tables.units)
  const length = unit === undefined ? readPeriodLength(scan, at) : { n: 1, unit: unit.value, to: unit.to }
  const workdays = eat(text, at, tables.repeats)
  if (workdays !== undefined) return { to: workdays.to, ...workdays.value }
  if (length === undefined || (length.unit !== 'day' && length.unit !== 'week' && length.unit !== 'month')) return undefined
  if (!Number.isInteger(length.n)) return undefined
  const after = length.unit === 'week' ? readWeekdays(scan, skipToWeekday(scan, length.to)) : undefined
  return { to: after?.to ?? length.to, every: length.unit, interval: length.n + skipping, ...(after === undefined ? {} : { weekdays: after.days }) }
}

/** Days of the month one after the other: 1号和15号. */
export const readDaysOfMonth = (scan: Scan, at: number): DaysOfMonth | undefined => {
  const first = readDay(scan, skipSpaces(scan.text, at))
  if (first?.clue.day === undefined || first.until !== undefined) return undefined
  const and = eat(scan.text, skipSpaces(scan.text, first.to), scan.tables.and)
  const next = readDaysOfMonth(scan, and?.to ?? first.to)
  return next === undefined ? { to: first.to, day: first.clue.day } : { to: next.to, day: first.clue.day, moreDays: [next.day, ...(next.moreDays ?? [])] }
}

const skipToWeekday = (scan: Scan, at: number): number => {
  const from = skipSpaces(scan.text, at)
  return skipSpaces(scan.text, eat(scan.text, from, scan.tables.loose)?.to ?? from)
}

const readRepeat = (scan: Scan, at: number): Head | undefined => {
  const repeat = eat(scan.text, at, scan.tables.repeats)
  if (repeat === undefined || isCountedBefore(scan, at) || isFigures(scan, at, repeat.to)) return undefined
  const joined = readRepeatsAfter(scan, repeat.to, repeat.value.weekdays)
  if (joined !== undefined) return { ...joined, every: 'week', interval: 1 }
  const after = repeat.value.every === 'week' && repeat.value.weekdays.length === 0 ? readWeekdays(scan, skipToWeekday(scan, repeat.to)) : undefined
  return { to: after?.to ?? repeat.to, ...repeat.value, ...(after === undefined ? {} : { weekdays: after.days }) }
}

/** Whether 一三五 only begins or ends other figures, or counts something; 「一三五吧」 does not. */
const isFigures = (scan: Scan, at: number, to: number): boolean =>
  isNumeralAt(scan.text, at, scan.numbers) && (isNumeralAt(scan.text, at - 1, scan.numbers) || startOfWordBefore(scan.text, at, scan.words.notDay.before) !== undefined || (!isPause(scan.text, to) && !isPause(scan.text, eat(scan.text, to, scan.tables.timesTails)?.to ?? to) && readInDay(scan, to) === undefined && !isDoneThen(scan, to)))

/** 「一三五送」「二四六都来」. */
const isDoneThen = ({ text, words }: Scan, to: number): boolean =>
  isWordAt(text, to, words.deeds) || words.both.some((word) => text.startsWith(word, to) && isWordAt(text, to + word.length, words.deeds))

/** Whether a number stands before it: 15个工作日 are no habit. */
const isCountedBefore = (scan: Scan, at: number): boolean => {
  const before = startOfWordBefore(scan.text, at, scan.words.measures) ?? at
  return isNumeralAt(scan.text, before - 1, scan.numbers)
}

/** Half a month is two weeks. */
const readPeriodLength = (scan: Scan, at: number): ReturnType<typeof readLength> => {
  const length = readLength(scan, at)
  return length?.unit === 'month' && length.n === 0.5 ? { ...length, unit: 'week', n: 2 } : length
}

/** 一个礼拜两次, 三天一次: a length of time and how often in it. */
const readOften = (scan: Scan, at: number): Head | undefined => {
  const length = readPeriodLength(scan, at)
  if (length === undefined || (length.unit !== 'day' && length.unit !== 'week' && length.unit !== 'month')) return undefined
  const counted = readTimesAfter(scan, length.to)
  if (counted === undefined || !Number.isInteger(length.n)) return undefined
  return { to: counted.to, every: length.unit, interval: length.n, ...(counted.times === 1 ? {} : { times: counted.times }) }
}

/** `twice a week`, `once every two weeks`, `3 times per month`, `three mornings a week`. */
const readTwice = (scan: Scan, at: number): Head | undefined => {
  const { text, tables } = scan
  const counted: Counted | undefined = readTimes(scan, at) ?? readParts(scan, at)
  if (counted === undefined) return undefined
  const per = eat(text, skipSpaces(text, counted.to), tables.per)
  if (per === undefined) return undefined
  const period = readPeriod(scan, skipSpaces(text, per.to), 0)
  return period === undefined ? undefined : { ...period, ...(counted.times === 1 ? {} : { times: counted.times }), ...(counted.part === undefined ? {} : { part: counted.part }) }
}

/** `three mornings`: how many parts of a day. */
const readParts = ({ text, tables, numbers }: Scan, at: number): Counted | undefined => {
  const numeral = readNumeral(text, at, numbers)
  const part = numeral === undefined || numeral.script === 'chinese' ? undefined : eat(text, skipSpaces(text, numeral.to), tables.parts)
  return numeral === undefined || part === undefined || numeral.value < 1 || numeral.value > 7 ? undefined : { times: numeral.value, to: part.to, part: part.value }
}

/** 周二、四上午: the second day without its 周 says that they go together; 初一、十五上午. */
const readPair = (scan: Scan, at: number): Head | undefined => {
  if (isLatin(scan.text.charAt(at))) return readWorkweek(scan, at)
  // 「一、三、五吧，上午十点」
  const lunar = readLunarDays(scan, at)
  if (lunar?.moreDays?.some((day) => day >= FIRST_TENS) === true && readInDay(scan, lunar.to) !== undefined) return { ...lunar, every: 'month', interval: 1 }
  const list = readBareWeekdays(scan, at, (to) => readInDay(scan, to) !== undefined || readInDay(scan, skipTails(scan, to)) !== undefined) ?? readRunOfDays(scan, at, (to) => isDoneThen(scan, to)) ?? readBareRange(scan, at, (to) => readInDay(scan, to) !== undefined || isDoneThen(scan, to)) ?? readWeekdays(scan, at)
  if (list?.range === true) return readWorkingDays(scan, list)
  return list?.short === true && list.days.length > 1 ? { to: list.to, every: 'week', interval: 1, weekdays: list.days } : undefined
}

/** `Mon-Fri 9 to 5`, `Monday to Friday mornings`: with hours, the days of a working week come again. */
const readWorkweek = (scan: Scan, at: number): Head | undefined => {
  const list = readWeekdays(scan, at)
  const hours = list !== undefined && (isDigit(scan.text.charAt(skipSpaces(scan.text, list.to))) || readInDay(scan, list.to) !== undefined)
  return hours && list.range && list.days.length >= WORKING_DAYS ? { to: list.to, every: 'week', interval: 1, weekdays: list.days } : undefined
}

/** 周一到周五中午 and 周二到周四每天上午 come again; other ranges are days of one week. */
const readWorkingDays = (scan: Scan, list: Readonly<{ to: number; days: readonly number[] }>): Head | undefined => {
  const spaced = skipSpaces(scan.text, list.to)
  const from = skipSpaces(scan.text, scan.text.charAt(spaced) === ',' ? spaced + 1 : spaced)
  const repeat = eat(scan.text, from, scan.tables.repeats)
  const daily = repeat === undefined ? readHead(scan, from) : { to: repeat.to, ...repeat.value }
  if (daily?.every === 'day' && daily.interval === 1) return { ...daily, every: 'week', weekdays: list.days }
  return list.days.length >= WORKING_DAYS && readInDay(scan, list.to) !== undefined ? { to: list.to, every: 'week', interval: 1, weekdays: list.days } : undefined
}
