import type { PeopleWords } from '../core/words/people.ts'
import type { Span } from './anew/spans.ts'
import { clauseStart, plain } from './entities/clause.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat } from './entities/vocabulary.ts'

/** The ages of a text without the speaker's own where another's is told as well: 「我自己都七十二了，我妈九十五」. */
export const withoutOwnAge = <Age extends Span>(text: string, ages: readonly Age[], people: PeopleWords): readonly Age[] => {
  const others = ages.filter(({ from }) => !isOfSpeaker(plain(text), from, people))
  return others.length === 0 ? ages : others
}

/** Whether the clause begins with the speaker and names nobody else before the age. */
const isOfSpeaker = (small: string, age: number, people: PeopleWords): boolean => {
  const tables = peopleTablesOf(people)
  const start = clauseStart(small, age)
  if (eat(small, start, tables.speaker) === undefined) return false
  for (let at = start; at < age; at += 1) if (eat(small, at, tables.people) !== undefined || eat(small, at, tables.theirs) !== undefined) return false
  return true
}
