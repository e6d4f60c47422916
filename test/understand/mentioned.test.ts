import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const findFacts = createFactFinder(library)

/** The people named, and whether they are only mentioned. */
const named = (text: string): readonly (readonly [string, boolean])[] => {
  const hearing = { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing
  return findFacts(text, hearing, library.services.get('home-visit' as ServiceId)).filter(({ kind }) => kind === 'person').map(({ value, mentioned }) => [value.text, mentioned === true])
}

it.each([
  ['我外婆一个人在家，楼上钱阿姨眼睛也看不清', [['钱阿姨', true]]],
  ['我爸摔过，当时是邻居老蒋陪他去拍的片', [['老蒋', true]]],
  ['我舅妈耳背，对门从前有个吴师傅会修', [['吴师傅', true]]],
  ['我外婆一个人住，楼上的钱阿姨天天给她送菜，钱阿姨上个月搬走了', [['钱阿姨', true], ['钱阿姨', true]]],
  ['我爸85了，以前钱大姐帮他擦身，钱大姐回乡下了', [['钱大姐', true], ['钱大姐', true]]],
  ['楼上的钱阿姨眼睛看不清了，想请人去看看她', [['钱阿姨', false]]],
])('%s', (text, expected) => {
  expect(named(text)).toEqual(expected)
})
