import type { Unit } from '../../../core/words/time.ts'
import { isPause } from '../clause.ts'
import { isNumeralAt } from '../numeral.ts'
import { eat, isLatin, isWordAt, skipSpaces, skipSpacesBack, startOfWordBefore, wordSet } from '../vocabulary.ts'
import { readLastHour } from './clockPieces.ts'
import type { Facet, Phrase, Piece } from './clue.ts'
import { readInDay } from './inDay.ts'
import { readFirstDays, readLunar } from './namedPieces.ts'
import { readDateAfter, readPhrase } from './phrase.ts'
import { readRhythm, type Rhythm } from './recurring.ts'
import { readZoneAfter, withEdge } from './rhythmEdge.ts'
import { readLength } from './spanPieces.ts'
import { HERE, type Scan } from './tables.ts'
import { readRangeEnd } from './weekdayList.ts'

/** Which side of a time is open: everything before it, up to its end, after it, or from it on. */
export type Edge = 'before' | 'latest' | 'after' | 'onward'

/** One whole expression of time, before it is put on a calendar. */
export type Expression = Readonly<{ from: number; to: number }> & (
  | Readonly<{ kind: 'point'; phrase: Phrase }>
  | Readonly<{ kind: 'range'; phrase: Phrase; until: Phrase }>
  | Readonly<{ kind: 'open'; phrase: Phrase; edge: Edge }>
  | Readonly<{ kind: 'rhythm'; rhythm: Rhythm }>
)

/** The expression that begins at `at`, if one does. */
export const readExpression = (scan: Scan, at: number): Expression | undefined => {
  const said = readSaid(scan, at)
  return said !== undefined && (said.kind === 'rhythm' || (said.kind === 'open' && said.edge === 'onward')) ? { ...said, to: skipHowLong(scan, said.to) } : said
}

const readSaid = (scan: Scan, at: number): Expression | undefined => {
  const rhythm = readRhythm(scan, at)
  if (rhythm !== undefined) return rhythmOf(withEdge(scan, rhythm))
  const named = readAroundFestival(scan, at)
  if (named !== undefined) return named
  const said = readPhrase(scan, at)
  if (said === undefined || isNoise(scan, said)) return undefined
  const phrase = withClock(scan, said)
  const hours = readHourThenRhythm(scan, phrase) ?? readPlural(scan, phrase)
  if (hours !== undefined) return hours
  const range = readRange(scan, phrase)
  return (range?.kind === 'range' ? readHoursThenRhythm(scan, range) : undefined) ?? range ?? readOpen(scan, phrase)
    ?? { kind: 'point', from: phrase.from, to: phrase.to, phrase }
}

/** The place after how long it goes on: `every day for two weeks`, 每天送，先送半个月. */
const skipHowLong = (scan: Scan, to: number): number => {
  const { text, words } = scan
  const from = skipSpaces(text, text.charAt(to) === ',' ? to + 1 : to)
  const lead = eat(text, from, wordSet(words.lasts))
  const length = lead === undefined ? undefined : readLength(scan, skipSpaces(text, lead.to))
  return length === undefined || !DATES.has(length.unit) || !isPause(text, length.to) ? to : length.to
}
const DATES: ReadonlySet<Unit> = new Set(['day', 'week', 'month', 'year'])

const rhythmOf = (rhythm: Rhythm): Expression => ({ kind: 'rhythm', from: rhythm.from, to: rhythm.to, rhythm })

/** 年后, 年前: one word for everything after or before a festival. */
const readAroundFestival = (scan: Scan, at: number): Expression | undefined => {
  if (isNumeralAt(scan.text, at - 1, scan.numbers) || eat(scan.text, at - 1, scan.tables.measures) !== undefined) return undefined
  for (const [table, edge] of [[scan.tables.afterFestival, 'after'], [scan.tables.beforeFestival, 'before']] as const) {
    const word = eat(scan.text, at, table)
    if (word === undefined) continue
    const day = edge === 'after' ? readDayAfterNewYear(scan, at, word.to) : undefined
    if (day !== undefined) return readRange(scan, day) ?? readOpen(scan, day) ?? { kind: 'point', from: at, to: day.to, phrase: day }
    const phrase: Phrase = { from: at, to: word.to, facets: new Set(['date']), clue: { festival: word.value } }
    return { kind: 'open', from: at, to: word.to, phrase, edge }
  }
  return undefined
}

/** 年后，初八, 年后正月初八: the day of the first lunar month, and the hours of it. */
const readDayAfterNewYear = (scan: Scan, from: number, to: number): Phrase | undefined => {
  const paused = skipSpaces(scan.text, scan.text.charAt(to) === ',' ? to + 1 : to)
  const day = readFirstDays(scan, paused) ?? readLunar(scan, paused)
  const hours = day === undefined ? undefined : readInDay(scan, day.to)
  return day === undefined ? undefined : {
    from, to: hours?.to ?? day.to, facets: new Set<Facet>(hours === undefined ? ['date'] : ['date', 'part']), clue: { ...day.clue, ...hours?.clue }, ...(hours?.until === undefined ? {} : { until: hours.until }),
  }
}

/** An hour with the clock that is named after a pause, and the date after that: 「我这边周三晚上八点，纽约时间，12月2号」. */
const withClock = (scan: Scan, phrase: Phrase): Phrase => {
  const { clue, facets, until } = phrase
  const open = facets.has('clock') && until === undefined && (clue.zone === undefined || clue.zone === HERE)
  const zone = open ? readZoneAfter(scan, phrase.to) : undefined
  if (zone === undefined) return phrase
  const date = readDateAfter(scan, zone.to, clue, facets)
  return { ...phrase, to: date?.to ?? zone.to, facets: new Set<Facet>([...facets, 'zone', ...(date?.facets ?? [])]), clue: { ...clue, zone: zone.zone, ...date?.clue } }
}

/** A year alone says when only if it is one ahead; 今年78 is an age. */
const isNoise = (scan: Scan, phrase: Phrase): boolean => {
  if (phrase.facets.size > 1 || !phrase.facets.has('year')) return false
  return isNumeralAt(scan.text, skipSpaces(scan.text, phrase.to), scan.numbers)
}

/** `3pm every Tuesday`, `10am on weekdays`: the hour first. */
const readHourThenRhythm = (scan: Scan, phrase: Phrase): Expression | undefined => {
  if (!onlyInDay(phrase)) return undefined
  const spaced = skipSpaces(scan.text, phrase.to)
  const rhythm = readRhythm(scan, spaced)
  if (rhythm === undefined || rhythm.clue.hour !== undefined) return undefined
  return {
    kind: 'rhythm', from: phrase.from, to: rhythm.to,
    rhythm: { ...rhythm, from: phrase.from, clue: { ...rhythm.clue, ...phrase.clue }, ...(phrase.until === undefined ? {} : { until: phrase.until }) },
  }
}

/** `from 9 to 5 on weekdays` */
const readHoursThenRhythm = (scan: Scan, { phrase, until, to }: Extract<Expression, { kind: 'range' }>): Expression | undefined =>
  onlyInDay(until) ? readHourThenRhythm(scan, { ...phrase, to, until: until.clue }) : undefined

const onlyInDay = (phrase: Phrase): boolean => [...phrase.facets].every((facet) => facet === 'part' || facet === 'clock' || facet === 'zone')

/** `Saturday mornings`, `evenings`: the plural says that they come again. */
const readPlural = (scan: Scan, phrase: Phrase): Expression | undefined => {
  const { clue } = phrase
  if (clue.each !== true || phrase.facets.has('date')) return undefined
  const workdays = onlyInDay(phrase) ? startOfWordBefore(scan.text, phrase.from, scan.words.workdays) : undefined
  if (workdays !== undefined) return { kind: 'rhythm', from: workdays, to: phrase.to, rhythm: { from: workdays, to: phrase.to, every: 'week', interval: 1, weekdays: [1, 2, 3, 4, 5], clue } }
  const every = clue.weekday === undefined && clue.weekend === undefined ? 'day' : 'week'
  const weekdays = clue.weekday === undefined ? (clue.weekend === undefined ? [] : [6, 7]) : [clue.weekday]
  return { kind: 'rhythm', from: phrase.from, to: phrase.to, rhythm: { from: phrase.from, to: phrase.to, every, interval: 1, weekdays, clue } }
}

const DAYS: ReadonlySet<Facet> = new Set(['date', 'week', 'year'])
const ONLY_DAYS: ReadonlySet<Facet> = new Set(['date', 'week'])
const HOURS: ReadonlySet<Facet> = new Set(['part', 'clock'])

/** From one time to another: 下午2点到4点, 周一到周三, from Monday to Friday, between 2 and 4. */
const readRange = (scan: Scan, phrase: Phrase): Expression | undefined => {
  const { text, tables, words } = scan
  if (phrase.until !== undefined) {
    return withDayAfter(scan, phrase, { from: phrase.from, to: phrase.to, facets: phrase.facets, clue: phrase.until })
  }
  const spaced = skipSpaces(text, phrase.to)
  const link = eat(text, spaced, tables.to)
  if (link === undefined || isWordAt(text, phrase.from, words.beforeLead)) return undefined
  const joins = words.and.includes(text.slice(spaced, link.to))
  if (joins && startOfWordBefore(text, phrase.from, words.from) === undefined) return undefined
  const end = skipSpaces(text, link.to)
  const until = readPhrase(scan, end) ?? readShortEnd(scan, phrase, end) ?? (isLatin(text.charAt(spaced)) && phrase.facets.has('clock') ? asPhrase(end, readLastHour(scan, end)) : undefined)
  if (until === undefined || until.clue.each === true) return undefined
  const shares = (facets: ReadonlySet<Facet>): boolean => [...phrase.facets].some((one) => facets.has(one)) && [...until.facets].some((one) => facets.has(one))
  if (!shares(DAYS) && !shares(HOURS)) return undefined
  return withDayAfter(scan, phrase, until)
}

/** 周一到五, 下周二到四: the last day without its word for a week. */
const readShortEnd = (scan: Scan, { clue, facets }: Phrase, at: number): Phrase | undefined => {
  const last = clue.weekday === undefined || facets.size > 1 || isLatin(scan.text.charAt(at)) ? undefined : readRangeEnd(scan, at, clue.weekday)
  return last === undefined ? undefined : { from: at, to: last.to, facets: new Set<Facet>(['week']), clue: { weekday: last.day } }
}

const asPhrase = (from: number, piece: Piece | undefined): Phrase | undefined =>
  piece === undefined ? undefined : { from, to: piece.to, facets: new Set(piece.facets), clue: piece.clue }

/** `between 2 and 4 pm tomorrow`: the hours, and then the day. */
const withDayAfter = (scan: Scan, phrase: Phrase, until: Phrase): Expression => {
  const day = [...phrase.facets, ...until.facets].some((facet) => DAYS.has(facet)) ? undefined : readPhrase(scan, skipSpaces(scan.text, until.to), ONLY_DAYS)
  return day === undefined || day.until !== undefined ? { kind: 'range', from: phrase.from, to: until.to, phrase, until }
    : { kind: 'range', from: phrase.from, to: day.to, phrase: { ...phrase, clue: { ...day.clue, ...phrase.clue } }, until }
}

/** Everything on one side of a time: 三点以后, 年底之前, before Friday. */
const readOpen = (scan: Scan, phrase: Phrase): Expression | undefined => {
  const { text, tables, words } = scan
  if (phrase.clue.span !== undefined) return undefined
  const spaced = skipSpaces(text, phrase.to)
  const edge = eat(text, spaced, tables.notEdge)
  for (const [table, name] of [[tables.before, 'before'], [tables.onward, 'onward'], [tables.after, 'after']] as const) {
    const mark = eat(text, spaced, table)
    const counts = mark !== undefined && mark.to - spaced === 1 && isNumeralAt(text, mark.to, scan.numbers)
    if (mark !== undefined && mark.to >= (edge?.to ?? 0) && !counts) return { kind: 'open', from: phrase.from, to: mark.to, phrase, edge: name }
  }
  const before = skipLeadBack(scan, phrase.from)
  if (startOfWordBefore(text, before, words.notLead) !== undefined) return undefined
  for (const [leads, name] of [[words.latestLead, 'latest'], [words.beforeLead, 'before'], [words.onwardLead, 'onward'], [words.afterLead, 'after']] as const) {
    const from = startOfWordBefore(text, before, leads)
    if (from !== undefined) return { kind: 'open', from, to: phrase.to, phrase, edge: name }
  }
  // 「从12月1号吧」
  const isDay = phrase.until === undefined && [...phrase.facets].every((facet) => DAYS.has(facet))
  if (isDay && startOfWordBefore(text, before, words.fromDay.leads) !== undefined && isWordAt(text, phrase.to, words.fromDay.tails)) return { kind: 'open', from: phrase.from, to: phrase.to, phrase, edge: 'onward' }
  return undefined
}

/** The place before loose English words, so that `before the 15th` and `by the end of the month` are seen. */
const skipLeadBack = (scan: Scan, at: number): number => {
  const back = skipSpacesBack(scan.text, at)
  if (!isLatin(scan.text.charAt(back - 1))) return back
  return startOfWordBefore(scan.text, back, scan.words.loose) ?? back
}
