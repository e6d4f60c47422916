import type { PeopleWords } from '../core/words/people.ts'
import type { Span } from './anew/spans.ts'
import { clauseStart, plain } from './entities/clause.ts'
import { wordSet, eat, skipSpaces, startOfWordBefore } from './entities/vocabulary.ts'

/** Those who come with the speaker are told in so many characters. */
const LONGEST = 24

/** Whether a relative is one of several who come with the speaker, told first: 「四个人，我和我两个舞伴，还有我儿子」; one who is the only other is told as both. */
export const isOfParty = (text: string, { from, to }: Span, { mine, and, speaker }: PeopleWords): boolean => {
  const small = plain(text)
  const joined = startOfWordBefore(small, startOfWordBefore(small, from, mine) ?? from, and)
  if (joined === undefined) return false
  for (let start = clauseStart(small, joined); start > joined - LONGEST; start = clauseStart(small, start - 1)) {
    const self = eat(small, skipSpaces(small, start), wordSet(speaker))
    const link = self === undefined ? undefined : eat(small, self.to, wordSet(and))
    if (link !== undefined && link.to <= joined && small.slice(link.to, joined).trim() !== '') return true
    if (start === 0 || !/[,\uff0c]/.test(small.charAt(start - 1))) break
  }
  return startsParty(small, joined, to, and, speaker)
}

/** 「我和我老伴还有外孙」: directly after the speaker, with somebody more after them. */
const startsParty = (small: string, joined: number, to: number, and: readonly string[], speaker: readonly string[]): boolean => {
  const self = startOfWordBefore(small, joined, speaker)
  const next = /[,\uff0c]/.test(small.charAt(to)) ? skipSpaces(small, to + 1) : to
  return self !== undefined && clauseStart(small, self) === self && eat(small, next, wordSet(and)) !== undefined
}
