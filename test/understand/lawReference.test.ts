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
