import type { EntryId } from '../../core/ids.ts'
import type { Library } from '../../core/library.ts'
import type { Shelf } from '../../core/modelTalk.ts'
import type { Embedder } from '../../ports.ts'
import { createJudge, type Judgement } from '../answerable.ts'
import type { Impression } from '../impression.ts'
import type { Kit } from '../kit.ts'

/** How many nats one whole unit of likeness counts beside what the words say. */
const WEIGHT = 12

/** What else speaks for each entry than its words. */
export type Odds = Readonly<{
  /** In nats, in the order of the library; undefined when nothing can be told now. */
  tell: (text: string) => Promise<Float32Array | undefined>
  /** Resolves when the vectors of the library are there, or cannot be had. */
  ready: Promise<void>
}>

/** The texts whose meaning stands for an entry: its title, its answer, and every way of asking for it. */
const shelvesOf = ({ entries, asking }: Library): readonly Shelf[] =>
  [...entries.values()].map(({ id, title, answer }) => ({ id, texts: [title, answer, ...(asking.get(id)?.ways ?? [])] }))

/** Compares by meaning, every text with the question: a few million products. Until the vectors of the library are there, nothing can be told. */
export const createOdds = (library: Library, embedder: Embedder): Odds => {
  let shelves: ReadonlyMap<string, readonly Float32Array[]> = new Map()
  const ready = embedder.shelve(shelvesOf(library)).then((made) => { shelves = made })
  const ids: readonly EntryId[] = [...library.entries.keys()]
  return {
    ready,
    tell: async (text) => {
      if (shelves.size < ids.length) return undefined
      const question = await embedder.embed(text)
      if (question === undefined) return undefined
      return Float32Array.from(ids, (id) => WEIGHT * Math.max(0, ...(shelves.get(id) ?? []).map((vector) => product(vector, question))))
    },
  }
}

const product = (one: Float32Array, other: Float32Array): number => {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * (other[at] ?? 0)
  return sum
}

/** The judgement of a question when its meaning speaks, too. */
export const judgeTogether = (text: string, topic: string | undefined, kit: Kit, odds: Float32Array): Judgement =>
  createJudge({ ...kit, listen: (words, context) => together(kit.listen(words, context), odds) })(text, topic)

/** Which entry it is, weighed anew; whether it is about the law at all stays with the words. */
const together = (heard: Impression, odds: Float32Array): Impression => {
  if (heard.entries.length !== odds.length) return heard
  const most = Math.max(...odds)
  const weighed = heard.entries.map((likely, at) => likely * Math.exp(odds[at]! - most))
  const all = weighed.reduce((sum, one) => sum + one, 0) || 1
  return { ...heard, odds: heard.odds.map((one, at) => one + odds[at]!), entries: weighed.map((one) => (one / all) * heard.law) }
}
