import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/core/library.ts'
import { gapFor, type Gap, type GapNumber, type Likeness } from '../../src/core/gap.ts'
import { createCitedLaws, type FindCited } from '../../src/understand/citedLaws.ts'
import { readCurationVerb } from '../../src/understand/curationVerbs.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { prepareShipped } from '../support/prepareShipped.ts'

let library: Library
let cited: FindCited
let likeness: Likeness
beforeAll(async () => {
  library = await loadShipped()
  cited = createCitedLaws(library)
  likeness = prepareShipped(library).likeness
}, 60_000)

const read = (words: string, quoted?: string) =>
  readCurationVerb(words, { stage: 'idle', quote: quoted === undefined ? undefined : { from: 'bot', text: quoted, ours: true } }, library, cited)

describe('what a curator means', () => {
  it.each(['待答', '待答？', '还有哪些没答上', '看看待答'])('%s asks for the list', (words) => expect(read(words)).toEqual({ do: 'list' }))

  it.each([
    ['答 K12 依据《护照法》第三条，可以。', 'K12', '依据《护照法》第三条，可以。'],
    ['答K12：可以', 'K12', '可以'],
    ['k12 答复，可以', 'K12', '可以'],
    ['Ｋ12回答 可以\n分两步', 'K12', '可以\n分两步'],
    ['answer K3 yes', 'K3', 'yes'],
    ['答 K7 第1条见K8', 'K7', '第1条见K8'],
  ])('%s', (words, gap, answer) => expect(read(words)).toMatchObject({ do: 'answer', gap, words: answer }))

  it('a quoted gap needs no number, two quoted do', () => {
    expect(read('答：可以', 'K4（问过 2 次）坐火车')).toMatchObject({ do: 'answer', gap: 'K4', words: '可以' })
    expect(read('答：可以', 'K4 坐火车\nK5 坐飞机')).toEqual({ do: 'answer', words: '可以', cited: { known: [], unknown: [] } })
    expect(read('不用答', 'K4（问过 2 次）坐火车')).toEqual({ do: 'dismiss', gap: 'K4' })
  })

  it.each(['K12 那家的狗又叫了', '我家住 K12 幢', '答应他了', '今天答了三个电话', '中午吃什么', '她家 K3 的事我去答复过了'])('%s is about something else', (words) => expect(read(words)).toBeUndefined())
})

describe('what an answer relies on', () => {
  it('is every article, of the law it stands behind', () => {
    expect(cited('依据《护照法》第三条、第五条第二款和归侨侨眷权益保护法第13条').known).toEqual([
      { law: '护照法', article: 3 }, { law: '护照法', article: 5 }, { law: '保护法', article: 13 },
    ].map((one) => expect.objectContaining({ article: one.article })))
  })

  it.each(['《侨眷交通优待条例》第三条', '《新护照法》第三条', '《华侨优待办法》'])('%s is no law of the register', (words) => {
    const { known, unknown } = cited(words)
    expect(known).toEqual([])
    expect(unknown).toEqual([words.slice(1, words.indexOf('》'))])
  })

  it('is not a form, a book or a way of doing things', () => expect(cited('填《护照申请表》，办法是到窗口拿')).toEqual({ known: [], unknown: [] }))
})

describe('questions of one gap', () => {
  const gap = (number: string, ...asked: readonly string[]): Gap => ({ number: number as GapNumber, state: 'open', asked, times: asked.length, rated: false, nearest: [], openedAt: 0 })
  const open = () => [gap('K1', '侨眷坐高铁能不能打折'), gap('K2', '归侨去世后丧葬费由哪里出'), gap('K3', '加拿大枫叶卡丢了去哪补办')]

  it.each([['侨眷坐火车票打折吗', 'K1'], ['僑眷坐高鐵打折嗎', 'K1'], ['归侨过世了丧葬费谁出', 'K2'], ['枫叶卡丢了怎么补', 'K3']])('%s belongs to %s', (words, number) =>
    expect(gapFor(words, open(), likeness)?.number).toBe(number))

  it.each(['侨眷可以考公务员吗', '归侨坐公交免费吗', '护照丢了怎么补', '你好'])('%s belongs to none of them', (words) => expect(gapFor(words, open(), likeness)).toBeUndefined())
})
