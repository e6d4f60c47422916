import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/core/library.ts'
import { loadLibrary } from '../../src/library/load.ts'
import { countWays, holdOutFold, leaveOneOut, type HeldOut } from './ways.ts'

let library: Library
beforeAll(async () => {
  const loaded = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', today: '2026-11-23' })
  if (!loaded.ok) throw new Error('the knowledge base does not load')
  library = loaded.library
})

describe('ways of asking that are held out', () => {
  it('are looked for without themselves: with themselves each would find its own entry', () => {
    const held = leaveOneOut(library)
    const { ways, own, shared } = countWays(held, library)
    expect(ways).toBeGreaterThan(9_000)
    expect(own / ways).toBeGreaterThan(0.4)
    expect(own / ways).toBeLessThan(0.99)
    expect(shared).toBeGreaterThanOrEqual(own)
  }, 120_000)

  it('find an entry that rests on the same law, mostly their own', () => {
    const { ways, own, shared } = countWays(holdOutFold(library, 0, 5), library)
    expect(own / ways).toBeGreaterThan(0.5)
    expect(shared / ways).toBeGreaterThan(0.68)
  }, 120_000)

  it('count as shared when another entry rests on the same article, and not when none does', () => {
    const [first, second] = [...library.entries.values()].filter(({ citations }, _, all) => citations.some(({ law, article }) =>
      all.some((other) => other.citations[0]?.law === law && other.citations[0]?.article === article)))
    const held = (got: HeldOut['got']): readonly HeldOut[] => [{ way: '', entry: first!.id, got }]
    expect(countWays(held(first!.id), library)).toEqual({ ways: 1, own: 1, shared: 1 })
    expect(countWays(held(undefined), library)).toEqual({ ways: 1, own: 0, shared: 0 })
    expect(countWays(held(second!.id), library).own).toBe(0)
  })
})
