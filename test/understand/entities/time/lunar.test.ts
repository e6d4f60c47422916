import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { isLunarDay } from '../../../../src/core/lunarDay.ts'
import { festivalIn, solarOf } from '../../../../src/understand/entities/time/lunar.ts'
import { words } from '../words.ts'

const show = (day: Readonly<{ year: number; month: number; day: number }> | undefined): string =>
  day === undefined ? 'none' : `${day.month}-${day.day}`
const on = (festival: string, years: readonly number[]): readonly string[] => years.map((year) => show(festivalIn(words.time, festival, year)))
const YEARS = [2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035, 2036]

describe('the table of the moon', () => {
  it('has the New Years everybody knows, those of 2027 and 2030 too', () => {
    expect(on('spring', YEARS)).toEqual(['1-29', '2-17', '2-6', '1-26', '2-13', '2-3', '1-23', '2-11', '1-31', '2-19', '2-8', '1-28'])
    expect(on('eve', [2026, 2027])).toEqual(['2-16', '2-5'])
  })

  it('has the festivals of each year', () => {
    expect(on('midAutumn', YEARS.slice(0, 11))).toEqual(['10-6', '9-25', '9-15', '10-3', '9-22', '9-12', '10-1', '9-19', '9-8', '9-27', '9-16'])
    expect(on('dragonBoat', [2025, 2026, 2027, 2028])).toEqual(['5-31', '6-19', '6-9', '5-28'])
    expect(on('chongyang', [2025, 2026, 2027])).toEqual(['10-29', '10-18', '10-8'])
    expect(on('qingming', [2025, 2026, 2027, 2028])).toEqual(['4-4', '4-5', '4-5', '4-4'])
    expect(on('winter', [2025, 2026])).toEqual(['12-21', '12-22'])
    expect(on('mothers', [2026, 2027])).toEqual(['5-10', '5-9'])
  })

  it('has no gap: every year begins where the one before it ends', () => {
    for (const [index, year] of words.time.lunarYears.entries()) {
      const next = words.time.lunarYears[index + 1]
      const days = year.months.reduce<number>((sum, length) => sum + length, 0)
      expect(year.months.length).toBe(year.leap === undefined ? 12 : 13)
      if (next !== undefined) expect(DateTime.fromISO(year.start).plus({ days }).toISODate()).toBe(next.start)
    }
  })

  it('has the days of the calendar that visits are planned by', () => {
    for (const { start, months } of words.time.lunarYears)
      for (const [index, length] of months.entries()) {
        const first = DateTime.fromISO(start).plus({ days: months.slice(0, index).reduce<number>((sum, days) => sum + days, 0) })
        const isOn = (days: number, wanted: number): boolean => isLunarDay(first.plus({ days }).toISODate() ?? '', [wanted])
        expect([isOn(0, 1), isOn(14, 15), isOn(length - 1, 30), isOn(1, 1)]).toEqual([true, true, true, false])
      }
  })

  it('knows a leap month, a month too short, and its own end', () => {
    expect(show(solarOf(words.time, { year: 2025, month: 6, day: 1, leap: true }))).toBe('7-25')
    expect(show(solarOf(words.time, { year: 2026, month: 6, day: 1, leap: true }))).toBe('none')
    expect(show(solarOf(words.time, { year: 2026, month: 12, day: 30, leap: false }))).toBe('none')
    expect(show(festivalIn(words.time, 'spring', 2060))).toBe('none')
  })
})
