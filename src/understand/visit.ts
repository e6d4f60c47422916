import type { Library } from '../core/library.ts'
import type { Appointed, Measure, Remark, Visit } from '../core/visit.ts'
import { Measured } from '../core/words/visit.ts'
import { findTimes } from './entities/time.ts'
import { longest } from './longest.ts'

/** What staff tell of a visit in one sentence, `now` being when they say it. */
export type ReadVisit = (words: string, now: number) => Visit

/** A full stop between figures is part of a number; a blank before a Chinese character stands for a comma. */
const CLAUSE_END = new RegExp(`[\\n,\\uff0c\\u3002;\\uff1b!\\uff01\\u2026]+|[ \\u3000]+(?=\\p{Script=Han})|\\.(?!\\d)`, 'u')
/** What may stand between the name of a measure and its figure, and the figure. */
const FIGURE = /^[^\d,\uff0c]{0,6}?(\d{1,3}(?:\.\d+)?(?:\s*[/\uff0f]\s*\d{2,3})?)/u
/** Fewer characters than this after the word for a result are no clause of their own. */
const SHORTEST_REST = 2

/** Prepares the reading of visits for one library. */
export const createReadVisit = (library: Library): ReadVisit => (words, now) => {
  const { visit: { agreedWithin, picturesWithin, refusedWithin } } = library.words
  const parts = words.split(CLAUSE_END).map((part) => part.trim()).filter((part) => part !== '').flatMap((clause) => withoutLead(clause, library.lexicon.desk.report))
  const remarks = parts.map((part) => remarkOf(part, now, library))
  const told = (lists: readonly string[]): string | undefined => parts.find((part) => holds(part, lists))
  const went = parts.flatMap((part, at) => (remarks[at]?.about === 'said' && holds(part, library.lexicon.desk.report) ? timeIn(part, now, library, isPast) ?? [] : []))[0]
  const next = parts.flatMap((part, at) => (remarks[at]?.about === 'next' ? timeIn(part, now, library, isAhead) ?? [] : []))[0]
  const refused = told(refusedWithin)
  const agreed = refused === undefined ? told(agreedWithin) : undefined
  const agreedPictures = refused === undefined ? told(picturesWithin) : undefined
  return {
    remarks, measures: parts.flatMap((part) => measuresIn(part, library)),
    ...(went === undefined ? {} : { went }), ...(next === undefined ? {} : { next }),
    ...(agreed === undefined ? {} : { agreed }), ...(agreedPictures === undefined ? {} : { agreedPictures }), ...(refused === undefined ? {} : { refused }),
  }
}

const holds = (clause: string, words: readonly string[]): boolean => {
  const small = clause.toLowerCase()
  return words.some((word) => small.includes(word.toLowerCase()))
}

/** 「去过了老太太蛮好的」 are two clauses that nobody parted. */
const withoutLead = (clause: string, results: readonly string[]): readonly string[] => {
  const lead = longest(results, (word) => clause.startsWith(word)) ?? ''
  const rest = clause.slice(lead.length).trim()
  return lead === '' || rest.length < SHORTEST_REST ? [clause] : [lead, rest]
}

const remarkOf = (clause: string, now: number, library: Library): Remark => {
  const { aspects, well, next } = library.words.visit
  if (measuresIn(clause, library).length > 0) return { about: 'measured', words: clause }
  if (holds(clause, next) && !library.words.time.denyAfter.some((word) => clause.endsWith(word)) && timeIn(clause, now, library, isAhead) !== undefined) return { about: 'next', words: clause }
  const small = clause.toLowerCase()
  const found = Object.entries(aspects).flatMap(([about, words]) => words.flatMap((word) => {
    const at = small.indexOf(word.toLowerCase())
    return at < 0 ? [] : [{ about: about as keyof typeof aspects, at, length: word.length }]
  }))
  const [first] = found.toSorted((a, b) => a.at - b.at || b.length - a.length)
  if (first !== undefined) return { about: first.about, words: clause }
  return { about: holds(clause, well) ? 'spirit' : 'said', words: clause }
}

const measuresIn = (clause: string, { words: { visit: { measures } } }: Library): readonly Measure[] => {
  const small = clause.toLowerCase()
  return Measured.options.flatMap((what) => {
    const name = longest(measures[what], (word) => small.includes(word.toLowerCase()))
    const from = name === undefined ? -1 : small.indexOf(name.toLowerCase())
    const figure = name === undefined ? null : FIGURE.exec(clause.slice(from + name.length))
    const value = figure?.[1]
    return value === undefined || name === undefined ? [] : [{ what, value, said: clause.slice(from, from + name.length + figure![0].length) }]
  })
}

type Stretch = Readonly<{ start: number; end?: number; anyDay?: true }>
const isAhead = ({ start, end }: Stretch, now: number): boolean => (end ?? start) > now
const isPast = ({ start, anyDay }: Stretch, now: number): boolean => anyDay !== true && start <= now

const timeIn = (clause: string, now: number, { words, places, community }: Library, fits: (stretch: Stretch, now: number) => boolean): Appointed | undefined => {
  for (const { said, value: { start, end, conflict, denied, anyDay, kind } } of findTimes(clause, { now, zone: community.zone, words, places })) {
    if (start === undefined || denied === true || kind === 'recurring') continue
    if (!fits({ start, ...(end === undefined ? {} : { end }), ...(anyDay === undefined ? {} : { anyDay }) }, now)) continue
    return { said, at: start, ...(end === undefined ? {} : { until: end }), ...(conflict === undefined ? {} : { conflict }) }
  }
  return undefined
}
