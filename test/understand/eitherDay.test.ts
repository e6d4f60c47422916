import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/core/conversation.ts'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { fillSlots } from '../../src/understand/fillSlots.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import type { Material } from '../../src/understand/material.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00+08:00')
const library = await loadShipped()
const findFacts = createFactFinder(library)
const service = library.services.get('venue-booking' as ServiceId)!
const slot = service.slots.find(({ kind }) => kind === 'time')!

/** Whether the time that was told for a room is still too little to come by. */
const isVague = (text: string): boolean | undefined => {
  const draft = { service: service.id, slots: {}, passed: [] } as unknown as Draft
  const hearing = { conversation: { stage: { at: 'filling', draft } }, turn: { text }, now: NOW, own: [] } as unknown as Hearing
  const { form, anew, people } = library.words
  const material: Material = { text, facts: findFacts(text, hearing, service), act: undefined, fitting: () => () => 0, corrects: false, asked: slot, form, anew, people, wechat: '' }
  const told = fillSlots(service, draft, material).heard.find((command) => command.kind === 'fill' && command.slot === slot.id)
  return told?.kind === 'fill' ? told.value.vague ?? false : undefined
}

describe('days of which any will do', () => {
  it.each(['这周末随便哪天', '下周末，两天都可以', '明天整天都行', 'This weekend, either day is fine'])('need not be asked closer: %s', (text) => {
    expect(isVague(text)).toBe(false)
  })

  it.each(['这周末', '明天吧', 'this weekend please'])('are not every day that is named: %s', (text) => {
    expect(isVague(text)).toBe(true)
  })
})
