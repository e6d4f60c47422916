import { eat, skipSpaces } from '../vocabulary.ts'
import type { Scan } from './tables.ts'

/** `Tuesdays and Thursdays`: weekdays in the plural that are joined to the first. */
export const readRepeatsAfter = (scan: Scan, at: number, first: readonly number[]): Readonly<{ to: number; weekdays: readonly number[] }> | undefined => {
  const and = first.length === 1 ? eat(scan.text, skipSpaces(scan.text, at), scan.tables.and) : undefined
  const next = and === undefined ? undefined : eat(scan.text, skipSpaces(scan.text, and.to), scan.tables.repeats)
  if (next === undefined || next.value.weekdays.length !== 1) return undefined
  const further = readRepeatsAfter(scan, next.to, next.value.weekdays)
  return { to: further?.to ?? next.to, weekdays: [...new Set([...first, ...(further?.weekdays ?? next.value.weekdays)])].toSorted((a, b) => a - b) }
}
