import { describe, expect, it } from 'vitest'
import { draftOf, fill } from '../../src/core/requesting.ts'
import type { ServiceId, SlotId } from '../../src/core/ids.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const TIME = 'time' as SlotId

/** Whether the time is still vague after it was said again. */
const again = (text: string, vague: boolean): boolean => {
  const draft = { service: 'venue-booking' as ServiceId, slots: { [TIME]: { text: '这周末', said: '这周末', vague: true } }, passed: [], words: [], attachments: [] }
  const step = { conversation: { stage: { at: 'filling', draft }, strikes: 0, waiting: [], voice: { locale: 'zh' } }, effects: [], lines: [] } as unknown as Parameters<typeof fill>[0]
  const scene = { turn: { text }, context: { library, commands: [], now: 0, own: [] } } as unknown as Parameters<typeof fill>[2]
  const after = fill(step, { kind: 'fill', slot: TIME, correction: true, value: { text, said: text, ...(vague ? { vague: true as const } : {}) } }, scene)
  return draftOf(after.conversation)?.slots[TIME]?.vague === true
}

describe('the same time said again', () => {
  it('is taken as it is, where it was asked closer', () => {
    expect(again('这周末', false)).toBe(false)
  })

  it('is no more than it was, where it is only heard again', () => {
    expect(again('这周末', true)).toBe(true)
  })
})
