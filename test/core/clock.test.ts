import { describe, expect, it } from 'vitest'
import { dayIn, instantOf, offsetMinutes, writeClock } from '../../src/core/clock.ts'

const AT = Date.parse('2026-11-23T02:00:00Z')

describe('clocks', () => {
  it('shows one instant by both clocks', () => {
    expect(writeClock(AT, 'Asia/Shanghai', 'zh-CN')).toMatch(/11.*23.*10:00/)
    expect(writeClock(AT, 'Pacific/Auckland', 'zh-CN')).toMatch(/11.*23.*15:00/)
  })

  it('knows the day of a zone, across midnight and daylight saving', () => {
    expect(dayIn(Date.parse('2026-11-22T17:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-23')
    expect(offsetMinutes(AT, 'Pacific/Auckland')).toBe(13 * 60)
    expect(offsetMinutes(Date.parse('2026-07-01T00:00:00Z'), 'Pacific/Auckland')).toBe(12 * 60)
  })

  it('finds the instant a wall clock shows', () => {
    expect(instantOf('2026-11-23', 10 * 60, 'Asia/Shanghai')).toBe(AT)
    expect(instantOf('2026-11-23', 15 * 60, 'Pacific/Auckland')).toBe(AT)
  })
})
