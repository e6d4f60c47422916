import type { Entry } from '../core/entry.ts'
import type { IntentWords } from '../core/words/intent.ts'
import { splitClauses } from './clauses.ts'

/** Whether a normalised question wants a figure of a year to come that an entry does not hold: nobody knows what will be paid then. L3. */
export type AsksAhead = (text: string, entry: Entry) => boolean

/** A year said further from where its clause begins is when something happens to somebody: 「我外孙明年高考，能加几分」 asks what is true now; and so does 「明年我高考」. */
const BEGINS = 3
const YEAR = /(?<!\d)20\d\d(?!\d)/g

/** Prepares the words for years to come and for figures. What an entry says was true on the day it was verified. */
export const createAsksAhead = ({ years, lives, figures }: IntentWords['ahead']): AsksAhead => (raw, { verifiedOn, answer, branches, steps, traps }) => {
  const text = raw.toLowerCase()
  if (!figures.some((word) => text.includes(word))) return false
  const verified = Number(verifiedOn.slice(0, 4))
  const clauses = splitClauses(text).map((clause) => clause.text)
  const named = clauses.flatMap((clause) => [...clause.matchAll(YEAR)].filter(({ index }) => index <= BEGINS).map(([year]) => Number(year)))
  const relative = Object.entries(years).filter(([word]) => clauses.some((clause) => {
    const at = clause.slice(0, word.length + BEGINS).indexOf(word)
    const then = clause.slice(at + word.length).trimStart()
    return at >= 0 && !lives.some((life) => then.startsWith(life))
  })).map(([, later]) => verified + later)
  const held = [answer, ...branches.values(), ...steps, ...traps].join('\n')
  return [...named, ...relative].some((year) => year > verified && !held.includes(String(year)))
}
