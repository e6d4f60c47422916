import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const findFacts = createFactFinder(library)
const relations = (service: string, text: string): readonly (readonly [string, string])[] =>
  findFacts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing, library.services.get(service as ServiceId))
    .filter(({ kind }) => kind === 'relation').map(({ value, party, both }) => [value.text, party === true ? 'party' : both === true ? 'both' : ''])

it.each([
  ['四个人，我和我两个舞伴，还有我儿子', [['儿子', 'party']]],
  ['我和两个朋友，还有我妈', [['母亲', 'party']]],
  ['我和我太太，还有我们两个邻居', [['妻子', 'party']]],
  ['两个人，我和我妈', [['母亲', 'both']]],
  ['给我妈和我两个姐妹报名', [['母亲', '']]],
])('of several who come with the speaker none is who signs up: %s', (text, expected) => {
  expect(relations('activity-signup', text)).toEqual(expected)
})

it.each([
  ['我要给我爸办个委托书，他想托我姑姑去取存款', ['父亲']],
  ['他想托我姑姑去取存款，我要给我爸办个委托书', ['父亲']],
  ['我妈要写个委托书给我舅舅', ['母亲']],
  ['给我外公办委托，派我表哥去公证处', ['外公']],
])('who is sent on an errand is not whose papers they are: %s', (text, expected) => {
  expect(relations('document-help', text).map(([relation]) => relation)).toEqual(expected)
})

it('knows no forebear as the student', () => {
  const seldom = library.services.get('scholarship' as ServiceId)?.slots.find(({ kind }) => kind === 'relation')?.seldom ?? []
  expect(['父亲或岳父', '母亲或岳母', '父亲或公公'].every((relation) => seldom.includes(relation))).toBe(true)
})

it.each([
  ['I would like to sign up my mother for the dumpling making activity', '母亲'],
  ['please add my dad to the dance class', '父亲'],
  ['can you put my grandma down for the outing', '祖母或外祖母'],
])('is signed up: %s', (text, expected) => {
  const [relation] = findFacts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing, library.services.get('activity-signup' as ServiceId)).filter(({ kind }) => kind === 'relation')
  expect([relation?.value.text, relation?.stands]).toEqual([expected, 'for'])
})
