import type { SafetyContext } from '../core/lexicon.ts'
import type { Clause } from './clauses.ts'
import { createWordFinder, type FoundWord } from './searchWords.ts'

/** A word of a sign where it stands, and in which clause. */
export type Sighting = Readonly<{ from: number; to: number; clause: number }>

/** Whether a sign speaks of something that is happening, in the light of the words around it. */
export type HappensNow = (sighting: Sighting) => boolean

type Kind = Exclude<keyof SafetyContext, 'once'>
type Placed = FoundWord<Kind> & Readonly<{ clause: number }>

/** This many characters may stand between a denial and what it denies: 没人打我. */
const DENIAL_REACH = 1

/** 是不是, 有没有, 会不会: a denial that repeats the character before it is a question. */
const isQuestion = (text: string, { at, length }: Placed): boolean => at > 0 && text[at - 1] === text[at + length - 1]

/** Prepares the words of context; then reads one text's context once for all its signs. */
export const createSafetyContext = (words: SafetyContext) => {
  const { once, ...kinds } = words
  const find = createWordFinder(Object.entries(kinds).flatMap(([kind, list]) => list.map((word) => [word, kind as Kind] as const)))
  return (text: string, clauses: readonly Clause[]): HappensNow => {
    const clauseAt = (at: number): number => clauses.findLastIndex(({ from }) => from <= at)
    const found = find(text).map((word): Placed => ({ ...word, clause: clauseAt(word.at) }))
    const denials = found.filter((word) => word.value === 'not' && !isQuestion(text, word))
    const denied = (from: number): boolean => denials.some(({ at, length }) => at + length <= from && from - at - length <= DENIAL_REACH)
    const of = (kind: Kind): readonly Placed[] => found.filter(({ value }) => value === kind)
    const [supposed, feared, past, now, about] = [of('supposed'), of('feared'), of('past'), of('now'), of('about')]
    const over = of('over').filter(({ at }) => !denied(at))
    const sentenceOf = (clause: number): number => clauses[clause]?.sentence ?? 0
    return ({ from, to, clause }) => {
      const same = (word: Placed): boolean => sentenceOf(word.clause) === sentenceOf(clause)
      const before = (word: Placed): boolean => word.at < from && same(word)
      const lastBefore = (list: readonly Placed[]): number => list.reduce((last, word) => (before(word) ? Math.max(last, word.at) : last), -1)
      const current = lastBefore(now)
      if (denied(from)) return false
      if (once.some((mark) => text.startsWith(mark, to))) return false
      if (lastBefore(supposed) > current) return false
      if (feared.some((word) => word.clause === clause && word.at < from && word.at > current && word.at + word.length <= from)) return false
      if (lastBefore(past) > current || past.some((word) => word.clause === clause && word.at >= to && current < 0)) return false
      if (about.some(same) && !now.some(same)) return false
      return !over.some((word) => word.at >= from || word.clause === clause)
    }
  }
}
