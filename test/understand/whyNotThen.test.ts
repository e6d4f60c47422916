import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { withoutWhyNot } from '../../src/understand/whyNotThen.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const find = createFactFinder(library)

/** The time that is wished for of the open form, and what is left of the words without why another does not suit. */
const told = (text: string): readonly [time: string | undefined, left: string] => {
  const hearing = { conversation: { stage: { at: 'filling', draft: { service: 'home-repair', slots: {}, passed: [] } } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing
  const facts = find(text, hearing, library.services.get('home-repair' as ServiceId))
  return [facts.find(({ kind }) => kind === 'time')?.value.text, withoutWhyNot(text, facts, library.words).trim()]
}

describe('why another part of the day does not suit', () => {
  it('is neither the time nor told of anything else', () => {
    expect(told('周四下午好了，上午我要去银行')).toEqual(['周四下午', '周四下午好了，'])
    expect(told('下午我得去镇上，大后天上午来吧')).toEqual(['大后天上午', '，大后天上午来吧'])
  })

  it('is only said beside a part of some day', () => {
    expect(told('周四吧，上午我要去买水管')[0]).toBe('周四上午')
    expect(told('周四下午来，我要去买水管')).toEqual(['周四下午', '周四下午来，我要去买水管'])
  })
})
