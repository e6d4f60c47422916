import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import { lackIn } from '../../src/understand/hearClauses.ts'
import { saidBare } from '../../src/understand/saidBare.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const service = library.services.get('home-visit' as ServiceId)!
const asked = service.slots.find(({ kind }) => kind === 'phone')!
const bare = (text: string): string | undefined => {
  const [fact] = saidBare(text, [], { service, slots: {}, asked }, library)
  return fact === undefined ? undefined : `${fact.kind} ${fact.value.text}`
}

describe('words that are nothing but it, where a number was asked', () => {
  it.each([
    ['多伦多', 'place 多伦多'],
    ['在广州打工，回不来', 'place 广州'],
    ['常州本地的呀', 'place 常州'],
    ['Melbourne, Australia', 'place 墨尔本'],
    ['八十三', 'age 83'],
    ['78，一个人住', 'age 78'],
    ['朱玉珍', 'person 朱玉珍'],
  ])('tell what was not asked: %s', (text, told) => {
    expect(bare(text)).toBe(told)
  })

  it.each(['马上发', '谢谢你', '方便的', '温州人', '75', '悉尼的房子要卖', '高血压'])('tell nothing: %s', (text) => {
    expect(bare(text)).toBeUndefined()
  })
})

describe('that there is none of something', () => {
  const { form } = library.words
  const deadline = form.lacks.what['deadline'] ?? []
  it.each(['没听说有什么期限', '没规定具体的期限', 'there is no deadline'])('is told: %s', (text) => {
    expect(lackIn(text, deadline, form)).toBeDefined()
  })

  it.each(['期限还没到', '没有钱，期限到下个月', '有期限'])('is not: %s', (text) => {
    expect(lackIn(text, deadline, form)).toBeUndefined()
  })
})
