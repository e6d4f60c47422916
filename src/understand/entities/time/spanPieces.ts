import type { Unit } from '../../../core/words/time.ts'
import { readNumeral, type Numeral } from '../numeral.ts'
import { eat, skipSpaces, startOfWordBefore, wordSet } from '../vocabulary.ts'
import type { Piece } from './clue.ts'
import type { Scan } from './tables.ts'

/** A length of time: how many of a unit. */
export type Length = Readonly<{ n: number; unit: Unit; to: number }>

/** A length of time that is counted from now: 3天后, 半小时以后, 一周内, in two weeks, 3 days ago. */
export const readSpan = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables, words } = scan
  const lead = leadAt(scan, at)
  const length = readLength(scan, lead?.to ?? at)
  // 「十天半个月后」 says no day.
  if (length === undefined || startOfWordBefore(text, at, tables.unitWords) !== undefined) return undefined
  const { n, unit } = length
  const spaced = skipSpaces(text, length.to)
  const piece = (to: number, where: 'hence' | 'ago' | 'within'): Piece => ({ to, facets: facetsOf(unit), clue: { span: { unit, n, where } } })
  const within = eat(text, spaced, tables.within)
  if (within !== undefined) return piece(within.to, 'within')
  const edge = eat(text, spaced, tables.notEdge)
  const hence = edge === undefined ? eat(text, spaced, tables.hence) : undefined
  if (hence !== undefined) return piece(hence.to, 'hence')
  const ago = edge === undefined ? eat(text, spaced, tables.ago) : undefined
  if (ago !== undefined && lead === undefined) return piece(ago.to, 'ago')
  if (lead !== undefined) return piece(length.to, lead.where)
  return startOfWordBefore(text, at, words.withinLead) === undefined ? undefined : piece(length.to, 'within')
}

const facetsOf = (unit: Unit): Piece['facets'] => (unit === 'minute' || unit === 'hour' ? ['date', 'clock', 'part'] : ['date'])

const leadAt = (scan: Scan, at: number): Readonly<{ to: number; where: 'hence' | 'within' }> | undefined => {
  const { text, words } = scan
  const from = skipSpaces(text, at)
  const [within, hence] = [eat(text, from, wordSet(words.withinLead)), eat(text, from, wordSet(words.henceLead))]
  if (hence !== undefined && hence.to > (within?.to ?? 0)) return { to: skipSpaces(text, hence.to), where: 'hence' }
  return within === undefined ? undefined : { to: skipSpaces(text, within.to), where: 'within' }
}

/** How many of which unit: 三天, 两个半小时, 半年, half an hour, a week. */
export const readLength = (scan: Scan, at: number): Length | undefined => {
  const { text, tables, numbers } = scan
  const half = eat(text, at, tables.half)
  if (half !== undefined) {
    const from = skipSpaces(text, half.to)
    const unit = eat(text, from, tables.units)
    return unit === undefined ? undefined : { n: 0.5, unit: unit.value, to: unit.to }
  }
  const one = eat(text, at, tables.ones)
  const numeral = one === undefined ? lowest(readNumeral(text, at, numbers)) : { value: 1, to: one.to, digits: '1' }
  if (numeral === undefined || numeral.value === 0 || (numeral.digits?.length ?? 1) > 3 || numeral.digits?.startsWith('0') === true) return undefined
  if (startOfWordBefore(text, at, scan.words.few) !== undefined) return undefined
  const over = eat(text, numeral.to, tables.over)?.to ?? numeral.to
  const measured = eat(text, over, tables.measures)?.to ?? over
  const more = eat(text, measured, tables.half)
  const unit = eat(text, skipSpaces(text, over), tables.units) ?? (more === undefined ? undefined : (eat(text, more.to, tables.units) ?? monthAt(scan, more.to)))
  if (unit === undefined) return undefined
  const tail = eat(text, unit.to, tables.half)
  return { n: numeral.value + (more !== undefined || tail !== undefined ? 0.5 : 0), unit: unit.value, to: tail?.to ?? unit.to }
}

/** Of 两三天 the two. */
const lowest = (numeral: Numeral | undefined): Numeral | undefined =>
  numeral?.script === 'chinese' && numeral.digits?.length === 2 ? { ...numeral, value: Number(numeral.digits.charAt(0)), digits: numeral.digits.charAt(0) } : numeral

/** 两个半月: a month without its classifier, after a half. */
const monthAt = (scan: Scan, at: number): Readonly<{ value: Unit; to: number }> | undefined => {
  const month = eat(scan.text, at, scan.tables.monthMarks)
  return month === undefined ? undefined : { value: 'month', to: month.to }
}
