import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import type { ServiceId, SlotId } from '../../src/core/ids.ts'
import { openDraft } from '../../src/core/intake.ts'
import { isInquiry } from '../../src/understand/hearClauses.ts'
import type { Material } from '../../src/understand/material.ts'
import { wholeHealth } from '../../src/understand/wholeHealth.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { services, words: { form, anew, people } } = await loadShipped()
const service = services.get('home-care' as ServiceId)!
const draft = openDraft(service.id, 0, '')

/** What is kept of somebody's health of which the first clause was heard; every clause of `tells` sounds like it. */
const kept = (first: string, text: string, tells: readonly string[]): string | undefined => {
  const heard: readonly Command[] = [{ kind: 'fill', slot: 'health' as SlotId, correction: false, value: { text: first, said: first } }]
  const material: Material = { text, facts: [], act: undefined, fitting: (said) => (_, { id }) => (id === 'health' && tells.includes(said) ? 0.1 : 0.01), corrects: false, asked: undefined, form, anew, people, wechat: '' }
  const [fill] = wholeHealth(service, heard, draft, [], material)
  return fill?.kind === 'fill' ? fill.value.text : undefined
}

describe('what is told of health', () => {
  it('is kept with what goes on about it', () => {
    expect(kept('膝盖不好', '膝盖不好，爬不了楼，坐久了起不来', ['爬不了楼', '坐久了起不来'])).toBe('膝盖不好，爬不了楼，坐久了起不来')
  })

  it('ends where something else is told, asked or wished', () => {
    expect(kept('膝盖不好', '膝盖不好，我在深圳上班，爬不了楼', ['爬不了楼'])).toBe('膝盖不好')
    expect(kept('膝盖不好', '膝盖不好，你们几点下班', ['你们几点下班'])).toBe('膝盖不好')
    expect(kept('膝盖不好', '膝盖不好，想请人扶她下楼', ['想请人扶她下楼'])).toBe('膝盖不好')
  })
})

it('「别的没啥」 asks nothing', () => {
  expect(isInquiry('粥要烂一点，别的没啥', form)).toBe(false)
  expect(isInquiry('你们那边有啥', form)).toBe(true)
})
