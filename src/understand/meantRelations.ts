import type { PeopleWords } from '../core/words/people.ts'
import { clauseEnd, plain } from './entities/clause.ts'
import type { Found } from './entities/found.ts'
import type { Relation } from './entities/people.ts'
import { isRepeated } from './occurrences.ts'
import { isWordAt, startOfWordBefore } from './entities/vocabulary.ts'

/** A relative is said to be dead within so many characters: 我妈去年冬天也走了. */
const REACH = 8

/** The relatives whom a wish may be for: without those somebody says it is not, the dead, and who acts for the speaker; who is named instead corrects. */
export const meantRelations = (text: string, relations: readonly Found<Relation>[], words: PeopleWords): readonly (Found<Relation> & Readonly<{ corrects: boolean }>)[] => {
  const small = plain(text)
  const denied = relations.filter((one) => isDenied(small, one, words))
  const meant = relations.filter((one) => one.value.self || !(denied.includes(one) || isGone(small, one, words) || acts(small, one, words)))
  return meant.map((one) => ({ ...one, corrects: denied.some(({ to }) => to <= one.from) }))
}

const beforeMine = (small: string, from: number, { mine }: PeopleWords): number => startOfWordBefore(small, from, mine) ?? from

/** 「不是我妈，是我婆婆」; but 「是不是我妈」 asks. */
const isDenied = (small: string, { from }: Found<Relation>, words: PeopleWords): boolean => {
  const to = beforeMine(small, from, words)
  const at = startOfWordBefore(small, to, words.notThis)
  return at !== undefined && !isRepeated(small, at, small.slice(at, to).trimEnd())
}

const isGone = (small: string, { to }: Found<Relation>, { gone }: PeopleWords): boolean => {
  const rest = small.slice(to, Math.min(clauseEnd(small, to), to + REACH))
  return gone.some((word) => rest.includes(word))
}

/** 「委托我姐」「我弟替我签」. */
const acts = (small: string, { from, to }: Found<Relation>, words: PeopleWords): boolean =>
  isWordAt(small, to, words.actsFor.after) || startOfWordBefore(small, beforeMine(small, from, words), words.actsFor.before) !== undefined
