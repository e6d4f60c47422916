import { describe, expect, it } from 'vitest'
import { isMovedFrom } from '../../src/understand/movedFrom.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { words } = await loadShipped()
const spanOf = (text: string, part: string): Readonly<{ from: number; to: number }> => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length })
const isLeft = (text: string, to: string, from: string): boolean => isMovedFrom(text, spanOf(text, from), [spanOf(text, to), spanOf(text, from)], words)

describe('the time that is moved away from', () => {
  it.each([
    ['改到周二下午，周一我妹妹要用车', '周二下午', '周一'],
    ['换成周日上午，周六她有课', '周日上午', '周六'],
    ['make it Friday morning instead of Tuesday', 'Friday morning', 'Tuesday'],
  ])('is not the one that is meant: %s', (text, to, from) => {
    expect(isLeft(text, to, from)).toBe(true)
  })

  it.each([
    ['改到周二，周四', '周二', '周四'],
    ['周二下午，周四我也行', '周二下午', '周四'],
    ['改到周二下午，周四上午也行', '周二下午', '周四上午'],
  ])('is none where both may be meant: %s', (text, to, from) => {
    expect(isLeft(text, to, from)).toBe(false)
  })
})
