import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarYear } from '../../src/core/calendar.ts'
import { addWorkingMinutes, isWorkday, isWorking, workingMinutesBetween, workingTimeOf, type WorkingTime } from '../../src/core/workingTime.ts'
import { loadLibrary } from '../../src/library/load.ts'

const loaded = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', today: '2026-11-23' })
if (!loaded.ok) throw new Error('library')
const shipped = workingTimeOf(loaded.library)

const MINUTE = 60_000
const BEGIN = Date.parse('2026-01-01T00:00:00+08:00')
const MINUTES = 2 * 365 * 24 * 60

/** Two years minute by minute, in the fixed offset of 常州: written without the calendar code. */
const reference = ((): Uint8Array => {
  const closed = new Set<string>()
  const open = new Set<string>()
  for (const { holidays, makeUpDays } of shipped.years.values()) {
    for (const { from, to } of holidays) for (let at = Date.parse(from); at <= Date.parse(to); at += 24 * 60 * MINUTE) closed.add(new Date(at).toISOString().slice(0, 10))
    for (const day of makeUpDays) open.add(day)
  }
  const flags = new Uint8Array(MINUTES)
  for (let n = 0; n < MINUTES; n += 1) {
    const there = new Date(BEGIN + 8 * 60 * MINUTE + n * MINUTE)
    const day = there.toISOString().slice(0, 10)
    const weekend = there.getUTCDay() % 6 === 0
    const minute = there.getUTCHours() * 60 + there.getUTCMinutes()
    const inHours = (minute >= 510 && minute < 720) || (minute >= 810 && minute < 1050)
    flags[n] = inHours && (open.has(day) || (!weekend && !closed.has(day))) ? 1 : 0
  }
  return flags
})()

const slowBetween = (from: number, to: number): number => {
  let worked = 0
  for (let n = from; n < to; n += 1) worked += reference[n] ?? 0
  return worked
}
/** The first minute before which so many working minutes lie. */
const slowAdd = (from: number, minutes: number): number => {
  let left = minutes
  for (let n = from; ; n += 1) {
    if (left === 0) return n
    if (n >= MINUTES) return -1
    left -= reference[n] ?? 0
  }
}
const at = (minute: number): number => BEGIN + minute * MINUTE

describe('working time', () => {
  test('between two minutes of two years is what counting every minute gives', () => {
    fc.assert(fc.property(fc.nat(MINUTES - 1), fc.nat(MINUTES - 1), (a, b) => {
      expect(workingMinutesBetween(at(a), at(b), shipped)).toBe(slowBetween(a, b))
    }), { numRuns: 150 })
  })

  test('a deadline is the minute at which counting every minute arrives', () => {
    fc.assert(fc.property(fc.nat(MINUTES - 60 * 24 * 90), fc.integer({ min: 0, max: 5_000 }), (from, minutes) => {
      expect(addWorkingMinutes(at(from), minutes, shipped)).toBe(at(slowAdd(from, minutes)))
    }), { numRuns: 400 })
  })

  test('is on at exactly the minutes counted, for every minute of the weeks around a holiday', () => {
    for (const [begin, days] of [['2026-02-10', 21], ['2026-09-18', 25]] as const) {
      const first = (Date.parse(`${begin}T00:00:00+08:00`) - BEGIN) / MINUTE
      for (let n = first; n < first + days * 1440; n += 7) expect(isWorking(at(n), shipped), new Date(at(n)).toISOString()).toBe(reference[n] === 1)
    }
  })

  test('a make-up Saturday counts, the Monday of a holiday does not, an ordinary weekend does not', () => {
    expect(['2026-02-14', '2026-02-16', '2026-11-21', '2026-11-23'].map((day) => isWorkday(day, shipped))).toEqual([true, false, false, true])
  })

  const anywhere: fc.Arbitrary<WorkingTime> = fc.record({
    zone: fc.constantFrom('Asia/Shanghai', 'Pacific/Auckland', 'America/New_York', 'Europe/London'),
    hours: fc.constantFrom([{ from: 540, to: 720 }, { from: 780, to: 1020 }], [{ from: 0, to: 1440 }], [{ from: 1320, to: 1439 }]),
    years: fc.constant(new Map<number, CalendarYear>()),
  })

  test('holds its own laws in any zone, over changes of the clock', () => {
    const instant = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-01T00:00:00Z') })
    fc.assert(fc.property(anywhere, instant, fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 0, max: 3_000 }), (time, from, minutes, more) => {
      const due = addWorkingMinutes(from, minutes, time)
      expect(workingMinutesBetween(from, due, time)).toBe(minutes)
      expect(workingMinutesBetween(from, due - 1, time)).toBe(minutes - 1)
      expect(addWorkingMinutes(due, more, time)).toBe(addWorkingMinutes(from, minutes + more, time))
    }), { numRuns: 300 })
  })

  test('nobody waits for ever where nobody works', () => {
    expect(addWorkingMinutes(BEGIN, 10, { ...shipped, hours: [] })).toBe(BEGIN + 10 * MINUTE)
    expect(workingMinutesBetween(at(10), at(5), shipped)).toBe(0)
  })
})
