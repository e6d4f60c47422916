import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const find = createFactFinder(library)
/** For whom a wish is. */
const whom = (service: string, text: string): readonly string[] => {
  const hearing = { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing
  return find(text, hearing, library.services.get(service as ServiceId)).flatMap(({ kind, stands, value }) => (kind === 'relation' && stands === 'for' ? [value.text] : []))
}

it.each([['service-card', '我是侨眷，想办张服务卡'], ['service-card', '旧卡看不清了，我是外籍华人'], ['identity-help', '我是归侨，想认定一下'], ['service-card', '我是归侨，儿子在悉尼，想补办卡'], ['document-help', '本人在米兰，托人办份委托书']])('is the speaker: %s %s', (service, text) => {
  expect(whom(service, text)).toEqual(['本人'])
})

it.each([['service-card', '我是侨眷，给我妈办一张', ['母亲']], ['home-visit', '我是侨眷，家里没人', []], ['service-card', '想办张侨眷的卡', []], ['service-card', '我是归侨的女儿，想问问卡', []], ['service-card', '外婆那张服务卡找不着了', ['外婆']]])('is not: %s %s', (service, text, is) => {
  expect(whom(service, text)).toEqual(is)
})
