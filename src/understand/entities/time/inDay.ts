import { eat, skipSpaces } from '../vocabulary.ts'
import type { Clue, Facet } from './clue.ts'
import { readPhrase } from './phrase.ts'
import type { Scan } from './tables.ts'

const IN_DAY: ReadonlySet<Facet> = new Set(['part', 'clock', 'zone'])

/** An hour only, where a part of the day was said already. */
export const CLOCK_ONLY: ReadonlySet<Facet> = new Set(['clock', 'zone'])

/** The hour or part of the day after a rhythm, with its end. */
export const readInDay = (scan: Scan, at: number, allowed = IN_DAY): Readonly<{ to: number; clue: Clue; until?: Clue }> | undefined => {
  const { text, tables } = scan
  let from = skipSpaces(text, at)
  for (let loose = eat(text, from, tables.loose); loose !== undefined && eat(text, from, tables.clockNames) === undefined && text.slice(from, loose.to) !== ','; loose = eat(text, from, tables.loose))
    from = skipSpaces(text, loose.to)
  const phrase = readPhrase(scan, from, allowed, true)
  if (phrase === undefined) return undefined
  if (phrase.until !== undefined) return { to: phrase.to, clue: phrase.clue, until: phrase.until }
  const link = eat(text, skipSpaces(text, phrase.to), tables.to)
  const second = link === undefined ? undefined : readPhrase(scan, skipSpaces(text, link.to), allowed, true)
  return second === undefined ? { to: phrase.to, clue: phrase.clue } : { to: second.to, clue: phrase.clue, until: second.clue }
}
