import type { Command } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import { readings, trimUtterance, type Acts } from './acts.ts'
import { splitClauses } from './clauses.ts'
import { longestAt } from './longest.ts'

/** What staff have before them: their own words that will go out, where there are some. `alone`: nobody else can be meant. */
export type Previewing = Readonly<{ words?: string; alone: boolean }>

const LONGEST = 40
const COMMA = '\uff0c'

/** What is said to words that are about to go out, where no phrase says it by itself: a yes in pieces, something added or taken out, or how it should be without saying so. T3. */
export const readPreviewEdit = (text: string, { words, alone }: Previewing, acts: Acts, { lexicon, words: { desk: { edits } } }: Library): Command | undefined => {
  if (text.length > LONGEST) return undefined
  const clauses = splitClauses(text).map((clause) => clause.text)
  const yes = lexicon.acts.affirm.toSorted((a, b) => b.length - a.length)
  const approves = (clause: string): boolean => readings(clause, lexicon.particles).some((reading) => {
    const lead = yes.find((one) => reading.startsWith(one))
    return lexicon.desk.approve.includes(reading) || (lead !== undefined && lexicon.desk.approve.includes(reading.slice(lead.length)))
  })
  const agrees = (clause: string): boolean => approves(clause) || acts.whole(clause) === 'affirm'
  if (clauses.length > 0 && clauses.every(agrees) && (alone || clauses.some(approves))) return { kind: 'approve' }
  const changed = words === undefined ? undefined : added(text, words, edits) ?? cutOut(text, words, edits)
  if (changed !== undefined) return { kind: 'revise', words: changed }
  return alone && edits.wish.some((word) => text.toLowerCase().includes(word)) ? { kind: 'moveUnclear', what: 'revise', said: text } : undefined
}

type Edits = Library['words']['desk']['edits']

/** 「加一句血压正常」: what was there, and that. */
const added = (text: string, words: string, { add }: Edits): string | undefined => {
  const lead = longestAt(text, 'startsWith', add)
  const more = lead === undefined ? '' : trimUtterance(text.slice(lead.length))
  return more === '' ? undefined : `${trimEnd(words)}${COMMA}${more}`
}

/** 「别提血压」「血压那句删了」: what was there without the clauses that speak of it. */
const cutOut = (text: string, words: string, { cut, cutAfter, those }: Edits): string | undefined => {
  const [lead, tail] = [longestAt(text, 'startsWith', cut), longestAt(text, 'endsWith', cutAfter)]
  if (lead === undefined && tail === undefined) return undefined
  const bare = trimUtterance(text.slice(lead?.length ?? 0, tail === undefined ? undefined : -tail.length))
  const what = those.reduce((rest, word) => (rest.endsWith(word) ? rest.slice(0, -word.length) : rest), bare).trim()
  const clauses = splitClauses(words).map((clause) => clause.text)
  const left = clauses.filter((clause) => !clause.includes(what))
  return what.length < 2 || left.length === 0 || left.length === clauses.length ? undefined : left.join(COMMA)
}

const trimEnd = (words: string): string => words.replace(/[\s\p{P}]+$/u, '')
