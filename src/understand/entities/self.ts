import type { PeopleWords } from '../../core/words/people.ts'
import { clauseEnd, clauseStart } from './clause.ts'
import { peopleTablesOf } from './peopleTables.ts'
import { eat, skipSpaces, startOfWordBefore, isWordAt } from './vocabulary.ts'

/** Where words for the speaker, as the one who needs it, end, if they begin at `at`; 「我自己去不了」 are none. `small` is in lower case. */
export const endOfSelf = (small: string, at: number, words: PeopleWords): number | undefined => {
  const tables = peopleTablesOf(words)
  const self = eat(small, at, tables.self)
  if (self === undefined || isWordAt(small, self.to, words.notSelf)) return undefined
  if (startOfWordBefore(small, at, words.theirs) !== undefined || eat(small, self.to, tables.people) !== undefined) return undefined
  if (!tables.softSelf.has(small.slice(at, self.to))) return self.to
  const rest = small.slice(self.to, clauseEnd(small, self.to)).trim()
  const begins = small.slice(clauseStart(small, at), at).trim() === ''
  if (begins && (rest === '' || words.selfTails.includes(rest))) return self.to
  return (begins || startOfWordBefore(small, at, words.isSelf) !== undefined) && doesIt(small, self.to, words) ? self.to : undefined
}

/** 「本人办」「卡是我自己用」, and no relative after it for whom it is. */
const doesIt = (small: string, to: number, words: PeopleWords): boolean => {
  const tables = peopleTablesOf(words)
  const does = eat(small, skipSpaces(small, to), tables.selfDoes)
  if (does === undefined || isWordAt(small, does.to, words.notSelf)) return false
  for (let at = does.to; at < clauseEnd(small, does.to); at += 1) if (eat(small, at, tables.notKin) === undefined && eat(small, at, tables.people) !== undefined) return false
  return true
}
