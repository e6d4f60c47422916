import { readNumeral } from '../numeral.ts'
import { eat, skipSpaces } from '../vocabulary.ts'
import type { Scan } from './tables.ts'

/** Characters that may stand between a period and how often: 每个礼拜上门看一趟. */
const GAP = 5

/** How often, within a few characters: 来两次, 一趟. */
export const readTimesAfter = (scan: Scan, at: number): Readonly<{ times: number; to: number }> | undefined => {
  for (let from = skipSpaces(scan.text, at); from <= at + GAP; from += 1) {
    const counted = readTimes(scan, from)
    if (counted !== undefined) return counted
    if (/[\p{P}\s\d]/u.test(scan.text.charAt(from)) || scan.text.charAt(from) === '') return undefined
  }
  return undefined
}

/** How often: 两次, once, 3 times. */
export const readTimes = (scan: Scan, at: number): Readonly<{ times: number; to: number }> | undefined => {
  const { text, tables, numbers } = scan
  const named = eat(text, at, tables.timesNames)
  if (named !== undefined) return { times: named.value, to: named.to }
  const numeral = readNumeral(text, at, numbers)
  if (numeral === undefined || numeral.value < 1 || numeral.value > 31) return undefined
  const single = numeral.digits?.length === 2 && numeral.script === 'chinese' ? Number(numeral.digits.charAt(0)) : numeral.value
  const mark = eat(text, skipSpaces(text, numeral.to), tables.timesMarks)
  return mark === undefined ? undefined : { times: single, to: mark.to }
}
