import { expect, it } from 'vitest'
import { orderLessons } from '../../src/understand/lessonOrder.ts'
import { gramsOf } from '../../src/understand/searchGrams.ts'

const lessons = ['护照丢了怎么补', '想请人看看我妈', '今天天气真好', '养老金还发吗', '灯坏了', '侨眷有什么用', '户口要不要注销', '帮我挂个号'].map((text) => ({ text, grams: gramsOf(text) }))
const inOrder = (list: typeof lessons, round: number): readonly string[] => [...orderLessons(list, round)].map((n) => list[n]!.text)

it('goes through every lesson once, and every round anew', () => {
  expect(inOrder(lessons, 0).toSorted()).toEqual(lessons.map(({ text }) => text).toSorted())
  expect(inOrder(lessons, 1)).not.toEqual(inOrder(lessons, 0))
})

it('keeps the order of all others when one more is learned, wherever it stands', () => {
  const more = { text: '明天下雨吗', grams: gramsOf('明天下雨吗') }
  for (const list of [[more, ...lessons], [...lessons.slice(0, 3), more, ...lessons.slice(3)]]) {
    expect(inOrder(list, 2).filter((text) => text !== more.text)).toEqual(inOrder(lessons, 2))
  }
})
