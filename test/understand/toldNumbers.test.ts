import { expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { isToldOnly } from '../../src/understand/toldNumbers.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const { words, services } = library
const findFacts = createFactFinder(library)
const NUMBER = '13706110029'
const slotOf = (service: string) => services.get(service as ServiceId)?.slots.find(({ kind }) => kind === 'relation')
const isTold = (text: string, person: string | undefined, service = 'home-visit'): boolean => {
  const from = text.indexOf(NUMBER)
  return isToldOnly(text, { from, to: from + NUMBER.length }, { person, slot: slotOf(service) }, words)
}

it.each([
  [`楼下的吴阿姨帮外婆买菜，吴阿姨电话${NUMBER}，开春回老家了`, '外婆'],
  [`本来我表哥陪，表哥手机${NUMBER}他出差了`, '母亲'],
  [`我妈这边，舅舅号码${NUMBER}，有事找我不要找他`, '母亲'],
  [`保姆电话${NUMBER}，她下个月不做了`, '外婆'],
])('is only told: %s', (text, person) => {
  expect(isTold(text, person)).toBe(true)
})

it.each([
  [`想请个护工给我公公洗澡电话${NUMBER}`, '公公'],
  [`打我表哥${NUMBER}`, '母亲'],
  [`联系楼下吴阿姨${NUMBER}`, '外婆'],
  [`有事找我老公，我老公电话${NUMBER}`, '母亲'],
  [`联系人：我表哥${NUMBER}`, '母亲'],
  [`我表哥电话${NUMBER}，你们打给他`, '母亲'],
  [`我电话${NUMBER}`, '母亲'],
  [`我是她外孙女电话${NUMBER}`, '外婆'],
  [`外婆电话${NUMBER}`, '外婆'],
  [`我妈电话${NUMBER}`, '父母'],
  [`老人电话${NUMBER}`, '外婆'],
  [`邻居老周电话${NUMBER}`, '邻居'],
  [`奶奶电话${NUMBER}`, undefined],
])('is to be called: %s', (text, person) => {
  expect(isTold(text, person)).toBe(false)
})

it('is somebody else\'s where the wish is for no relative', () => {
  expect(isTold(`我弟弟电话${NUMBER}，他不肯谈`, undefined, 'legal-consult')).toBe(true)
})

it.each([
  ['home-visit', `我外婆90了，表哥电话${NUMBER}，他出差了，想请人去看看`, 0],
  ['home-visit', `我外婆90了，想请人去看看，外婆电话${NUMBER}`, 1],
  // Who is abroad is whose number it asks for.
  ['overseas-registration', `登记一下，我表哥在荷兰，表哥电话${NUMBER}`, 1],
])('of %s: %s', (service, text, count) => {
  const hearing = { conversation: { stage: { at: 'idle' } }, turn: { text }, now: Date.parse('2026-11-23T10:00+08:00'), own: [] } as unknown as Hearing
  expect(findFacts(text, hearing, services.get(service as ServiceId)).filter(({ kind }) => kind === 'phone')).toHaveLength(count)
})
