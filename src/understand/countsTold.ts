import type { EntityWords } from '../core/library.ts'
import type { Service } from '../core/service.ts'
import { findCounts, isTotalAt } from './entities/count.ts'
import type { Found } from './entities/found.ts'
import { readNumeral } from './entities/numeral.ts'
import type { Fact } from './facts.ts'
import { keepLatest } from './latest.ts'

/** How many people the words say, each number as a fact; for a service that asks how many come, one who comes alone is a number too, and whatever is counted where that was asked. */
export const createCountFinder = (words: EntityWords): ((text: string, service: Service | undefined, asked: boolean) => readonly Fact[]) => {
  const read = (asked: boolean, alone: boolean) => keepLatest((text) => ofAll(findCounts(text, words, { asked, alone }), text.toLowerCase(), words.number))
  const [plainly, coming, answering] = [read(false, false), read(false, true), read(true, true)]
  return (text, service, asked) => {
    const find = asked ? answering : service?.slots.some(({ kind }) => kind === 'count') === true ? coming : plainly
    return find(text).map(({ value, said, from, to }) => ({ kind: 'count', from, to, corrects: false, value: { text: value, said, ...countOf(value, words.number) } }))
  }
}

/** The number of all, where one is told: 「又来了三个，一共25个人」. */
const ofAll = (counts: readonly Found<string>[], small: string, number: EntityWords['number']): readonly Found<string>[] => {
  const totals = counts.filter(({ from, to }) => isTotalAt(small, from, to, number))
  return totals.length > 0 ? totals : counts
}

/** How many people the words mean, where they say so exactly. */
const countOf = (said: string, number: EntityWords['number']): Readonly<{ count?: number }> => {
  const numeral = readNumeral(said.toLowerCase(), 0, number)
  return numeral === undefined ? {} : { count: numeral.value }
}
