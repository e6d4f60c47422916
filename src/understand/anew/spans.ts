import { splitClauses } from '../clauses.ts'
import { hasWordIn, plain } from '../entities/clause.ts'
import { literally } from '../literally.ts'

/** A stretch of somebody's words. */
export type Span = Readonly<{ from: number; to: number }>

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

/** Whether one of the words stands in the text; a Latin one only whole. */
export const holdsWord = (text: string, words: readonly string[]): boolean => hasWordIn(plain(text), 0, text.length, words)

/** The clauses that a stretch of the text touches, as one stretch; undefined where it touches none. */
export const clauseAround = (text: string, span: Span): Span | undefined => {
  const touched = splitClauses(text).filter((clause) => overlaps({ from: clause.from, to: clause.from + clause.text.length }, span))
  const [first, last] = [touched[0], touched.at(-1)]
  return first === undefined || last === undefined ? undefined : { from: first.from, to: last.from + last.text.length }
}

/** What the clauses around a stretch of the text say beside it. */
export const besides = (text: string, span: Span): string => {
  const clause = clauseAround(text, span)
  return clause === undefined ? '' : `${text.slice(clause.from, span.from)} ${text.slice(span.to, clause.to)}`.trim()
}

/** How many letters and figures are left of the words without those that say nothing. */
export const weightWithout = (words: string, fillers: readonly string[]): number => {
  const longestFirst = fillers.toSorted((a, b) => b.length - a.length)
  const rest = longestFirst.reduce((left, word) => left.replaceAll(patternOf(word), ' '), plain(words))
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length
}

const patterns = new Map<string, RegExp>()

const patternOf = (word: string): RegExp => {
  const known = patterns.get(word)
  if (known !== undefined) return known
  const escaped = literally(plain(word))
  const made = /^[a-z]/i.test(word) ? new RegExp(`(?<![a-z])${escaped}(?![a-z])`, 'g') : new RegExp(escaped, 'g')
  patterns.set(word, made)
  return made
}
