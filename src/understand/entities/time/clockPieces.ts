import { isPause } from '../clause.ts'
import { isNumeralAt, readNumeral, type Numeral } from '../numeral.ts'
import { eat, isDigit, isLatin, isWordAt, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import type { Clue, Facet, Piece } from './clue.ts'
import type { Scan } from './tables.ts'

const CLOCK: readonly Facet[] = ['clock']

/** A part of the day. One character alone (早, 晚) needs an hour after it. */
export const readPart = (scan: Scan, at: number): Piece | undefined => {
  const part = eat(scan.text, at, scan.tables.parts)
  if (part === undefined) return undefined
  const word = scan.text.slice(at, part.to)
  if (word.length === 1 && readClock(scan, part.to, true) === undefined) return undefined
  return { to: part.to, facets: ['part'], clue: { part: part.value, ...(isLatin(word.charAt(0)) && word.endsWith('s') ? { each: true } : {}) } }
}

/** An hour of the clock: 3点半, 15:00, 3pm, 9-11点. `supported` when a day or part was said with it. */
export const readClock = (scan: Scan, at: number, supported: boolean): Piece | undefined =>
  readColon(scan, at) ?? readMarked(scan, at, supported) ?? readLess(scan, at) ?? readSpoken(scan, at) ?? readLed(scan, at)

const readColon = (scan: Scan, at: number): Piece | undefined => {
  const { text } = scan
  const match = /^(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])/.exec(text.slice(at, at + 9))
  if (match === null || isDigit(text.charAt(at - 1)) || text.charAt(at - 1) === ':') return undefined
  const hour = Number(match[1])
  const minute = Number(match[2])
  if (hour > 24 || minute > 59) return undefined
  const after = at + match[0].length
  const half = eat(text, skipSpaces(text, after), scan.tables.halves)
  const clue: Clue = { hour, minute, ...(half === undefined ? {} : { half: half.value }) }
  const end = half === undefined ? readBareEnd(scan, after) : undefined
  return end === undefined ? { to: half?.to ?? after, facets: CLOCK, clue } : { to: end.to, facets: CLOCK, clue, until: { hour: end.hour, minute: 0 } }
}

/** 9:30-11: an hour in bare figures that ends what began with hour and minute. */
const readBareEnd = ({ text, tables, numbers }: Scan, at: number): Readonly<{ hour: number; to: number }> | undefined => {
  const link = eat(text, skipSpaces(text, at), tables.to)
  const numeral = link === undefined ? undefined : readNumeral(text, skipSpaces(text, link.to), numbers)
  return numeral?.script === 'arabic' && numeral.value <= 24 && isPause(text, numeral.to) && !/[:.]\d/.test(text.slice(numeral.to, numeral.to + 2)) ? { hour: numeral.value, to: numeral.to } : undefined
}

/** 差十分三点, 差一刻四点: the minutes before the hour they are taken from. */
const readLess = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables, numbers } = scan
  const taken = readTaken(scan, at)
  const from = taken === undefined ? at : eat(text, taken.to, tables.to)?.to ?? taken.to
  const hour = taken === undefined ? undefined : readNumeral(text, from, numbers)
  const mark = hour === undefined ? undefined : eat(text, hour.to, tables.hourMarks)
  return taken === undefined || hour === undefined || mark === undefined || hour.value < 1 || hour.value > 24 ? undefined
    : { to: mark.to, facets: CLOCK, clue: { hour: hour.value, minute: -taken.minutes } }
}

const readTaken = ({ text, tables, numbers }: Scan, at: number): Readonly<{ minutes: number; to: number }> | undefined => {
  const less = eat(text, at, tables.less)
  const numeral = less === undefined ? undefined : readNumeral(text, less.to, numbers)
  if (numeral === undefined || numeral.value < 1 || numeral.value > 59) return undefined
  const quarter = eat(text, numeral.to, tables.quarterMarks)
  if (quarter !== undefined) return numeral.value > 3 ? undefined : { minutes: numeral.value * 15, to: quarter.to }
  const mark = eat(text, numeral.to, tables.minuteMarks)
  return mark === undefined ? undefined : { minutes: numeral.value, to: mark.to }
}

/** `at noon`, `half past three`, `quarter to four pm`. */
const readSpoken = ({ text, tables, numbers }: Scan, at: number): Piece | undefined => {
  const named = eat(text, at, tables.clockNames)
  if (named !== undefined) return { to: named.to, facets: CLOCK, clue: { hour: named.value, minute: 0 } }
  const past = eat(text, at, tables.pasts)
  const hour = past === undefined ? undefined : readNumeral(text, skipSpaces(text, past.to), numbers)
  if (past === undefined || hour === undefined || hour.value < 1 || hour.value > 12) return undefined
  const half = eat(text, skipSpaces(text, hour.to), tables.halves)
  return { to: half?.to ?? hour.to, facets: CLOCK, clue: { hour: hour.value, minute: past.value, ...(half === undefined ? {} : { half: half.value }) } }
}

/** A number, perhaps a range of two, with a mark for hours after it. */
const readMarked = (scan: Scan, at: number, supported: boolean): Piece | undefined => {
  const first = readNumeral(scan.text, at, scan.numbers)
  if (first === undefined || isTail(scan, at)) return undefined
  const twoFigures = first.script === 'chinese' && first.digits?.length === 2 && first.value > 10
  const [low, high] = twoFigures ? [Math.floor(first.value / 10), first.value % 10] : [first.value, undefined]
  const link = eat(scan.text, skipSpaces(scan.text, first.to), scan.tables.to)
  const second = link === undefined || twoFigures ? undefined : readNumeral(scan.text, skipSpaces(scan.text, link.to), scan.numbers)
  const last = second ?? first
  const tail = readHourTail(scan, at, last, supported)
  if (tail === undefined) return undefined
  const lastHour = second?.value ?? high
  if (low > 24 || (lastHour ?? 0) > 24 || (high !== undefined && high !== low + 1)) return undefined
  const { to, half, minute } = tail
  const halved = half === undefined ? {} : { half }
  if (lastHour === undefined) return { to, facets: CLOCK, clue: { hour: low, minute, ...halved } }
  const shared: Clue = lastHour > low || half === undefined ? halved : {}
  return { to, facets: CLOCK, clue: { hour: low, minute: 0, ...shared }, until: { hour: lastHour, minute, ...halved } }
}

type HourTail = Readonly<{ to: number; minute: number; half?: 'am' | 'pm' }>

/** What makes a number an hour, with the minutes after it. */
const readHourTail = (scan: Scan, from: number, numeral: Numeral, supported: boolean): HourTail | undefined => {
  const { text, tables } = scan
  const spaced = skipSpaces(text, numeral.to)
  const half = eat(text, spaced, tables.halves)
  if (half !== undefined) return numeral.value > 12 ? undefined : { to: half.to, minute: 0, half: half.value }
  // 「十来点」
  const mark = eat(text, spaced, tables.hourMarks) ?? eat(text, eat(text, spaced, tables.over)?.to ?? spaced, tables.hourMarks)
  if (mark === undefined) return undefined
  const minutes = readMinutes(scan, mark.to)
  const bare = minutes === undefined && mark.to - spaced === 1
  if (bare && !isHour(scan, from, numeral, mark.to, supported)) return undefined
  const to = minutes?.to ?? mark.to
  // 「八点多伦多时间」
  const about = isClockNameAt(scan, to) ? undefined : eat(text, to, tables.about)
  const late = eat(text, skipSpaces(text, to), tables.halves)
  return {
    to: late?.to ?? about?.to ?? to,
    minute: minutes?.minute ?? 0,
    ...(late === undefined ? {} : { half: late.value }),
  }
}

/** Whether a place stands there whose clock is named. */
const isClockNameAt = ({ text, places, tables }: Scan, at: number): boolean => {
  const place = eat(text, at, places)
  return place !== undefined && eat(text, skipSpaces(text, place.to), tables.zoneMarks) !== undefined
}

/** Whether a number with nothing but 点 after it is an hour and no "two points" or "a bit". */
const isHour = (scan: Scan, from: number, numeral: Numeral, to: number, supported: boolean): boolean => {
  const { text, words } = scan
  const one = numeral.value === 1 && numeral.digits?.length === 1
  if (one && numeral.script === 'arabic') return supported || !isWordAt(text, to, words.notOne)
  if (one && (!supported || isWordAt(text, to, words.notOne) || isShortPart(scan, from))) return false
  if (supported) return true
  return startOfWordBefore(text, from, words.notHour.before) === undefined && !isWordAt(text, to, words.notHour.after)
}

const isShortPart = (scan: Scan, from: number): boolean =>
  Object.keys(scan.words.parts).some((part) => part.length === 1 && part === scan.text.charAt(from - 1))

const readMinutes = (scan: Scan, at: number): Readonly<{ to: number; minute: number }> | undefined => {
  const { text, tables, numbers } = scan
  const half = eat(text, skipSpaces(text, at), tables.halfMarks)
  if (half !== undefined) return { to: half.to, minute: 30 }
  const sharp = eat(text, at, tables.sharpMarks)
  if (sharp !== undefined) return { to: sharp.to, minute: 0 }
  const taken = readTaken(scan, at)
  if (taken !== undefined) return { to: taken.to, minute: -taken.minutes }
  const numeral = readNumeral(text, at, numbers)
  if (numeral === undefined || numeral.script === 'latin' || numeral.value > 59) return undefined
  const quarter = eat(text, numeral.to, tables.quarterMarks)
  if (quarter !== undefined) return numeral.value > 3 ? undefined : { to: quarter.to, minute: numeral.value * 15 }
  const mark = eat(text, numeral.to, tables.minuteMarks)
  if (mark !== undefined) return { to: mark.to, minute: numeral.value }
  const twoPlaces = numeral.digits === undefined || numeral.digits.length === 2
  return twoPlaces && !isNumeralAt(text, numeral.to, numbers) && isMinuteEnd(scan, numeral.to) ? { to: numeral.to, minute: numeral.value } : undefined
}

/** Whether a number without a mark may be minutes: nothing after it counts something else. */
const isMinuteEnd = (scan: Scan, to: number): boolean =>
  !isWordAt(scan.text, to, scan.words.notDay.after) && eat(scan.text, to, scan.tables.units) === undefined
  && eat(scan.text, to, scan.tables.measures) === undefined && eat(scan.text, to, scan.tables.dayMarks) === undefined

/** A number with nothing after it, after a word such as `at`. */
const readLed = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables, numbers, words } = scan
  const first = readNumeral(text, at, numbers)
  if (first === undefined || first.script === 'chinese' || first.value < 1 || first.value > 12 || isTail(scan, at)) return undefined
  // 「10 in the morning」
  const part = eat(text, skipSpaces(text, first.to), tables.parts)
  const lead = startOfWordBefore(text, at, words.hourLead) ?? (first.script === 'arabic' && part !== undefined && isLatin(text.charAt(part.to - 1)) ? at : undefined)
  const about = eat(text, first.to, tables.about)
  // 「Thursday 3ish」
  if (about !== undefined && (lead !== undefined || isLatin(text.charAt(first.to)))) return { to: about.to, facets: CLOCK, clue: { hour: first.value, minute: 0 } }
  if (lead === undefined || !isFree(text, first.to) || readNext(scan, first.to)) return undefined
  const half = eat(text, skipSpaces(text, first.to), tables.halves)
  return { to: half?.to ?? first.to, facets: CLOCK, clue: { hour: first.value, minute: 0 } }
}

/** The hour up to which it goes, with nothing after it: `from 2 to 4`. */
export const readLastHour = (scan: Scan, at: number): Piece | undefined => {
  const hour = readNumeral(scan.text, at, scan.numbers)
  return hour === undefined || hour.script === 'chinese' || hour.value < 1 || hour.value > 12 || !isFree(scan.text, hour.to) || readNext(scan, hour.to) ? undefined
    : { to: hour.to, facets: CLOCK, clue: { hour: hour.value, minute: 0 } }
}

/** Whether what follows makes the number a quantity: a unit or another noun. */
const readNext = (scan: Scan, to: number): boolean => {
  const from = skipSpaces(scan.text, to)
  const next = scan.text.charAt(from)
  if (next === '' || !isLatin(next)) return !(next === '' || /[\s\p{P}]/u.test(next))
  return eat(scan.text, from, scan.tables.to) === undefined && eat(scan.text, from, scan.tables.loose) === undefined
    && eat(scan.text, from, scan.tables.days) === undefined && eat(scan.text, from, scan.tables.weekdayNames) === undefined
    && eat(scan.text, from, scan.tables.parts) === undefined && eat(scan.text, from, scan.tables.every) === undefined
    && eat(scan.text, from, scan.tables.dayParts) === undefined && eat(scan.text, from, scan.tables.near) === undefined && eat(scan.text, from, scan.tables.onward) === undefined
    && !isWordAt(scan.text, from, scan.words.hourThen)
}

const isFree = (text: string, to: number): boolean => !isLatin(text.charAt(to)) && !/[\d:%/]/.test(text.charAt(to))

/** Whether the number goes on from figures, a point or a dash before it: 1.5点, 1123-07. */
const isTail = (scan: Scan, at: number): boolean => {
  const before = scan.text.charAt(at - 1)
  return isDigit(scan.text.charAt(at)) && (isDigit(before) || before === '.' || before === '$' || before === '#' || isLatin(before))
}
