import { expect, it } from 'vitest'
import { rememberIn } from '../src/remembering.ts'
import { createSearch } from '../src/understand/search.ts'
import type { Kept, Learned } from '../src/understand/learned.ts'
import { loadShipped } from './support/shippedLibrary.ts'

const learned = (bias: number): Learned => ({ keys: new Uint32Array(), worth: new Float32Array(), weights: new Float32Array(), bias: Float32Array.of(bias) })

it('learns once, again from other texts, and then forgets what it learned from the old ones', () => {
  const kept = new Map<string, Kept>()
  let times = 0
  const remember = rememberIn(kept, () => { times += 1 })
  const ask = (name: string, bias: number, texts?: readonly string[]): number => remember(name, () => learned(bias), texts).bias[0]!
  expect([ask('one', 1), ask('one', 2), ask('two', 3, ['甲', '乙']), ask('two', 4, ['甲', '乙']), ask('two', 5, ['甲乙']), ask('one', 6)]).toEqual([1, 1, 3, 3, 5, 1])
  expect(times).toBe(3)
  expect(kept.size).toBe(2)
})

it('search finds the same on an index it recalls, and reads a changed entry anew', async () => {
  const library = await loadShipped()
  const kept = new Map<string, Kept>()
  let built = 0
  const remember = rememberIn(kept, () => { built += 1 })
  const find = (of: typeof library) => createSearch(of, undefined, remember).find('华侨在国内买房要什么手续', { limit: 5 }).ranked
  const first = find(library)
  expect(first.length).toBeGreaterThan(0)
  expect(find(library)).toEqual(first)
  expect(built).toBe(1)
  const [id, entry] = [...library.entries][0]!
  find({ ...library, entries: new Map(library.entries).set(id, { ...entry, answer: `${entry.answer}又及` }) })
  expect(built).toBe(2)
})
