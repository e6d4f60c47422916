import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/core/library.ts'
import { loadLibrary } from '../../src/library/load.ts'
import { loadEmergencies } from './emergencyItem.ts'
import { emergencyFiguresOf, hearEmergencies, type Heard } from './emergencyScore.ts'
import { loadKnowledge } from './load.ts'
import { bare, findCopies } from './overlap.ts'
import { recallShipped } from '../support/prepareShipped.ts'

let library: Library
let heard: readonly Heard[]
const items = await loadEmergencies()
beforeAll(async () => {
  const loaded = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', today: '2026-11-25' })
  if (!loaded.ok) throw new Error('the knowledge base does not load')
  library = loaded.library
  heard = hearEmergencies(library, items, recallShipped(library))
}, 300_000)

describe('the set of emergencies', () => {
  it('is large enough, says nothing twice and names signs that exist', () => {
    expect(items.filter(({ sign }) => sign.length > 0).length).toBeGreaterThanOrEqual(80)
    expect(items.filter(({ sign }) => sign.length === 0).length).toBeGreaterThanOrEqual(80)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(new Set(items.map(({ q }) => bare(q))).size).toBe(items.length)
    const known = new Set(library.safety.emergencies.map(({ id }) => id))
    expect(items.flatMap(({ sign }) => sign).filter((sign) => !known.has(sign))).toEqual([])
  })

  it('is not copied from the knowledge base', async () => {
    expect(findCopies(items, await loadKnowledge()).map(({ id, q, of }) => `${id} ${q} = ${of.file}: ${of.text}`)).toEqual([])
  })
})

describe('hearing', () => {
  it('catches emergencies nobody wrote down, mostly with the right sign, and leaves look-alikes alone', () => {
    const { emergencies, caught, rightly, lookalikes, alarms } = emergencyFiguresOf(heard)
    const wrong = heard.filter(({ item, sign }) => (sign !== undefined) !== item.sign.length > 0).map(({ item, sign }) => `${item.id} ${item.q}: ${sign ?? 'nothing'}`).join('\n')
    expect(caught / emergencies, wrong).toBeGreaterThanOrEqual(0.9)
    expect(rightly / emergencies).toBeGreaterThanOrEqual(0.85)
    expect(alarms / lookalikes, wrong).toBeLessThanOrEqual(0.03)
  })
})
