import type { EntityWords } from '../../core/library.ts'
import { splitClauses, type Clause } from '../clauses.ts'
import { plain } from './clause.ts'
import { foundIn, type Found } from './found.ts'
import { findRelations } from './people.ts'
import { peopleTablesOf } from './peopleTables.ts'
import { eat, isWordAt } from './vocabulary.ts'

type Words = Pick<EntityWords, 'people' | 'number'>

/** One to three words with capitals and nothing else. */
const NAME = /^\p{Lu}[\p{Script=Latin}'\u2019-]*\p{Ll}(?: \p{Lu}[\p{Script=Latin}'\u2019.-]*){0,2}$/u
/** A number to call: so many figures. */
const NUMBER = /\d[\d\s()-]{6,}/

/** Names said right before or after a number, with no word that leads to them: `Tom Brandt, +86 139 1234 5018`, `…8805 2210, Lydia`. */
export const namesBesideNumbers = (text: string, words: Words): readonly Found<string>[] => {
  const clauses = splitClauses(text)
  return clauses.flatMap((clause, at) => {
    const beside = [clauses[at - 1], clauses[at + 1]].some((other) => other !== undefined && NUMBER.test(other.text))
    return beside && NAME.test(clause.text) && isName(text, clause, words) ? [foundIn(text, clause.from, clause.from + clause.text.length, clause.text)] : []
  })
}

/** The name that is all that was said, with capitals: what answers who one is. */
export const bareName = (text: string, words: Words): Found<string> | undefined => {
  const [clause, ...more] = splitClauses(text)
  return clause !== undefined && more.length === 0 && NAME.test(clause.text) && isName(text, clause, words) ? foundIn(text, clause.from, clause.from + clause.text.length, clause.text) : undefined
}

const isName = (text: string, { from, text: said }: Clause, words: Words): boolean => {
  const small = plain(text)
  const { notNames } = peopleTablesOf(words.people)
  const starts = [...said.matchAll(/\S+/g)].map(({ index }) => from + index)
  return findRelations(said, words).length === 0 && starts.every((start) => eat(small, start, notNames) === undefined && !isWordAt(small, start, words.people.speaker))
}
