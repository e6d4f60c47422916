import { isPause } from '../clause.ts'
import { isNumeralAt, readNumeral } from '../numeral.ts'
import { eat, skipSpaces } from '../vocabulary.ts'
import type { Clue, Facet, Piece } from './clue.ts'
import type { Scan } from './tables.ts'
import { endsWordBefore } from './wordBefore.ts'

const DATE: readonly Facet[] = ['date']

/** A day counted from today, perhaps with a part of it: 明天, 今晚, tonight. */
export const readRelativeDay = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables } = scan
  if (endsWordBefore(scan, at)) return undefined
  const both = eat(text, at, tables.dayParts)
  if (both !== undefined) return { to: both.to, facets: ['date', 'part'], clue: { dayShift: both.value.day, part: both.value.part } }
  const day = eat(text, at, tables.days)
  return day === undefined ? undefined : { to: day.to, facets: DATE, clue: { dayShift: day.value } }
}

/** A festival, or the days around it: 中秋, 春节期间. */
export const readFestival = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables, numbers } = scan
  const festival = eat(text, at, tables.festivals)
  if (festival === undefined) return undefined
  // 「一万六一分没给」
  const inNumber = isNumeralAt(text, at, numbers) && (isNumeralAt(text, at - 1, numbers) || numbers.large.includes(text.charAt(at - 1)))
  if (inNumber || (isNumeralAt(text, festival.to - 1, numbers) && isNumeralAt(text, festival.to, numbers))) return undefined
  const season = eat(text, skipSpaces(text, festival.to), tables.seasonTails)
  return { to: season?.to ?? festival.to, facets: DATE, clue: { festival: festival.value, ...(season === undefined ? {} : { season: true }) } }
}

/** A stretch of this month or year: 月底, 下半年, 年底. */
export const readStretch = (scan: Scan, at: number): Piece | undefined => {
  const stretch = eat(scan.text, at, scan.tables.stretches)
  if (stretch === undefined || isNumeralAt(scan.text, at - 1, scan.numbers)) return undefined
  const { of, from, to } = stretch.value
  const clue: Clue = of === 'month' ? { days: [from, to] } : { months: [from, to] }
  return { to: stretch.to, facets: DATE, clue }
}

/** Days soon, said vaguely: 这两天, 过几天. */
export const readSoon = (scan: Scan, at: number): Piece | undefined => {
  const soon = eat(scan.text, at, scan.tables.soon)
  return soon === undefined ? undefined : { to: soon.to, facets: DATE, clue: { soon: soon.value } }
}

/** A lunar date people say: 正月初五, 腊月二十, 八月十五, 农历九月初九. */
export const readLunar = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables, numbers } = scan
  const newYear = readNewYear(scan, at)
  if (newYear !== undefined) return newYear
  const marked = eat(text, at, tables.lunarMarks)
  const from = skipSpaces(text, marked?.to ?? at)
  const leap = eat(text, from, tables.leapMarks)
  const month = readLunarMonth(scan, leap?.to ?? from)
  if (month === undefined) return undefined
  const day = readLunarDay(scan, month.to)
  const sure = marked !== undefined || leap !== undefined || month.sure
  if (day === undefined) return sure ? lunar(month.to, month.value, undefined, leap !== undefined) : undefined
  if (!sure && !day.sure) return undefined
  if (eat(text, day.to, tables.dayMarks) !== undefined && !sure) return undefined
  if (!sure && isNumeralAt(text, at - 1, numbers)) return undefined
  return lunar(day.to, month.value, day.value, leap !== undefined)
}

/** 年初三 is in the first lunar month, 年廿八 in the last one. */
const readNewYear = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables, numbers } = scan
  const year = isNumeralAt(text, at - 1, numbers) ? undefined : eat(text, at, tables.lunarNewYear)
  if (year === undefined) return undefined
  const first = eat(text, year.to, tables.lunarFirst)
  const day = readLunarDay(scan, year.to)
  if (day === undefined || !day.sure || day.value === FULL_MOON || day.value > 29) return undefined
  if (first === undefined) return day.value > 20 ? lunar(day.to, 12, day.value, false) : undefined
  return lunar(day.to, 1, day.value, false)
}

/** A day of the first lunar month, by 初 and its number alone: 初八. */
export const readFirstDays = (scan: Scan, at: number): Piece | undefined => {
  const day = eat(scan.text, at, scan.tables.lunarFirst) === undefined ? undefined : readLunarDay(scan, at)
  return day === undefined ? undefined : lunar(day.to, 1, day.value, false)
}

const lunar = (to: number, month: number, day: number | undefined, leap: boolean): Piece =>
  ({ to, facets: DATE, clue: { lunar: { month, leap, ...(day === undefined ? {} : { day }) } } })

type Read = Readonly<{ value: number; to: number; sure: boolean }>

const readLunarMonth = (scan: Scan, at: number): Read | undefined => {
  const named = eat(scan.text, at, scan.tables.lunarMonths)
  if (named !== undefined) return { value: named.value, to: named.to, sure: true }
  const numeral = readNumeral(scan.text, at, scan.numbers)
  if (numeral?.script !== 'chinese' || numeral.value < 1 || numeral.value > 12) return undefined
  const mark = eat(scan.text, numeral.to, scan.tables.monthMarks)
  return mark === undefined ? undefined : { value: numeral.value, to: mark.to, sure: false }
}

/** People say the fifteenth of a month without 号 only by the moon. */
const FULL_MOON = 15

/** A day of a lunar month: 初八, 十五, 廿三; `sure` when people say it so of no other. */
export const readLunarDay = (scan: Scan, at: number): Read | undefined => {
  const first = eat(scan.text, at, scan.tables.lunarFirst)
  const numeral = readNumeral(scan.text, first?.to ?? at, scan.numbers)
  if (numeral?.script !== 'chinese' || numeral.value < 1 || numeral.value > 30) return undefined
  const tens = Object.hasOwn(scan.numbers.tens, scan.text.charAt(at))
  return { value: numeral.value, to: numeral.to, sure: first !== undefined || tens || numeral.value === FULL_MOON }
}

/** A clock that is not the speaker's: 奥克兰时间, 你们那边, Auckland time; with what ties the hour to it: 你们那边应该是. */
export const readZone = (scan: Scan, at: number): Piece | undefined => {
  const clock = readClockName(scan, at)
  const link = clock === undefined ? undefined : eat(scan.text, skipSpaces(scan.text, clock.to), scan.tables.clockLinks)
  return clock === undefined || link === undefined || isPause(scan.text, link.to) ? clock : { ...clock, to: link.to }
}

const readClockName = (scan: Scan, at: number): Piece | undefined => {
  const { text, tables, places } = scan
  const named = eat(text, at, tables.zones)
  const place = eat(text, at, places)
  const mark = place === undefined ? undefined : eat(text, skipSpaces(text, place.to), tables.zoneMarks)
  if (place !== undefined && mark !== undefined) return { to: mark.to, facets: ['zone'], clue: { zone: place.value } }
  if (named !== undefined) {
    const after = eat(text, skipSpaces(text, named.to), tables.zoneMarks)
    return { to: after?.to ?? named.to, facets: ['zone'], clue: { zone: named.value } }
  }
  return place === undefined ? undefined : { to: place.to, facets: ['zone'], clue: { zone: place.value } }
}
