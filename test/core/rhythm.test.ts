import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { dayAfter, nextVisit, type Rhythm } from '../../src/core/rhythm.ts'

const ZONE = 'Asia/Shanghai'
const at = (iso: string): number => DateTime.fromISO(iso, { zone: ZONE }).toMillis()
const shown = (ms: number | undefined): string => (ms === undefined ? 'never' : DateTime.fromMillis(ms, { zone: ZONE }).toFormat('yyyy-MM-dd HH:mm'))
const base: Rhythm = { every: 'week', interval: 1, weekdays: [2, 4], from: 480, to: 720 }

/** The next visit, found by looking at every day with another library's calendar. */
const slow = (rhythm: Rhythm, begun: string, from: number, zone: string): number | undefined => {
  const first = DateTime.fromISO(begun, { zone })
  for (let day = DateTime.fromMillis(from, { zone }).startOf('day'), n = 0; n < 800; day = day.plus({ days: 1 }), n += 1) {
    const start = day.set({ hour: Math.floor(rhythm.from / 60), minute: rhythm.from % 60 }).toMillis()
    const weeks = Math.round(day.startOf('week').diff(first.startOf('week'), 'days').days / 7)
    const months = day.year * 12 + day.month - first.year * 12 - first.month
    const on = rhythm.every === 'day' ? Math.round(day.diff(first.startOf('day'), 'days').days) % rhythm.interval === 0
      : rhythm.every === 'week' ? rhythm.weekdays.includes(day.weekday) && weeks % rhythm.interval === 0
        : months % rhythm.interval === 0 && day.day === Math.min(rhythm.day ?? 1, day.daysInMonth ?? 31)
    if (on && start >= from) return start
  }
  return undefined
}

describe('a rhythm', () => {
  it('comes next on the days it names, and not before', () => {
    const next = (rhythm: Partial<Rhythm>, from: string): string => shown(nextVisit({ ...base, ...rhythm }, '2026-11-23', at(from), ZONE)?.at)
    expect(next({}, '2026-11-23T10:00')).toBe('2026-11-24 08:00')
    expect(next({}, '2026-11-24T08:00')).toBe('2026-11-24 08:00')
    expect(next({}, '2026-11-24T08:01')).toBe('2026-11-26 08:00')
    expect(next({ interval: 2 }, '2026-11-27T10:00')).toBe('2026-12-08 08:00')
    expect(next({ every: 'month', weekdays: [], day: 31 }, '2026-12-01T00:00')).toBe('2026-12-31 08:00')
    expect(next({ every: 'month', weekdays: [], day: 31 }, '2027-02-01T00:00')).toBe('2027-02-28 08:00')
    expect(next({ every: 'month', weekdays: [], day: 1, moreDays: [15] }, '2026-12-02T00:00')).toBe('2026-12-15 08:00')
    expect(next({ every: 'month', weekdays: [], day: 1, moreDays: [15], lunar: true }, '2026-11-24T00:00')).toBe('2026-12-09 08:00')
    expect(next({ every: 'month', weekdays: [], day: 15, lunar: true }, '2027-02-10T00:00')).toBe('2027-02-20 08:00')
    expect(next({ every: 'month', weekdays: [], day: 30, lunar: true }, '2026-11-24T00:00')).toBe('2026-12-08 08:00')
    expect(next({ every: 'month', weekdays: [3], nth: 1 }, '2026-12-03T00:00')).toBe('2027-01-06 08:00')
    expect(next({ every: 'month', weekdays: [5], nth: -1 }, '2026-12-03T00:00')).toBe('2026-12-25 08:00')
    expect(next({ every: 'month', weekdays: [1], nth: -1 }, '2026-12-01T00:00')).toBe('2026-12-28 08:00')
  })

  it('is what a slow look at every day finds, also where the clock changes', () => {
    const rhythm = fc.record({
      every: fc.constantFrom('day', 'week', 'month'), interval: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 1, max: 31 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), from: fc.constantFrom(0, 480, 810, 1380), to: fc.constant(1400),
    }) as fc.Arbitrary<Rhythm>
    const from = fc.integer({ min: at('2026-11-23T00:00') / 60_000, max: at('2027-12-01T00:00') / 60_000 }).map((minute) => minute * 60_000)
    fc.assert(fc.property(rhythm, from, fc.constantFrom(ZONE, 'Europe/London'), (one, since, zone) => {
      expect(shown(nextVisit(one, '2026-11-23', since, zone)?.at)).toBe(shown(slow(one, '2026-11-23', since, zone)))
    }), { numRuns: 150 })
  })

  it('a day later has the same hours', () => {
    expect(shown(dayAfter({ at: at('2026-11-24T08:00'), until: 0 }, base, ZONE).at)).toBe('2026-11-25 08:00')
  })
})
