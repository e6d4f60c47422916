import { splitClauses } from './clauses.ts'
import { isMadeOf } from './withoutWords.ts'

/** Fewer characters than this are no message of their own. */
const SHORTEST = 6

/** The text without the clauses of mere politeness it begins with, where enough is left: 「小同志你好，我要给老头子报日托」. What greets sounds like talk, and half hides the wish. */
export const withoutGreeting = (text: string, courtesies: readonly string[]): string => {
  const first = splitClauses(text).find((clause) => !isMadeOf(clause.text.toLowerCase(), courtesies))
  const rest = text.slice(first?.from ?? text.length)
  return rest.length >= SHORTEST ? rest : text
}
