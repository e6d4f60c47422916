import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const findFacts = createFactFinder(library)
const relations = (text: string): readonly string[] =>
  findFacts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing, library.services.get('meal' as ServiceId)).filter(({ kind }) => kind === 'relation').map(({ value }) => value.text)

it.each([
  ['我爸我妈两个人要订晚饭', ['父母']],
  ['我爸和我妈都80了，想订饭', ['父母']],
  ['我爸，我妈，都要订饭', ['父母']],
  ['我外公、外婆想订晚饭', ['外祖父母']],
  ['我爷爷我奶奶都在家', ['祖父母']],
  ['我公公我婆婆两个人吃', ['公婆']],
  ['my mum and my dad both need dinner', ['父母']],
  ['my grandma and grandpa', ['祖父母']],
  ['我爸要订饭，我妈不要', ['父亲', '母亲']],
  ['我爸走了好几年了，我妈要订饭', ['母亲']],
  ['我跟我爸我妈住，想给我外婆订饭', ['父亲', '母亲', '外婆']],
])('two side by side are one: %s', (text, expected) => {
  expect(relations(text)).toEqual(expected)
})
