import type { EntityWords } from '../core/library.ts'
import type { Span } from './anew/spans.ts'
import { plain } from './entities/clause.ts'
import { findNames } from './entities/names.ts'
import { isMentioned } from './entities/ownName.ts'
import { peopleTablesOf } from './entities/peopleTables.ts'
import { eat, startOfWordBefore } from './entities/vocabulary.ts'

type Words = Pick<EntityWords, 'anew' | 'people' | 'number'>

/** The addresses of a text without those that only say where somebody lives who is named beside the wish: 「隔壁2幢的王阿姨常来坐坐」; `kin` where a relative is known to be whom it is for. */
export const withoutMentionedHomes = <Home extends Span>(text: string, homes: readonly Home[], kin: boolean, words: Words): readonly Home[] => {
  const names = homes.length === 0 ? [] : findNames(text, words)
  return homes.filter((home) => !isOfMentioned(text, home, names, kin, words))
}

const isOfMentioned = (text: string, { from, to }: Span, names: readonly Span[], kin: boolean, { anew, people }: Words): boolean => {
  const small = plain(text)
  const { whose, petMarks, surnames } = peopleTablesOf(people)
  const link = eat(small, to, whose)
  if (link === undefined) return false
  const at = eat(small, link.to, whose)?.to ?? link.to
  const keeper = people.mentioned.keeps.some((word) => small.startsWith(word, at))
  const pet = eat(small, at, petMarks)
  const called = names.find((one) => one.from === at)?.to ?? (pet === undefined ? undefined : eat(small, pet.to, surnames)?.to)
  const start = startOfWordBefore(small, from, anew.othersAt) ?? from
  if ((called === undefined && !keeper) || startOfWordBefore(small, start, people.speakFor) !== undefined) return false
  return keeper || isMentioned(text, { from: start, to: called ?? at }, { people }) || startOfWordBefore(small, start, people.and) !== undefined || (kin && start < from)
}
