import type { PeopleWords } from '../core/words/people.ts'
import { clauseEnd, hasWordIn, plain } from './entities/clause.ts'
import { foundIn, type Found } from './entities/found.ts'
import type { Relation } from './entities/people.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, isLatin, isWordAt, skipSpaces, wordSet } from './entities/vocabulary.ts'

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

/** The speaker who says what they are, 「我是归侨，想办一张卡」, or puts themselves first, 「我本人在马德里，想办份委托书」: where papers are wished for and nobody else is named, they are theirs. */
export const findOwnStatus = (text: string, words: PeopleWords): Found<Relation> | undefined => {
  const small = plain(text)
  const { amOf, meantFor: { status, inPerson }, of } = words
  for (let at = 0; at < small.length; at = clauseEnd(small, at) + 1) {
    const begin = skipSpaces(small, at)
    const end = clauseEnd(small, begin)
    const person = eat(small, begin, wordSet(inPerson))
    const am = eat(small, begin, wordSet(amOf))
    const isOne = am !== undefined && status.some((word) => small.slice(am.to, end).includes(word) && !isWordAt(small, small.indexOf(word, am.to) + word.length, of))
    const to = person !== undefined && !isWordAt(small, person.to, words.notSelf) ? person.to : isOne ? am.to : undefined
    if (to !== undefined) return foundIn(text, begin, to, { relation: words.self[0] ?? '', self: true })
  }
  return undefined
}

const isOfKin = (small: string, at: number, words: PeopleWords): boolean => eat(small, skipSpaces(small, at), peopleTablesOf(words).people) !== undefined

const isPaper = (small: string, at: number, { meantFor: { owns } }: PeopleWords): boolean =>
  isWordAt(small, at, owns) || (isLatin(small.charAt(skipSpaces(small, at))) && hasWordIn(small, at, Math.min(clauseEnd(small, at), at + REACH), owns.filter((word) => isLatin(word.charAt(0)))))
