import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { KnownPlace } from '../../../src/core/lexicon.ts'
import { findTimes, type TimeValue } from '../../../src/understand/entities/time.ts'
import { SPOKEN_TIME_ROWS } from './spokenTimeRows.ts'
import { NOT_TIMES, TIME_ROWS } from './timeRows.ts'
import { words } from './words.ts'

const places: readonly KnownPlace[] = [
  { name: '奥克兰', country: '新西兰', zone: 'Pacific/Auckland', say: ['Auckland', '新西兰'] },
  { name: '旧金山', country: '美国', zone: 'America/Los_Angeles', say: ['San Francisco'] },
  { name: '常州', country: '中国', zone: 'Asia/Shanghai', say: ['Changzhou'] },
]
const HOME = 'Asia/Shanghai'

const find = (text: string, now = '2026-11-24T10:00', zone = HOME) =>
  findTimes(text, { now: DateTime.fromISO(now, { zone }).toMillis(), zone, words, places })

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const showRhythm = (value: TimeValue): string => {
  const { every, interval, weekdays, part, minutes, until, times, day, moreDays = [], lunar, nth } = value.recurrence ?? { every: 'day', weekdays: [] }
  return ['every', every + (interval === undefined ? '' : `/${interval}`), nth === undefined ? '' : `${nth}st`, weekdays.join(','), part ?? '',
    minutes === undefined ? '' : clock(minutes) + (until === undefined ? '' : `-${clock(until)}`), times === undefined ? '' : `x${times}`, day === undefined ? '' : `${lunar === true ? 'moon' : ''}day${[day, ...moreDays].join(',')}`]
    .filter((part_) => part_ !== '').join(' ')
}

const showSpan = (start: DateTime, end: DateTime): string => {
  const whole = [start, end].every((one) => one.toFormat('HH:mm') === '00:00')
  if (whole) {
    const last = end.minus({ days: 1 })
    return start.hasSame(last, 'day') ? start.toISODate() ?? '' : `${start.toISODate()}..${last.toISODate()}`
  }
  if (start.hasSame(end, 'day')) return `${start.toFormat('yyyy-MM-dd HH:mm')}-${end.toFormat('HH:mm')}`
  return `${start.toFormat('yyyy-MM-dd HH:mm')}..${end.toFormat('yyyy-MM-dd HH:mm')}`
}

const showPoint = (at: DateTime): string => (at.toFormat('HH:mm') === '00:00' ? at.toISODate() ?? '' : at.toFormat('yyyy-MM-dd HH:mm'))

const show = (value: TimeValue): string => {
  const at = (ms: number | undefined): DateTime => DateTime.fromMillis(ms ?? 0, { zone: value.zone })
  const zone = value.zone === HOME ? '' : ` ${value.zone}`
  const conflict = (value.conflict === true ? ' !' : '') + (value.denied === true ? ' not' : '')
  if (value.kind === 'recurring') return showRhythm(value) + zone
  if (value.kind === 'open') {
    const midnight = value.end !== undefined && value.precision === 'minute' && at(value.end).hour === 0 ? ' 00:00' : ''
    return (value.start === undefined ? `until ${showPoint(at(value.end))}${midnight}` : `from ${showPoint(at(value.start))}`) + zone + conflict
  }
  const span = value.end === undefined ? at(value.start).toFormat('yyyy-MM-dd HH:mm') : showSpan(at(value.start), at(value.end))
  return `${value.kind === 'range' ? 'range ' : ''}${span}${zone}${conflict}`
}

const shown = (text: string, now?: string, zone?: string): readonly (readonly [string, string])[] =>
  find(text, now, zone).map((found) => [found.said, show(found.value)] as const)

describe('times people name', () => {
  it.each([...TIME_ROWS, ...SPOKEN_TIME_ROWS].map(([text, ...found]) => ({ text, found })))('$text', ({ text, found }) => {
    expect(shown(text)).toEqual(found)
  })
})

describe('numbers that are no times', () => {
  it.each(NOT_TIMES)('%s', (text) => {
    expect(shown(text)).toEqual([])
  })
})

describe('the clock of the speaker', () => {
  it('is meant when nobody names another: Sunday 23:40 in Auckland, tomorrow is Monday there', () => {
    const [found] = find('明天下午三点给我打电话', '2026-11-22T23:40', 'Pacific/Auckland')
    expect(found?.value.zone).toBe('Pacific/Auckland')
    expect(DateTime.fromMillis(found?.value.start ?? 0, { zone: HOME }).toFormat('yyyy-MM-dd HH:mm')).toBe('2026-11-23 10:00')
  })

  it('is kept when it is said: 我这边', () => {
    expect(shown('我这边晚上8点', '2026-11-24T10:00', 'Pacific/Auckland')).toEqual([['我这边晚上8点', '2026-11-24 20:00 Pacific/Auckland']])
  })

  it('gives way to the one at home: 你们那边', () => {
    expect(shown('你们那边下午3点', '2026-11-24T10:00', 'Pacific/Auckland')).toEqual([['你们那边下午3点', '2026-11-24 15:00']])
  })

  it('keeps the wall clock over a change to summer time', () => {
    const [found] = find('后天早上9点', '2026-09-26T10:00', 'Pacific/Auckland')
    expect(new Date(found?.value.start ?? 0).toISOString()).toBe('2026-09-27T20:00:00.000Z')
  })

  it('moves an hour that a change skips forward', () => {
    const [found] = find('明天凌晨2点半', '2026-03-07T10:00', 'America/Los_Angeles')
    expect(new Date(found?.value.start ?? 0).toISOString()).toBe('2026-03-08T10:30:00.000Z')
  })

  it('is UTC when the zone does not exist', () => {
    expect(findTimes('明天', { now: 0, zone: 'Mars/Olympus', words, places })[0]?.value.zone).toBe('UTC')
  })
})

describe('a rhythm', () => {
  it('begins the first time it comes that is not over', () => {
    const [found] = find('每周二、四上午9点')
    expect(DateTime.fromMillis(found?.value.start ?? 0, { zone: HOME }).toFormat('yyyy-MM-dd HH:mm')).toBe('2026-11-26 09:00')
  })
})

describe('whatever is typed', () => {
  const soup = fc.array(fc.constantFrom('明', '天', '下', '周', '三', '点', '半', '到', '每', '、', '号', '月', '12', '3', ':', '-', ' ', '\n', '年', 'every ', 'at ', 'pm', '初', '五', '前', '后', '个', '次', '两', '\ud83d'), { maxLength: 40 })
    .map((parts) => parts.join(''))

  it('never throws and gives literal, ordered spans', () => {
    fc.assert(fc.property(fc.oneof(soup, fc.string({ unit: 'grapheme', maxLength: 60 })), (text) => {
      let last = 0
      for (const found of find(text)) {
        expect(found.from).toBeGreaterThanOrEqual(last)
        expect(text.slice(found.from, found.to)).toBe(found.said)
        last = found.to
      }
    }), { numRuns: 300 })
  })

  it.each(['每周二、', '1-', '12月', '下', 'every ', '三', '1:', '农历', ' ', '一个半', '周一到'])('reads 4,000 characters of %j without delay', (part) => {
    const text = part.repeat(4000 / part.length)
    const began = performance.now()
    find(text)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
