import type { KnownPlace } from '../../../core/lexicon.ts'
import type { NumberWords } from '../../../core/words/number.ts'
import type { TimeWords } from '../../../core/words/time.ts'
import { beginnings } from '../../wordTree.ts'
import { vocabularyOf, wordSet, type Vocabulary } from '../vocabulary.ts'

const record = <T>(words: Readonly<Record<string, T>>): Vocabulary<T> => vocabularyOf(Object.entries(words))

const compile = (words: TimeWords) => ({
  days: record(words.days),
  dayParts: record(words.dayParts),
  parts: record(words.parts),
  halves: record(words.halves),
  near: record(words.near),
  laterWeeks: record(words.laterWeeks),
  measures: wordSet(words.measures),
  weeks: wordSet(words.weeks),
  shortWeeks: wordSet(words.shortWeeks),
  weekdays: record(words.weekdays),
  weekdayNames: record(words.weekdayNames),
  weekends: wordSet(words.weekends),
  weekendTails: wordSet(words.weekendTails),
  years: record(words.years),
  yearMarks: wordSet(words.yearMarks),
  monthMarks: wordSet(words.monthMarks),
  monthNames: record(words.monthNames),
  stretches: record(words.stretches),
  monthTails: record(words.monthTails),
  yearTails: record(words.yearTails),
  dayMarks: wordSet(words.dayMarks),
  ordinals: wordSet(words.ordinals),
  hourMarks: wordSet(words.hourMarks),
  clockNames: record(words.clockNames),
  less: wordSet(words.less),
  pasts: record(words.pasts),
  minuteMarks: wordSet(words.minuteMarks),
  quarterMarks: wordSet(words.quarterMarks),
  halfMarks: wordSet(words.halfMarks),
  sharpMarks: wordSet(words.sharpMarks),
  about: wordSet(words.about),
  units: record(words.units),
  half: wordSet(words.half),
  ones: wordSet(words.ones),
  over: wordSet(words.over),
  nth: wordSet(words.nth),
  nthNames: record(words.nthNames),
  before: wordSet(words.before),
  after: wordSet(words.after),
  onward: wordSet(words.onward),
  notEdge: wordSet(words.notEdge),
  within: wordSet(words.within),
  ago: wordSet(words.ago),
  hence: wordSet(words.hence),
  to: wordSet(words.to),
  every: wordSet(words.every),
  everyOther: wordSet(words.everyOther),
  repeats: record(words.repeats),
  timesTails: wordSet(words.timesTails),
  timesMarks: wordSet(words.timesMarks),
  timesNames: record(words.timesNames),
  per: wordSet(words.per),
  and: wordSet(words.and),
  lunarMarks: wordSet(words.lunarMarks),
  lunarMonths: record(words.lunarMonths),
  lunarFirst: wordSet(words.lunarFirst),
  lunarNewYear: wordSet(words.lunarNewYear),
  leapMarks: wordSet(words.leapMarks),
  festivals: record(words.festivals),
  afterFestival: record(words.afterFestival),
  beforeFestival: record(words.beforeFestival),
  offsets: record(words.offsets),
  offsetSigns: record(words.offsetSigns),
  seasonTails: wordSet(words.seasonTails),
  soon: record(words.soon),
  zones: vocabularyOf([
    ...Object.entries(words.zones).flatMap(([zone, names]) => names.map((name) => [name, zone] as const)),
    ...words.here.map((word) => [word, HERE] as const),
  ]),
  zoneMarks: wordSet(words.zoneMarks),
  clockLinks: wordSet(words.clockLinks),
  clockLeads: wordSet(words.clockLeads),
  clockTails: wordSet(words.clockTails),
  loose: wordSet(words.loose),
  shy: new Set(words.shy),
  partWords: Object.keys(words.parts),
  unitWords: Object.keys(words.units),
  dayWords: Object.keys(words.weekdays),
  weekdayWords: Object.keys(words.weekdayNames),
  denyAtEnd: wordSet(words.denyAtEnd),
  never: wordSet(words.never),
})

/** The time words as vocabularies, and the characters a time can begin with besides numbers. */
export type TimeTables = Readonly<ReturnType<typeof compile>> & Readonly<{ starts: ReadonlySet<string> }>

const withStarts = (tables: ReturnType<typeof compile>): TimeTables =>
  ({ ...tables, starts: new Set(Object.values(tables).flatMap((table) => ('branches' in table ? beginnings(table) : []))) })

/** Stands for the speaker's own zone until it is known. */
export const HERE = 'here'

const compiled = new WeakMap<TimeWords, TimeTables>()
const mapped = new WeakMap<readonly KnownPlace[], Vocabulary<string>>()

/** The vocabularies of the words, compiled once. */
export const tablesOf = (words: TimeWords): TimeTables => {
  const tables = compiled.get(words) ?? withStarts(compile(words))
  compiled.set(words, tables)
  return tables
}

/** Names of places, each with its zone; compiled once. */
export const zonesOf = (places: readonly KnownPlace[]): Vocabulary<string> => {
  const zones = mapped.get(places)
    ?? vocabularyOf(places.flatMap((place) => [place.name, ...place.say].map((name) => [name, place.zone] as const)))
  mapped.set(places, zones)
  return zones
}

/** A text being read for times. `text` is in lower case, as long as the text it stands for. */
export type Scan = Readonly<{ text: string; words: TimeWords; numbers: NumberWords; tables: TimeTables; places: Vocabulary<string> }>
