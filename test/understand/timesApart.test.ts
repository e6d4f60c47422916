import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00+08:00')
const library = await loadShipped()
const facts = createFactFinder(library)

/** The time that is wished for where the form of that service is open. */
const wished = (service: string, text: string): string | undefined => {
  const conversation = { stage: { at: 'filling', draft: { service, slots: {}, passed: [] } } }
  const hearing = { conversation, turn: { text }, now: NOW, own: [] } as unknown as Hearing
  return facts(text, hearing, library.services.get(service as ServiceId)).find(({ kind }) => kind === 'time')?.value.text
}

describe('what somebody only keeps saying', () => {
  it.each(['讨则好几趟，总说明天明天', '老板老是讲下礼拜下礼拜', '老是讲等到下礼拜', 'he keeps saying tomorrow', 'my boss keeps telling me he will pay next Friday'])('is no time of the wish: %s', (text) => {
    expect(wished('rights-aid', text)).toBeUndefined()
  })

  it('leaves the time that is wished for', () => {
    expect(wished('rights-aid', '他总说明天明天，你们周四下午打给我')).toBe('周四下午')
    expect(wished('home-visit', '她总说头晕，明天上午来看看她')).toBe('明天上午')
  })
})

describe('until when, where the days are asked for', () => {
  const vagueIn = (service: string, text: string): boolean | undefined =>
    facts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: NOW, own: [] } as unknown as Hearing, library.services.get(service as ServiceId)).find(({ kind }) => kind === 'time')?.value.vague

  it('is too little alone', () => {
    expect([vagueIn('volunteering', "I'm back in Changzhou till February"), vagueIn('volunteering', '我从十二月开始有空')]).toEqual([true, true])
    expect([vagueIn('volunteering', 'Saturday mornings till February'), vagueIn('volunteering', '每天下午三点以后'), vagueIn('home-visit', '月底之前来一趟')]).toEqual([undefined, undefined, undefined])
  })
})

describe('being somewhere then', () => {
  it.each([
    ['enterprise-care', '12月2号下午两点我在厂里', '12月2号下午两点'],
    ['enterprise-care', '周四上午我在公司的', '周四上午'],
    ['enterprise-care', '明天下午三点我人在店里', '明天下午三点'],
    ['home-visit', '周四上午我在家', '周四上午'],
    ['meal', '周四上午他在家', '周四上午'],
    ['home-visit', '这周五我在上海', '这周五'],
    ['enterprise-care', '这周五我在常州', '这周五'],
  ])('is being free where people come: %s, %s', (service, text, time) => {
    expect(wished(service, text)).toBe(time)
  })

  it.each([
    ['home-visit', '周四上午我在厂里'],
    ['enterprise-care', '周四我在上班'],
    ['enterprise-care', '这周五我在上海'],
    ['enterprise-care', '周四我在外地'],
  ])('is being away where they do not: %s, %s', (service, text) => {
    expect(wished(service, text)).toBeUndefined()
  })
})
