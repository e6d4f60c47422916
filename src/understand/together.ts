import { keepFor } from '../core/keepFor.ts'

type Words = readonly string[]

const after = keepFor((first: Words) => keepFor((second: Words): Words => [...first, ...second]))

/** The words of several lists as one list, which is always the same for the same lists: what is prepared for it is prepared once. */
export const together = (first: Words, ...others: readonly Words[]): Words => others.reduce((joined, other) => after(joined)(other), first)

/** The first word of a list, as a list. */
export const firstOf = keepFor((words: Words): Words => words.slice(0, 1))

const lists = new Map<string, Words>()

/** One word as a list, always the same. */
export const listOf = (word: string): Words => {
  const list = lists.get(word) ?? [word]
  lists.set(word, list)
  return list
}
