import type { PeopleWords } from '../core/words/people.ts'
import type { Span } from './anew/spans.ts'
import { clauseStart, plain } from './entities/clause.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat } from './entities/vocabulary.ts'
import { together } from './together.ts'
import { isMadeOf } from './withoutWords.ts'

/** The ages of a text without the speaker's own where another's is told as well, 「我自己都七十二了，我妈九十五」, or it is known to be for `another`, and without those of children of whom it is for: 「她女儿五十六了」. */
export const withoutOwnAge = <Age extends Span>(text: string, ages: readonly Age[], people: PeopleWords, another = false): readonly Age[] => {
  const theirs = ages.filter(({ from }) => !isOfTheirKin(plain(text), from, people))
  const others = theirs.filter(({ from }) => !isOfSpeaker(plain(text), from, people))
  // 「我爷今年八十四」, in words we do not know, is none of the speaker's.
  return others.length > 0 ? others : another ? theirs.filter(({ from }) => !isSpeakerAlone(plain(text), from, people)) : theirs
}

/** 「我自己都七十了」: nobody but the speaker in the clause before the age. */
const isSpeakerAlone = (small: string, age: number, { speaker, self, ageCues, aboutCues }: PeopleWords): boolean =>
  isMadeOf(small.slice(clauseStart(small, age), age), together(speaker, self, ageCues, aboutCues))

type Named = Span & Readonly<{ said: string; value: Readonly<{ relation: string }> }>

/** The ages without those of children, and of whom else it is `seldom` for, where it is known to be for somebody else: 「我儿子才三岁」. */
export const withoutAgesOfSeldom = <Age extends Span>(text: string, ages: readonly Age[], relations: readonly Named[], { seldom, person }: Readonly<{ seldom: readonly string[]; person: string | undefined }>, { young }: PeopleWords): readonly Age[] => {
  const small = plain(text)
  const isSeldom = ({ said, value }: Named): boolean => value.relation !== person && (seldom.includes(value.relation) || young.includes(said))
  return person === undefined ? ages : ages.filter(({ from }) => {
    const whose = relations.findLast((one) => one.to <= from && one.from >= clauseStart(small, from))
    return whose === undefined || !isSeldom(whose)
  })
}

/** 「她女儿五十六了」 */
const isOfTheirKin = (small: string, age: number, people: PeopleWords): boolean => {
  const tables = peopleTablesOf(people)
  const whose = eat(small, clauseStart(small, age), tables.theirs)
  const link = whose === undefined ? undefined : eat(small, whose.to, tables.of)?.to ?? whose.to
  const kin = link === undefined ? undefined : eat(small, link, tables.people)
  return kin !== undefined && kin.to <= age
}

/** Whether the clause begins with the speaker and names nobody else before the age. */
const isOfSpeaker = (small: string, age: number, people: PeopleWords): boolean => {
  const tables = peopleTablesOf(people)
  const start = clauseStart(small, age)
  if (eat(small, start, tables.speaker) === undefined) return false
  for (let at = start; at < age; at += 1) if (eat(small, at, tables.people) !== undefined || eat(small, at, tables.theirs) !== undefined) return false
  return true
}
