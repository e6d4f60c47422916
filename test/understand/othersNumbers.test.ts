import { expect, it } from 'vitest'
import type { Fact } from '../../src/understand/facts.ts'
import { withoutOthersNumbers } from '../../src/understand/othersNumbers.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words, services } = await loadShipped()
const NUMBER = '13706110029'
const kept = (text: string, service?: string): boolean => {
  const from = text.indexOf(NUMBER)
  const phone: Fact = { kind: 'phone', from, to: from + NUMBER.length, corrects: false, value: { text: NUMBER, said: NUMBER } }
  return withoutOthersNumbers(text, [phone], [...services.values()].find(({ id }) => id === service), words).length === 1
}

it.each([
  `她侄女电话${NUMBER},你们别打给她`,
  `他号码${NUMBER}，不要打他`,
])('is not for calling: %s', (text) => {
  expect(kept(text)).toBe(false)
})

it.each([
  `电话${NUMBER},不要打家里座机,座机是婆婆接的`,
  `打她电话${NUMBER},晚上别打`,
  `我的电话${NUMBER}，别打给她`,
  `她电话${NUMBER}`,
])('may be called: %s', (text) => {
  expect(kept(text)).toBe(true)
})

it('only says who somebody is, in brackets in the middle of a story for a lawyer', () => {
  expect(kept(`物业的小王(${NUMBER})说跟楼上讲了`, 'rights-aid')).toBe(false)
  expect(kept(`隔壁王姨(${NUMBER})有钥匙`, 'home-visit')).toBe(true)
})
