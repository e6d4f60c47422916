import { expect, it } from 'vitest'
import type { Fact } from '../../src/understand/facts.ts'
import { withoutOthersNumbers } from '../../src/understand/othersNumbers.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words, services } = await loadShipped()
const NUMBER = '13706110029'
const kept = (text: string, service?: string, asked = false): boolean => {
  const from = text.indexOf(NUMBER)
  const phone: Fact = { kind: 'phone', from, to: from + NUMBER.length, corrects: false, value: { text: NUMBER, said: NUMBER } }
  return withoutOthersNumbers(text, [phone], { service: [...services.values()].find(({ id }) => id === service), asked }, words).length === 1
}

it.each([
  `她侄女电话${NUMBER},你们别打给她`,
  `他号码${NUMBER}，不要打他`,
  `以前都是我哥弄的(我哥${NUMBER},他眼下到外地帮忙去了,不要打给他)`,
  `我舅舅${NUMBER}，他手术刚做完，别打给他`,
  `门卫电话${NUMBER},我昨天打了三次没人接`,
  `隔壁老钱人好，电话${NUMBER}，可惜他上礼拜出国了`,
])('is not for calling: %s', (text) => {
  expect(kept(text)).toBe(false)
})

it.each([
  `电话${NUMBER},不要打家里座机,座机是婆婆接的`,
  `打她电话${NUMBER},晚上别打`,
  `我的电话${NUMBER}，别打给她`,
  `她电话${NUMBER}`,
  `我舅舅${NUMBER}，他手术刚做完，下午睡觉的时候别打给他`,
  `打我妈电话${NUMBER},万一没人接再打`,
  `我的手机${NUMBER},物业那边打不通`,
  `到了打我弟弟手机${NUMBER}，我那个号在国内打不通`,
  `打我弟弟电话${NUMBER},不过他在外地`,
])('may be called: %s', (text) => {
  expect(kept(text)).toBe(true)
})

it('only says who somebody is, in brackets in the middle of a story for a lawyer', () => {
  expect(kept(`物业的小王(${NUMBER})说跟楼上讲了`, 'rights-aid')).toBe(false)
  expect(kept(`隔壁王姨(${NUMBER})有钥匙`, 'home-visit')).toBe(true)
})

it('is called where somebody was asked for a number, however far its owner is', () => {
  const said = `隔壁老钱电话${NUMBER}，不过他在外地`
  expect(kept(said)).toBe(false)
  expect(kept(said, undefined, true)).toBe(true)
})

it.each([
  ['home-visit', `我哥在南京，电话${NUMBER}，但他忙得不得了，找他没用`],
  ['home-visit', `我姐${NUMBER}，她也帮不上忙`],
  ['home-visit', `指望不上我弟，他电话${NUMBER}`],
  ['home-visit', `他儿子${NUMBER}，不管他的`],
  ['home-visit', `my brother's number is ${NUMBER}, but he is too busy to help`],
  ['legal-consult', `租给一个远房亲戚住，姓崔，电话${NUMBER}，他现在不肯搬`],
  ['legal-consult', `对方叫李强，电话${NUMBER}，死活不签字`],
  ['rights-aid', `我表弟欠我钱不还，他电话${NUMBER}`],
])('is that of somebody who does not help or is the other side: %s, %s', (service, text) => {
  expect(kept(text, service)).toBe(false)
})

it.each([
  ['home-visit', `我哥在南京，电话${NUMBER}，有事找他`],
  ['home-visit', `我哥电话${NUMBER}，他忙得很，但有事可以找他`],
  ['home-visit', `电话${NUMBER}，我白天忙得不得了`],
  ['home-visit', `我妈电话${NUMBER}，她不肯去医院`],
  ['legal-consult', `老板不给工资，电话${NUMBER}`],
  ['legal-consult', `老板不给工资，我电话${NUMBER}，老板不接`],
])('is a contact beside such a story: %s, %s', (service, text) => {
  expect(kept(text, service)).toBe(true)
})
