import type { EntityWords } from '../core/library.ts'
import { splitClauses } from './clauses.ts'
import { readNumeral } from './entities/numeral.ts'
import { isLatin, skipSpaces } from './entities/vocabulary.ts'
import type { Fact } from './facts.ts'
import { occurrences } from './occurrences.ts'
import { longestFirst } from './withoutWords.ts'

/** So much may stand between 每趟 and the number: 每趟大概. */
const LEAD = 4
/** And so much may a number take: 一个半. */
const LONGEST = 6

/** A time with how long it is to be each time, or for the time being, told beside it: 「一个礼拜三趟，每趟两小时」, 「明天开始，先订一个礼拜」. */
export const withVisitLength = (fact: Fact, text: string, words: Pick<EntityWords, 'time' | 'number'>): Fact => {
  const clauses = splitClauses(text)
  const own = clauses.findIndex(({ from, text: clause }) => from < fact.to && fact.from < from + clause.length)
  const near = clauses.filter((_, at) => own >= 0 && Math.abs(at - own) <= 1)
  const long = near.map((clause) => lengthIn(clause.text, 'visit', words) ?? lengthIn(clause.text, 'stretch', words)).find((found) => found !== undefined)
  return long === undefined || fact.value.text.includes(long) ? fact : { ...fact, value: { ...fact.value, text: `${fact.value.text}\uff0c${long}` } }
}

/** How long each visit is, 「每趟大概两个钟头」, "for two hours", or how long all of it, 「先订一个礼拜」. */
const lengthIn = (clause: string, of: 'visit' | 'stretch', { time: { howLong, units }, number }: Pick<EntityWords, 'time' | 'number'>): string | undefined => {
  const small = clause.toLowerCase()
  const hours = longestFirst(Object.keys(units)).filter((unit) => (units[unit] === 'hour' || units[unit] === 'minute') === (of === 'visit'))
  for (const lead of longestFirst(of === 'visit' ? howLong.each : howLong.inAll)) {
    for (const at of occurrences(small, lead)) {
      const from = at + lead.length
      const begun = Array.from({ length: LEAD + 1 }, (_, gap) => from + gap).find((one) => readNumeral(small, one, number) !== undefined || small.startsWith(HALF, one))
      const end = begun === undefined ? undefined : hours.map((unit) => ({ unit, to: small.indexOf(unit, begun) })).filter(({ unit, to }) => to >= begun && to - begun <= LONGEST + (isLatin(unit.charAt(0)) ? LONGEST : 0)).map(({ unit, to }) => to + unit.length).toSorted((a, b) => b - a)[0]
      // 「先送一周三趟」 says how often.
      if (end !== undefined && readNumeral(small, skipSpaces(small, end), number) === undefined) return clause.slice(at, end)
    }
  }
  return undefined
}
const HALF = '\u534a'
