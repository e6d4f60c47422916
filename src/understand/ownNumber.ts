import type { EntityWords } from '../core/library.ts'
import { clauseStart, hasWordIn, plain } from './entities/clause.ts'
import type { Found } from './entities/found.ts'
import type { Fact } from './facts.ts'

/** The numbers of a text with the speaker's own first, where others are said to be somebody else's: 「女儿的电话+33…，我自己的是138…」. */
export const ownFirst = (text: string, phones: readonly Fact[], relations: readonly Found<unknown>[], { phone: { own } }: Pick<EntityWords, 'phone'>): readonly Fact[] => {
  if (phones.length < 2) return phones
  const small = plain(text)
  const isOwn = ({ from }: Fact): boolean => hasWordIn(small, clauseStart(small, from), from, own)
  const isOthers = (one: Fact): boolean => !isOwn(one) && relations.some(({ from, to }) => from >= clauseStart(small, one.from) && to <= one.from)
  return phones.some(isOwn) && phones.some(isOthers) ? [...phones.filter(isOwn), ...phones.filter((one) => !isOwn(one))] : phones
}
