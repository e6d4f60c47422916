import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const findFacts = createFactFinder(library)
const whose = (text: string): readonly string[] =>
  findFacts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing, library.services.get('service-card' as ServiceId))
    .flatMap(({ kind, stands, value }) => (kind === 'relation' && stands === 'for' ? [value.text] : []))

it.each([
  ['我是侨眷,想办一张侨服务卡', ['本人']],
  ['本人在米兰,托人办份委托书', ['本人']],
  ['我是归侨,儿子在悉尼,想补办卡', ['本人']],
  ['我是归侨,想给老伴办张卡', ['配偶']],
  ['外婆那张服务卡找不着了', ['外婆']],
  ['我是归侨的女儿,想问问卡', []],
])('what the speaker is makes the papers theirs, where nobody else is named: %s', (text, expected) => {
  expect(whose(text)).toEqual(expected)
})
