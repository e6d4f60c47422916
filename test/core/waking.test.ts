import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayIn, offsetMinutes } from '../../src/core/clock.ts'
import { nextWaking } from '../../src/core/waking.ts'

const MINUTE = 60_000
const zone = fc.constantFrom('Asia/Shanghai', 'Pacific/Auckland', 'America/New_York', 'America/St_Johns', 'Asia/Kathmandu', 'Europe/London', 'Pacific/Apia')
const instant = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z') / MINUTE, max: Date.parse('2028-01-01T00:00:00Z') / MINUTE }).map((minute) => minute * MINUTE)
const minuteOf = (at: number, where: string): number => (Math.floor(at / MINUTE) + offsetMinutes(at, where)) % 1440

it('is the first minute that is daytime there, whatever the clocks do', () => {
  fc.assert(fc.property(instant, zone, (at, where) => {
    const due = nextWaking(at, where)
    let slow = at
    while (minuteOf(slow, where) < 480 || minuteOf(slow, where) >= 1260) slow += MINUTE
    expect(new Date(due).toISOString()).toBe(new Date(slow).toISOString())
    expect(dayIn(due, where) >= dayIn(at, where)).toBe(true)
  }), { numRuns: 60 })
})
