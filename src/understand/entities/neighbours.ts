import type { EntityWords } from '../../core/library.ts'
import type { PeopleWords } from '../../core/words/people.ts'
import { findAges } from './ages.ts'
import { clauseEnd, clauseStart, hasWordIn, isPause, plain } from './clause.ts'
import { foundIn, type Found } from './found.ts'
import { peopleTablesOf, type PeopleTables } from './peopleTables.ts'
import { eat, skipSpaces, startOfWordBefore } from './vocabulary.ts'

/** Somebody next door who is described, 隔壁的张阿姨, 楼上邻居，84岁: the word for where they live. One who only tells something, 邻居说, is not meant. */
export const findNeighbour = (text: string, words: Pick<EntityWords, 'people' | 'number'>): Found<true> | undefined => {
  const small = plain(text)
  const tables = peopleTablesOf(words.people)
  for (let at = 0; at < small.length; at += 1) {
    const near = eat(small, at, tables.nextDoor)
    if (near === undefined) continue
    const person = endOfPerson(small, near.to, tables, words.people)
    // 「帮隔壁陈阿婆问问」
    const told = startOfWordBefore(small, at, words.people.asksFor.before) === undefined && hasWordIn(small, near.to, clauseEnd(small, person ?? near.to), words.people.tells)
    const described = person !== undefined || (near.value && clauseStart(small, at) === at && findAges(text, words).length > 0)
    if (described && !told) return foundIn(text, at, near.to, true)
    at = near.to - 1
  }
  return undefined
}

/** Where 的张阿姨, 一位老太太 or 邻居 ends, if it begins at `at`. */
const endOfPerson = (small: string, at: number, tables: PeopleTables, { nameStops }: PeopleWords): number | undefined => {
  // 「楼上401的老朱伯伯」
  const numbered = at + (/^\d{3,4}[\u5ba4\u53f7]?/u.exec(small.slice(at))?.[0].length ?? 0)
  const from = skipSpaces(small, eat(small, skipSpaces(small, numbered), tables.whose)?.to ?? numbered)
  const surname = eat(small, from, tables.surnames)
  const title = surname === undefined ? undefined : eat(small, surname.to, tables.titles)
  if (title !== undefined) return title.to
  // 隔壁老钱
  const pet = eat(small, from, tables.petMarks)
  const called = pet === undefined ? undefined : eat(small, pet.to, tables.surnames)
  const titled = called === undefined ? undefined : eat(small, called.to, tables.titles)
  if (titled !== undefined) return titled.to
  if (called !== undefined && (isPause(small, called.to) || nameStops.includes(small.charAt(called.to)))) return called.to
  const old = eat(small, from, tables.people)
  return old !== undefined && tables.elders.has(small.slice(from, old.to)) ? old.to : undefined
}
