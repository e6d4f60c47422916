import { beforeAll, describe, expect, it } from 'vitest'
import { asksElsewhere, type Asked } from '../../src/understand/jurisdiction.ts'
import { createVeil } from '../../src/understand/placesVeiled.ts'
import type { Kit } from '../../src/understand/kit.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

let kit: Kit
beforeAll(async () => {
  kit = prepareShipped(await loadShipped()).kit
}, 120_000)

describe('every other place', () => {
  const veiled = (text: string): string => createVeil(kit.library)(text).text
  it('is the same word, whichever it is', () => {
    expect(veiled('甘肃的归侨')).toBe(veiled('辽宁的归侨'))
    expect(veiled('智利的法律')).toBe(veiled('肯尼亚的法律'))
    expect(veiled('智利的法律')).not.toBe(veiled('辽宁的法律'))
    expect(veiled('divorce in Peru')).toBe(veiled('divorce in Kenya'))
  })
  it('counts once where a city stands beside its country', () => expect(veiled('美国加州的法')).toBe(veiled('美国的法')))
  it('is not ours', () => {
    for (const text of ['常州的条例', '江苏的规定', '国内的法律', '住在新北区']) expect(veiled(text)).toBe(text)
  })
})

describe('whose rule is asked for', () => {
  const theirs = (text: string, region: Asked['region'] = 'national', leaning = false): boolean => {
    const asked = kit.whose(kit.normalise(text).text)
    return asked !== undefined && asksElsewhere(asked, { region, sure: 1, leaning })
  }
  it.each(['肯尼亚的遗产税怎么交', '秘鲁法院离婚一般怎么判', '冰岛入籍要住满几年', 'How is child support worked out under Chilean law in Chile?', '哥伦比亚的养老金交几年能领'])('another country\'s: %s', (text) => expect(theirs(text)).toBe(true))
  it.each(['青海的归侨补助一个月多少', '黑龙江三侨生加几分', '《甘肃省华侨权益保护条例》第三条怎么写'])('another province\'s: %s', (text) => expect(theirs(text, 'jiangsu')).toBe(true))
  it.each(['我在肯尼亚定居，国内的房子怎么继承', '秘鲁法院判的离婚，国内认不认', '冰岛的出生公证拿回来要认证吗', '我妈户口在常州，我人在哥伦比亚，她过世了怎么办继承', '老婆是智利人，来常州住要办什么'])('ours, though a country is named: %s', (text) => expect(theirs(text)).toBe(false))
  it.each(['青海有条例，常州能照着用吗', '从黑龙江来常州带孙子，能办居住证吗'])('ours, though a province is named: %s', (text) => expect(theirs(text, 'jiangsu')).toBe(false))
  it('goes on about ours where it leans on what was talked about', () => {
    for (const text of ['肯尼亚的也一样吗', '那智利的呢']) expect(theirs(text, 'national', true)).toBe(false)
  })
  it('is nobody else\'s where no place is named', () => expect(kit.whose('侨眷身份怎么认定')).toBeUndefined())
})
