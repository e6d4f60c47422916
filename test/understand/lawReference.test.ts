import { expect, it } from 'vitest'
import { createLawReferences } from '../../src/understand/lawReference.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const refer = createLawReferences(await loadShipped())
const known = (text: string) => refer(text).known.map(({ law, article }) => [law as string, article])

it.each([
  ['《归侨侨眷权益保护法》第十三条', [['侨法', 13]]],
  ['侨法第 13 条明明写着', [['侨法', 13]]],
  ['民法典里的1127条', [['民法典', 1127]]],
  ['侨眷权益保护法实施办法第36条规定坐地铁免费', [['实施办法', 36]]],
  ['According to Article 58 of the Notarization Law, right?', [['公证法', 58]]],
  ['Is Article 31 of the Passport Law real? How do I use Article 31?', [['护照法', 31]]],
  ['选举法七十几条里不是说可以网上投票么，好像是第75条', [['选举法', 75]]],
  ['公民出境入境管理法规定怎么定居', [['公民出入境法', undefined]]],
  ['国籍法第三条和护照法第七条', [['国籍法', 3], ['护照法', 7]]],
])('%s', (text, laws) => {
  expect(known(text)).toEqual(laws)
  expect(refer(text).unknown).toEqual([])
})

it('tells a title nobody knows from words that only end like one', () => {
  expect(refer('听说侨眷优待法规定看病打八折').unknown).toEqual(['侨眷优待法'])
  expect(refer('《道路交通安全法》第三条').unknown).toEqual(['道路交通安全法'])
  for (const text of ['你们的办法规定要什么材料', '我没办法说清楚', '依法规定是多少', '他们的做法违法', '有什么说法规定吗', '民法典规定了什么']) expect(refer(text).unknown, text).toEqual([])
})

it.each([
  ['《归侨住房分配法》说单位要给我留一套', ['归侨住房分配法']],
  ['刚出的华人双重国籍法哪天能申请', ['华人双重国籍法']],
  ['江苏省侨属医药费减免条例已经施行了吧', ['江苏省侨属医药费减免条例']],
  ['劳动合同法讲侨眷不好辞退', ['劳动合同法']],
  ['按照常州市老归侨优抚办法，护理费该发了', ['常州市老归侨优抚办法']],
  ['I was told the Overseas Chinese Housing Benefit Act gives us flats', ['Overseas Chinese Housing Benefit Act']],
])('hears a title that the register does not have: %s', (text, titles) => {
  expect(refer(text).unknown).toEqual(titles)
  expect(known(text)).toEqual([])
})

it.each([
  ['《江苏捐赠条例》第五十条', [['苏捐赠', 50]]],
  ['《中国国籍法》第三条', [['国籍法', 3]]],
  ['What does the Elderly Rights Protection Law say?', [['老年法', undefined]]],
])('knows a law by what its title is shortened to: %s', (text, laws) => {
  expect(known(text)).toEqual(laws)
  expect(refer(text).unknown).toEqual([])
})

it('takes no place, question or manner of speaking for a title', () => {
  for (const text of ['财产按新加坡法吗', '江苏有没有好像广东那样的华侨条例', '这是什么条例', '没有别的办法', '根本法里有没有我们', 'under Chinese law is it allowed']) expect(refer(text).unknown, text).toEqual([])
})
