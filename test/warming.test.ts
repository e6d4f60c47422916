import { expect, it } from 'vitest'
import type { Ask } from '../src/asking.ts'
import { warmUp } from '../src/warming.ts'
import { loadShipped } from './support/shippedLibrary.ts'

const library = await loadShipped()
const answer = { outcome: 'unknown', entries: [], citations: [], service: null, text: '', ms: 0 } as const

it('asks questions and wishes of the library one after the other, lets others have their turn, and stops when told to', async () => {
  const asked: string[] = []
  const ask: Ask = async ({ turns }) => { asked.push(...turns); return answer }
  const warming = warmUp(ask, library)
  let turns = 0
  let over = false
  const others = (): void => { turns += 1; if (!over) setImmediate(others) }
  setImmediate(others)
  await warming
  over = true
  expect(asked.length).toBeGreaterThanOrEqual(40)
  expect(new Set(asked).size).toBe(asked.length)
  const all = [...library.asking.values()].flatMap(({ ways }) => ways)
  const wishes = [...library.services.values()].flatMap(({ examples }) => examples)
  expect(asked.every((one) => all.includes(one) || wishes.includes(one))).toBe(true)
  expect(asked.some((one) => wishes.includes(one))).toBe(true)
  expect(turns).toBeGreaterThan(0)
  const stopped = new AbortController()
  stopped.abort()
  const before = asked.length
  await warmUp(ask, library, stopped.signal)
  expect(asked.length).toBe(before)
})
