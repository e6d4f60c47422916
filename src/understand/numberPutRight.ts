import type { Lexicon } from '../core/lexicon.ts'
import { saysWrong } from './corrects.ts'
import type { Fact } from './facts.ts'

/** The numbers of a text without those that the next one puts right: 「159…370，哦打错了，是159…307」. */
export const withoutPutRight = (text: string, phones: readonly Fact[], lexicon: Pick<Lexicon, 'corrections'>): readonly Fact[] =>
  phones.filter(({ to }, at) => {
    const next = phones[at + 1]
    return next === undefined || next.from < to || !saysWrong(text.slice(to, next.from), lexicon)
  })
