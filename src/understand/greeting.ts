import { splitClauses } from './clauses.ts'
import { isMadeOf, longestFirst } from './withoutWords.ts'

/** Fewer characters than this are no message of their own. */
const SHORTEST = 6

/** The text without the clauses of mere politeness it begins with, where enough is left: 「小同志你好，我要给老头子报日托」. What greets sounds like talk, and half hides the wish. */
export const withoutGreeting = (text: string, courtesies: readonly string[]): string => {
  const first = splitClauses(text).find((clause) => !isMadeOf(clause.text.toLowerCase(), courtesies))
  const rest = text.slice(first?.from ?? text.length)
  return rest.length >= SHORTEST ? rest : text
}

/** The text without 请问 and the like at its beginning, which as well begins a wish as a question. */
export const withoutPoliteness = (text: string, politely: readonly string[]): string => {
  const lead = longestFirst(politely).find((word) => text.toLowerCase().startsWith(word))
  const rest = lead === undefined ? '' : text.slice(lead.length).replace(/^[\s\p{P}]+/u, '')
  return rest.length >= SHORTEST ? rest : text
}
