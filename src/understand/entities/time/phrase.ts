import { isPause } from '../clause.ts'
import { isNumeralAt } from '../numeral.ts'
import { eat, isLatin, skipSpaces, skipSpacesBack, startOfWordBefore } from '../vocabulary.ts'
import type { Clue, Facet, Phrase, Piece } from './clue.ts'
import { readClock, readPart } from './clockPieces.ts'
import { readDay, readFigures, readMonth, readYear } from './datePieces.ts'
import { readFestival, readLunar, readRelativeDay, readSoon, readStretch, readZone } from './namedPieces.ts'
import { readLength, readSpan } from './spanPieces.ts'
import type { Scan } from './tables.ts'
import { readWeekdays } from './weekdayList.ts'
import { readNear, readNthInMonth, readNthWeekday, readWeekday } from './weekPieces.ts'

/** No phrase about one time has more pieces. */
const MOST_PIECES = 7

const ANY: ReadonlySet<Facet> = new Set(['zone', 'year', 'date', 'week', 'part', 'clock'])

/** The pieces about one time that begin at `at` and follow each other, with no more than loose words between; `inside` when something before them is about time already. */
export const readPhrase = (scan: Scan, at: number, allowed: ReadonlySet<Facet> = ANY, inside = false): Phrase | undefined => {
  let clue: Clue = {}
  let until: Clue | undefined
  let to = at
  const facets = new Set<Facet>()
  for (let count = 0; count < MOST_PIECES && until === undefined; count += 1) {
    const next = count === 0 ? at : skipLoose(scan, to, !facets.has('clock'))
    const piece = readPiece(scan, next, clue, facets, allowed, inside) ?? readDayAfter(scan, to, clue, facets, allowed) ?? readDateAfter(scan, to, clue, facets, allowed) ?? readOffset(scan, to, clue, facets)
    if (piece === undefined || beginsList(scan, to, next, piece, facets) || beginsRow(scan, at, to, next, piece)) break
    clue = { ...clue, ...piece.clue }
    until = piece.until
    to = piece.to
    for (const facet of piece.facets) facets.add(facet)
  }
  if (![...facets].some((facet) => facet !== 'zone')) return undefined
  return { from: at, to, facets, clue, ...(until === undefined ? {} : { until }) }
}

/** `starting Nov 30, Mon, Wed and Fri`: weekdays in a list are none of the date before the comma. */
const beginsList = (scan: Scan, to: number, at: number, piece: Piece, facets: ReadonlySet<Facet>): boolean =>
  piece.clue.weekday !== undefined && facets.has('date') && scan.text.slice(to, at).includes(',')
  && eat(scan.text, skipSpaces(scan.text, piece.to), scan.tables.and) !== undefined && (readWeekdays(scan, at)?.days.length ?? 0) > 1

/** `beginning next week, Mon to Fri`: where it is said from when on, the days after the comma are those of every week. */
const beginsRow = (scan: Scan, from: number, to: number, at: number, piece: Piece): boolean =>
  piece.clue.weekday !== undefined && scan.text.slice(to, at).includes(',') && startOfWordBefore(scan.text, from, scan.words.onwardLead) !== undefined && (readWeekdays(scan, at)?.days.length ?? 0) > 1

/** 冬至前一天: so many days from the day that was named. */
const readOffset = (scan: Scan, to: number, clue: Clue, facets: ReadonlySet<Facet>): Piece | undefined => {
  if (clue.daysOff !== undefined || facets.has('part') || facets.has('clock') || !(facets.has('date') || facets.has('week'))) return undefined
  const from = skipLoose(scan, to, false)
  const offset = eat(scan.text, from, scan.tables.offsets) ?? readCount(scan, from)
  return offset === undefined ? undefined : { to: offset.to, facets: [], clue: { daysOff: offset.value } }
}

/** 前一个礼拜: a number of days, back or on. */
const readCount = (scan: Scan, at: number): Readonly<{ value: number; to: number }> | undefined => {
  const sign = eat(scan.text, at, scan.tables.offsetSigns)
  const length = sign === undefined ? undefined : readLength(scan, sign.to)
  const days = length?.unit === 'day' ? length.n : length?.unit === 'week' ? length.n * 7 : 0
  return sign === undefined || length === undefined || days < 1 ? undefined : { value: sign.value * Math.round(days), to: length.to }
}

/** 上午九点半,周四: the day after the hour, if no other hour belongs to it. */
const readDayAfter = (scan: Scan, to: number, clue: Clue, facets: ReadonlySet<Facet>, allowed: ReadonlySet<Facet>): Piece | undefined => {
  if (!facets.has('clock') || facets.has('date') || facets.has('week') || scan.text.charAt(to) !== ',') return undefined
  const piece = readPiece(scan, skipLoose(scan, to, true), clue, facets, allowed, true)
  if (piece === undefined || !piece.facets.every((facet) => facet === 'date' || facet === 'week')) return undefined
  const after = skipLoose(scan, piece.to, false)
  return readPart(scan, after) === undefined && readClock(scan, after, true) === undefined ? piece : undefined
}

/** 周三晚上八点,12月2号: the date of the weekday whose hour was told, as a clause of its own. */
export const readDateAfter = (scan: Scan, to: number, clue: Clue, facets: ReadonlySet<Facet>, allowed: ReadonlySet<Facet> = ANY): Piece | undefined => {
  if (!facets.has('clock') || facets.has('date') || clue.weekday === undefined || clue.weekShift !== undefined || !COMMAS.has(scan.text.charAt(to)) || !allowed.has('date')) return undefined
  const from = skipSpaces(scan.text, to + 1)
  const date = readFigures(scan, from) ?? readMonth(scan, from)
  return date?.clue.day !== undefined && date.until === undefined && isPause(scan.text, date.to) ? date : undefined
}
const COMMAS: ReadonlySet<string> = new Set([',', '\uff0c'])

/** The longest piece at `at` that says something the phrase has not said yet. */
const readPiece = (scan: Scan, at: number, clue: Clue, facets: ReadonlySet<Facet>, allowed: ReadonlySet<Facet>, inside: boolean): Piece | undefined => {
  if (facets.size === 0 && !inside && isNumeralAt(scan.text, at, scan.numbers) && isNumeralAt(scan.text, at - 1, scan.numbers)) return undefined
  const supported = inside || facets.has('date') || facets.has('week') || facets.has('part')
  let best: Piece | undefined
  for (const piece of [
    readZone(scan, at), readFigures(scan, at), readSoon(scan, at), readSpan(scan, at), readYear(scan, at), readLunar(scan, at), readMonth(scan, at), readNear(scan, at), readNthWeekday(scan, at), readNthInMonth(scan, at),
    readWeekday(scan, at), readRelativeDay(scan, at), readFestival(scan, at), readStretch(scan, at), readPart(scan, at),
    readClock(scan, at, supported), readDay(scan, at),
  ]) {
    if (piece === undefined || (best !== undefined && piece.to <= best.to)) continue
    if (piece.facets.every((facet) => allowed.has(facet)) && (fits(scan, piece, clue, facets) || isWeekOf(scan, at, piece, clue))) best = piece
  }
  return best
}

const fits = (scan: Scan, piece: Piece, clue: Clue, facets: ReadonlySet<Facet>): boolean => {
  if (isBareZone(piece) && !isTimeAfter(scan, piece.to))
    return facets.size > 0 && !facets.has('zone') && startOfWordBefore(scan.text, piece.to, scan.words.zoneMarks) !== undefined
  if (piece.clue.weekday !== undefined && clue.weekShift !== undefined && clue.weekday === undefined && clue.weekend === undefined) return true
  if (isMonthOf(piece, clue) || isDayOfStretch(piece, clue)) return true
  return !piece.facets.some((facet) => facets.has(facet))
}

/** `Friday this week`, in one breath. */
const isWeekOf = ({ text }: Scan, at: number, piece: Piece, clue: Clue): boolean =>
  clue.weekday !== undefined && clue.weekShift === undefined && piece.clue.weekShift !== undefined && piece.clue.weekday === undefined && isLatin(text.charAt(at)) && text.charAt(skipSpacesBack(text, at) - 1) !== ','

/** 下个月 and then a day of it, or a month and then a stretch of it. */
const isMonthOf = (piece: Piece, clue: Clue): boolean => {
  const month = clue.month ?? clue.monthShift
  const open = month !== undefined && clue.day === undefined && clue.days === undefined
  const inMonth = (piece.clue.day !== undefined || piece.clue.days !== undefined) && piece.clue.month === undefined && piece.clue.monthShift === undefined
  return open && inMonth && piece.facets.every((facet) => facet === 'date')
}

/** A stretch of the month and then a day of it: 下个月中旬，15号左右; 月底，28号吧. */
const isDayOfStretch = ({ facets, clue: { day, month, monthShift } }: Piece, clue: Clue): boolean => {
  const [first, last] = clue.days ?? []
  return day !== undefined && month === undefined && monthShift === undefined && clue.day === undefined && facets.every((facet) => facet === 'date')
    && first !== undefined && last !== undefined && first <= day && day <= last
}

const isBareZone = (piece: Piece): boolean => piece.facets.length === 1 && piece.facets[0] === 'zone'

/** Whether a part of the day, an hour or a day follows, so that a place before it can be the name of its clock. */
const isTimeAfter = (scan: Scan, at: number): boolean => {
  const from = skipLoose(scan, at, false)
  return readPart(scan, from) !== undefined || readClock(scan, from, true) !== undefined || readRelativeDay(scan, from) !== undefined
    || readWeekday(scan, from) !== undefined || readNear(scan, from) !== undefined || readMonth(scan, from) !== undefined
    || readDay(scan, from) !== undefined || readFigures(scan, from) !== undefined || readFestival(scan, from) !== undefined
}

/** The place after blanks and words that tie pieces together; one line break at most. */
const skipLoose = (scan: Scan, at: number, commas: boolean): number => {
  let to = skipSpaces(scan.text, at)
  if (commas && scan.text.charAt(to) === '\n') to = skipSpaces(scan.text, to + 1)
  for (let count = 0; count < 3; count += 1) {
    const loose = eat(scan.text, to, scan.tables.clockNames) === undefined ? eat(scan.text, to, scan.tables.loose) : undefined
    if (loose === undefined || (!commas && scan.text.slice(to, loose.to) === ',')) break
    to = skipSpaces(scan.text, loose.to)
  }
  return to
}
