import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { wishesOnly } from '../../src/understand/wishesOnly.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const meal = library.services.get('meal' as ServiceId)!
const find = createFactFinder(library)

const only = (text: string): boolean => {
  const hearing = { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing
  return wishesOnly(text, meal, { facts: find(text, hearing, meal), form: library.words.form })
}

describe('a wish that only names the service', () => {
  it.each(['想给我外婆订晚饭送上门', '从下周二起每天给他订两顿', '麻烦帮我爸安排中饭', '我自己想订中饭', 'please deliver lunch to my mum'])('says nothing of what may be eaten: %s', (text) => {
    expect(only(text)).toBe(true)
  })

  it.each(['想给我外婆订少盐的晚饭', '给他订中饭送到家，他牙掉光了', '她胃开过刀'])('says more: %s', (text) => {
    expect(only(text)).toBe(false)
  })
})
