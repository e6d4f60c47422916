import { expect, it } from 'vitest'
import { recounted } from '../../src/understand/recounted.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words: { anew } } = await loadShipped()

it.each([
  ['我要捐五万块给侨之家', '改成八万', '我要捐八万块给侨之家'],
  ['轮椅3台', '改成5台吧', '轮椅5台'],
])('%s, %s', (known, text, wanted) => {
  expect(recounted(known, text, anew)).toBe(wanted)
})

it.each([['捐点旧书', '改成八万'], ['两箱书和三箱衣服', '改成五箱'], ['三十床被子', '改成八个'], ['五万块', '改成匿名']])('%s, %s: nothing', (known, text) => {
  expect(recounted(known, text, anew)).toBeUndefined()
})
