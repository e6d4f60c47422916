import { DateTime } from 'luxon'
import type { TimeWords } from '../../../core/words/time.ts'

/** A day of the solar calendar, in no zone. */
export type SolarDay = Readonly<{ year: number; month: number; day: number }>

const dayFrom = (date: string): SolarDay => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day }
}

const plusDays = (start: string, days: number): SolarDay => {
  const date = DateTime.fromISO(start, { zone: 'utc' }).plus({ days })
  return { year: date.year, month: date.month, day: date.day }
}

/**
 * The solar day of a day in a lunar year, by the table of `TimeWords`; undefined outside it or when the month is too short.
 * Without `leap`, the first of two months of the same number.
 */
export const solarOf = (words: TimeWords, lunar: Readonly<{ year: number; month: number; day: number; leap: boolean }>): SolarDay | undefined => {
  const year = words.lunarYears.find((one) => one.year === lunar.year)
  if (year === undefined) return undefined
  if (lunar.leap && year.leap !== lunar.month) return undefined
  const index = lunar.month - 1 + (lunar.leap || (year.leap !== undefined && lunar.month > year.leap) ? 1 : 0)
  const length = year.months[index]
  if (length === undefined || lunar.day < 1 || lunar.day > length) return undefined
  return plusDays(year.start, year.months.slice(0, index).reduce((sum, days) => sum + days, 0) + lunar.day - 1)
}

/** The days a lunar month has in a lunar year. */
export const lengthOfLunarMonth = (words: TimeWords, year: number, month: number, leap: boolean): number | undefined =>
  [30, 29].find((day) => solarOf(words, { year, month, day, leap }) !== undefined)

/** So many days from Easter Sunday, by the Gregorian computus (Meeus, Jones, Butcher). */
const easterIn = (year: number, days: number): SolarDay => {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100]
  const leap = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - Math.floor(century / 4) - leap + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  const count = moon + sunday - 7 * late + 114
  const date = DateTime.utc(year, Math.floor(count / 31), (count % 31) + 1).plus({ days })
  return { year: date.year, month: date.month, day: date.day }
}

/** The day of a festival in a solar year, or in the lunar year that begins in it; undefined when no table has it. */
export const festivalIn = (words: TimeWords, festival: string, year: number): SolarDay | undefined => {
  const date = words.festivalDates[festival]
  if (date === undefined) return undefined
  if ('solar' in date) return dayFrom(`${year}-${date.solar}`)
  if ('lunar' in date) {
    const [month = 1, day = 1] = date.lunar.split('-').map(Number)
    return solarOf(words, { year, month, day, leap: false })
  }
  if ('beforeSpring' in date) {
    const spring = words.lunarYears.find((one) => one.year === year)
    return spring === undefined ? undefined : plusDays(spring.start, -date.beforeSpring)
  }
  if ('term' in date) {
    const term = words.terms[date.term]?.[String(year)]
    return term === undefined ? undefined : dayFrom(`${year}-${term}`)
  }
  if ('easter' in date) return easterIn(year, date.easter)
  const first = DateTime.utc(year, date.month, 1).weekday
  return { year, month: date.month, day: 1 + ((date.weekday - first + 7) % 7) + (date.nth - 1) * 7 }
}
