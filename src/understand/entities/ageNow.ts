import type { EntityWords } from '../../core/library.ts'
import type { Age } from './ages.ts'
import { clauseStart, hasWordIn, isPause } from './clause.ts'
import { foundIn, type Found } from './found.ts'
import { isNumeralAt, readNumeral } from './numeral.ts'
import { isDigit, isWordAt } from './vocabulary.ts'

type Words = Pick<EntityWords, 'people' | 'number'>

/** Without the age somebody is yet to reach, where the one they are is told too: 「过了年就八十八了，现在八十七」. */
export const ageNow = (text: string, ages: readonly Found<Age>[], words: Words): readonly Found<Age>[] => {
  const small = text.toLowerCase()
  const isAhead = ({ from }: Found<Age>): boolean => hasWordIn(small, clauseStart(small, from), from, words.people.agesAhead)
  return ages.reduce<readonly Found<Age>[]>((left, age) => {
    if (!isAhead(age)) return left
    const rest = left.filter((one) => one !== age)
    const isNow = (one: Found<Age>): boolean => one.value.years === age.value.years - 1
    if (rest.some((one) => isNow(one) && !isAhead(one))) return rest
    const now = yearBefore(text, small, age, words)
    return now === undefined ? left : [...rest.filter((one) => !isNow(one)), now].toSorted((a, b) => a.from - b.from)
  }, ages)
}

/** The number that is one less, with nothing counted after it. */
const yearBefore = (text: string, small: string, age: Found<Age>, { number, people }: Words): Found<Age> | undefined => {
  for (let at = 0; at < small.length;) {
    const numeral = isNumeralAt(small, at - 1, number) || isDigit(small.charAt(at - 1)) || (at >= age.from && at < age.to) ? undefined : readNumeral(small, at, number)
    if (numeral?.value === age.value.years - 1 && (isPause(small, numeral.to) || /^ ?now\b/.test(small.slice(numeral.to)) || isWordAt(small, numeral.to, people.ageTails))) return foundIn(text, at, numeral.to, { years: numeral.value, about: false })
    at = numeral?.to ?? at + 1
  }
  return undefined
}

/** Between when somebody reaches an age and that age: 过了年 就要满 八十八. */
const REACHES = /^\s*(?:就要满|就要|就是|就满|就|要满|要|将满|满)?/u
/** Below this a number is more likely something else. */
const GROWN = 40
const OLDEST = 120

/** Whether a time is when somebody reaches an age, and no time to come: 「过了年就八十八了」. */
export const isOfAge = (text: string, { from, to }: Readonly<{ from: number; to: number }>, { number, people }: Words): boolean => {
  const small = text.toLowerCase()
  const age = readNumeral(small, to + (REACHES.exec(small.slice(to))?.[0].length ?? 0), number)
  return people.agesAhead.includes(small.slice(from, to)) && age !== undefined && age.value >= GROWN && age.value <= OLDEST && (isPause(small, age.to) || isWordAt(small, age.to, [...people.ageTails, ...people.ageMarks]))
}
