import type { SortWords } from '../core/words/sorts.ts'
import { keepFor } from '../core/keepFor.ts'
import { keepLatest } from './latest.ts'
import { createWordFinder } from './searchWords.ts'

/** The sorts of words a text has, and which two it has together, as concept numbers no other concept has. */
export type Sort = (text: string) => readonly number[]

/** Concepts of the law are numbered from 0. */
const FIRST = 1 << 20
const PAIRS = 1 << 21

/** Prepares the sorts for finding. */
export const createSorts = keepFor((sorts: SortWords): Sort => {
  const count = Object.keys(sorts).length
  const find = createWordFinder(Object.values(sorts).flatMap((words, number) => words.map((word) => [word, number] as const)))
  return keepLatest((text) => {
    const found = [...new Set(find(text).map(({ value }) => value))].toSorted((a, b) => a - b)
    const pairs = found.flatMap((one, at) => found.slice(at + 1).map((other) => PAIRS + one * count + other))
    return [...found.map((number) => FIRST + number), ...pairs]
  })
})
