import { expect, it } from 'vitest'
import { keepFor } from '../../src/core/keepFor.ts'
import { firstOf, listOf, together } from '../../src/understand/together.ts'

it('the same lists together are always the same list, so that what is made for it is made once', () => {
  let made = 0
  const make = keepFor((words: readonly string[]) => { made += 1; return words.join() })
  const [one, two, three] = [['甲'], ['乙', '丙'], ['丁']]
  for (let n = 0; n < 3; n += 1) expect(make(together(one, two, three))).toBe('甲,乙,丙,丁')
  expect(made).toBe(1)
  expect(together(one)).toBe(one)
  expect(together(two, one)).toEqual(['乙', '丙', '甲'])
  expect([firstOf(two) === firstOf(two), listOf('戊') === listOf('戊')]).toEqual([true, true])
})
