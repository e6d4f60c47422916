import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import type { Fact } from '../../src/understand/facts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const findFacts = createFactFinder(library)
const told = (service: string, text: string): readonly Fact[] =>
  findFacts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing, library.services.get(service as ServiceId))
const values = (service: string, kind: Fact['kind'], text: string): readonly string[] => told(service, text).filter((fact) => fact.kind === kind).map(({ value }) => value.text)

it.each([
  ['我自己都七十三了，跑不动了，我妈九十四，想请人去看看她', ['94']],
  ['她女儿五十七了，照顾不动，想请人去看看', []],
  ['我82了，一个人住，女儿在国外，想请人来陪陪', ['82']],
  ['我今年82了，一个人住，想请人来陪陪我', ['82']],
  ['我妈今年八十五，想请人去看看她', ['85']],
])('the age is that of whom it is for: %s', (text, expected) => {
  expect(values('home-visit', 'age', text)).toEqual(expected)
})

it.each([
  ['我妈住院，我爸一个人不会烧，想给他订晚饭', '父亲'],
  ['我爸走路不行，我妈也老了，想给她订晚饭', '母亲'],
])('of two the one whom the pronoun means: %s', (text, expected) => {
  expect(told('meal', text).find(({ kind, stands }) => kind === 'relation' && stands === 'for')?.value.text).toBe(expected)
})

it.each([
  ['我公公腰不好，我老公出差了，想找人陪他去医院', '丈夫'],
  ['我公公腰不好，我自己要上班，想找人陪他去医院', '本人'],
  ['我妹妹打电话跟我讲，爸咳了两个礼拜', '妹妹'],
  ['老伴说我这样下楼都费劲', '配偶'],
])('who has no time or only says so is named beside: %s', (text, beside) => {
  expect(told('medical-escort', text).find(({ kind, value }) => kind === 'relation' && value.text === beside)?.stands).toBe('beside')
})

it('whom it is not for is nobody it is for', () => {
  expect(values('scholarship', 'relation', '我妹妹念小学，这次不是给她申请，给我自己')).toEqual(['本人'])
})
