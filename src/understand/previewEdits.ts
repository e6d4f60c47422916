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
  if (approvesIn(text, alone, acts, lexicon)) return { kind: 'approve' }
  const changed = words === undefined ? undefined : replaced(text, words, edits) ?? added(text, words, edits) ?? cutOut(text, words, edits)
  if (changed !== undefined) return { kind: 'revise', words: changed }
  return alone && edits.wish.some((word) => text.toLowerCase().includes(word)) ? { kind: 'moveUnclear', what: 'revise', said: text } : undefined
}

/** A yes in pieces: 「没问题，发」. `alone`: nobody else can be meant, so that a mere yes is one. */
export const approvesIn = (text: string, alone: boolean, acts: Acts, lexicon: Library['lexicon']): boolean => {
  const yes = lexicon.acts.affirm.toSorted((a, b) => b.length - a.length)
  const approves = (clause: string): boolean => readings(clause, lexicon.particles).some((reading) => {
    const lead = yes.find((one) => reading.startsWith(one))
    return lexicon.desk.approve.includes(reading) || (lead !== undefined && lexicon.desk.approve.includes(reading.slice(lead.length)))
  })
  const clauses = splitClauses(text).map((clause) => clause.text)
  return clauses.length > 0 && clauses.every((clause) => approves(clause) || acts.whole(clause) === 'affirm') && (alone || clauses.some(approves))
}

type Edits = Library['words']['desk']['edits']

/** 「把下周改成后天」「不是下周，是后天」: what was there, with the one for the other; only where it was there. */
const replaced = (text: string, words: string, { replace: { lead, to, but } }: Edits): string | undefined => {
  const first = longestAt(text, 'startsWith', lead)
  const bare = first === undefined ? text : text.slice(first.length)
  const joint = to.map((word) => ({ word, at: bare.indexOf(word) })).filter(({ at }) => at > 0).toSorted((a, b) => a.at - b.at || b.word.length - a.word.length)[0]
  const [head, ...rest] = splitClauses(bare).map((clause) => clause.text)
  const tail = rest.join(COMMA)
  const instead = joint === undefined && first !== undefined && head !== undefined ? longestAt(tail, 'startsWith', but) : undefined
  const [old, fresh] = joint !== undefined ? [bare.slice(0, joint.at), bare.slice(joint.at + joint.word.length)] : instead === undefined || head === undefined ? ['', ''] : [head, tail.slice(instead.length)]
  const [from, into] = [unquoted(old), unquoted(fresh)]
  return from === '' || into === '' || !words.includes(from) ? undefined : words.replace(from, into)
}

const unquoted = (text: string): string => text.trim().replaceAll(/^[\p{Pi}\p{Ps}"'\s]+|[\p{Pf}\p{Pe}"'\s\u3002]+$/gu, '')

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
