import { eat, skipSpaces } from '../vocabulary.ts'
import type { Scan } from './tables.ts'

/** `Tuesdays and Thursdays`, `Mondays to Fridays`: weekdays in the plural that are joined to the first. */
export const readRepeatsAfter = (scan: Scan, at: number, first: readonly number[]): Readonly<{ to: number; weekdays: readonly number[] }> | undefined => {
  const row = first.length === 1 ? readRow(scan, at, first[0]!) : undefined
  if (row !== undefined) return row
  const and = first.length === 1 ? eat(scan.text, skipSpaces(scan.text, at), scan.tables.and) : undefined
  const next = and === undefined ? undefined : eat(scan.text, skipSpaces(scan.text, and.to), scan.tables.repeats)
  if (next === undefined || next.value.weekdays.length !== 1) return undefined
  const further = readRepeatsAfter(scan, next.to, next.value.weekdays)
  return { to: further?.to ?? next.to, weekdays: [...new Set([...first, ...(further?.weekdays ?? next.value.weekdays)])].toSorted((a, b) => a - b) }
}

/** `Mondays to Fridays` */
const readRow = (scan: Scan, at: number, first: number): Readonly<{ to: number; weekdays: readonly number[] }> | undefined => {
  const link = eat(scan.text, skipSpaces(scan.text, at), scan.tables.to)
  const last = link === undefined ? undefined : eat(scan.text, skipSpaces(scan.text, link.to), scan.tables.repeats)
  const [day = 0, ...others] = last?.value.weekdays ?? []
  const joins = link !== undefined && scan.words.and.includes(scan.text.slice(skipSpaces(scan.text, at), link.to))
  return last === undefined || joins || others.length > 0 || day <= first ? undefined
    : { to: last.to, weekdays: Array.from({ length: day - first + 1 }, (_, further) => first + further) }
}
