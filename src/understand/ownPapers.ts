import type { PeopleWords } from '../core/words/people.ts'
import { clauseEnd, hasWordIn, plain } from './entities/clause.ts'
import { foundIn, type Found } from './entities/found.ts'
import type { Relation } from './entities/people.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, isLatin, isWordAt, skipSpaces } from './entities/vocabulary.ts'

/** So far after `my` the paper may stand: my Canadian university degree. */
const REACH = 32

/** The speaker as whose papers are spoken of, 「我的护照」, "my degree": where something is done with papers it is done for whom they belong to. */
export const findOwnPapers = (text: string, words: PeopleWords): Found<Relation> | undefined => {
  const small = plain(text)
  const tables = peopleTablesOf(words)
  for (let at = 0; at < small.length; at += 1) {
    const mine = eat(small, at, tables.mine)
    const link = mine === undefined ? undefined : eat(small, mine.to, tables.of)?.to ?? mine.to
    if (mine !== undefined && link !== undefined && !isOfKin(small, link, words) && isPaper(small, link, words)) {
      return foundIn(text, at, mine.to, { relation: words.self[0] ?? '', self: true })
    }
    at = Math.max(at, (mine?.to ?? 0) - 1)
  }
  return undefined
}

const isOfKin = (small: string, at: number, words: PeopleWords): boolean => eat(small, skipSpaces(small, at), peopleTablesOf(words).people) !== undefined

const isPaper = (small: string, at: number, { meantFor: { owns } }: PeopleWords): boolean =>
  isWordAt(small, at, owns) || (isLatin(small.charAt(skipSpaces(small, at))) && hasWordIn(small, at, Math.min(clauseEnd(small, at), at + REACH), owns.filter((word) => isLatin(word.charAt(0)))))
