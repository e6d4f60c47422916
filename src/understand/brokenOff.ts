import { holdsAny } from '../core/holdsAny.ts'
import type { Clause } from './clauses.ts'

/** A rest shorter than this tells nothing by itself. */
const SHORTEST_REST = 4

/** What is left of a text from each clause on before which, or with which, somebody breaks off: 「想订餐，等等，爸爸摔倒了」. The longest first; the whole text is none. */
export const brokenOff = (text: string, clauses: readonly Clause[], breaks: readonly string[]): readonly string[] => {
  if (!holdsAny(text, breaks)) return []
  const isBreak = ({ text: clause }: Clause): boolean => breaks.some((word) => clause.toLowerCase().startsWith(word))
  const holdsBreak = ({ text: clause }: Clause): boolean => holdsAny(clause, breaks)
  return clauses.flatMap((clause, at) => {
    const before = clauses[at - 1]
    const rest = text.slice(clause.from).trim()
    if (before === undefined || !(isBreak(clause) || holdsBreak(before))) return []
    // 「等等有人在撬门」 without a pause.
    const word = breaks.find((one) => clause.text.toLowerCase().startsWith(one))
    return [rest, ...(word === undefined ? [] : [rest.slice(word.length).trim()])].filter(({ length }) => length >= SHORTEST_REST)
  })
}
