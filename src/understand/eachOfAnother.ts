import type { Command, FoundService } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import type { Classify } from './classify.ts'
import { splitClauses, type Clause } from './clauses.ts'
import { plain } from './entities/clause.ts'
import { findRelations } from './entities/people.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat } from './entities/vocabulary.ts'
import { longestFirst } from './withoutWords.ts'

/** From here on what somebody wants by themselves is a wish beside that of another. */
const SURELY = 0.8

type Words = Library['words']
type Kit = Readonly<{ classify: Classify; tells: (text: string) => boolean }>
type Wanted = Readonly<{ clause: Clause; who: string; found: FoundService }>

/** 「妈妈要办张为侨服务卡，姐姐就想来当志愿者」: the wishes of several people for different services, each in a clause that says who wants it; none where fewer than two do, or one is spoken of in the clause of another. */
export const eachOfAnother = (text: string, words: Words, { classify, tells }: Kit): readonly Command[] => {
  const clauses = splitClauses(text)
  const wanted = clauses.flatMap((clause): readonly Wanted[] => {
    const who = wantingIn(clause.text, words)
    const [found] = who === undefined || tells(clause.text) ? [] : classify(clause.text)
    return who === undefined || found === undefined || found.sure < SURELY ? [] : [{ clause, who, found }]
  })
  const distinct = (those: readonly string[]): boolean => new Set(those).size === those.length
  const named = wanted.map(({ clause, who }) => [...new Set([who, ...findRelations(clause.text, words).map(({ value }) => value.relation)])])
  if (wanted.length < 2 || !distinct(named.flat()) || !distinct(wanted.map(({ found }) => found.service))) return []
  // 「我妈跟我姐都要。」 tells of both.
  const lead = text.slice(0, wanted[0]!.clause.from)
  const from = new Set(findRelations(lead, words).map(({ value }) => value.relation)).size > 1 ? lead.length : 0
  return wanted.map(({ clause, found }, at): Command => ({ kind: 'request', found: [found], sure: true, words: text.slice(at === 0 ? from : clause.from, wanted[at + 1]?.clause.from).replace(/[\s\p{P}]+$/u, '') }))
}

/** Who wants something in a clause that begins with them. */
const wantingIn = (clause: string, { people, intent: { parts: { wanting: { lets, wants, others } } } }: Words): string | undefined => {
  const small = plain(clause)
  const tables = peopleTablesOf(people)
  const person = eat(small, skip(small, eat(small, 0, tables.mine)?.to ?? 0, [' ']), tables.people)
  if (person === undefined) return undefined
  const at = skip(small, person.to, lets)
  const want = longestFirst(wants).find((word) => small.startsWith(word, at))
  // 「妈妈想让人陪他去」 is what she wants for somebody else.
  return want === undefined || others.some((word) => small.startsWith(word, at + want.length)) ? undefined : person.value.relation
}

/** Where none of the words stands any more. */
const skip = (text: string, at: number, words: readonly string[]): number => {
  const word = longestFirst(words).find((one) => text.startsWith(one, at))
  return word === undefined ? at : skip(text, at + word.length, words)
}
