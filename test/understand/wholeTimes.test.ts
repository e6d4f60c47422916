import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { createNormalise } from '../../src/understand/normalise.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const ZONE = 'Asia/Shanghai'
const NOW = Date.parse('2026-11-23T10:00+08:00')
const library = await loadShipped()
const facts = createFactFinder(library)
const normalise = createNormalise(library.lexicon)

const show = (at: number | undefined): string => (at === undefined ? '' : DateTime.fromMillis(at, { zone: ZONE }).toFormat('MM-dd HH:mm'))
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** The one time that is wished for where the form of that service is not begun: its words, when it begins and ends, and how it comes again. */
const told = (service: string, said: string): Readonly<{ text: string; at: string; until: string; rhythm?: string; vague?: boolean }> | undefined => {
  const { text } = normalise(said)
  const hearing = { conversation: { stage: { at: 'idle' } }, turn: { text }, now: NOW, own: [] } as unknown as Hearing
  const times = facts(text, hearing, library.services.get(service as ServiceId)).filter(({ kind }) => kind === 'time')
  const [time] = times
  if (time === undefined || times.length > 1) return undefined
  const { rhythm, at, until, vague } = time.value
  const often = rhythm === undefined ? undefined : `${rhythm.every}/${rhythm.interval} ${rhythm.weekdays.join('')}${rhythm.day === undefined ? '' : `day${rhythm.day}`} ${clock(rhythm.from)}-${clock(rhythm.to)}`
  return { text: time.value.text, at: show(at), until: show(until), ...(often === undefined ? {} : { rhythm: often }), ...(vague === true ? { vague } : {}) }
}

describe('a day and then the hours of it', () => {
  it.each([
    ['gp-appointment', 'This Wednesday afternoon would be good, any time after 2', ['This Wednesday', 'after 2'], '11-25 14:00', ''],
    ['gp-appointment', '周三下午可以，两点以后都行', ['周三下午', '两点以后'], '11-25 14:00', ''],
    ['gp-appointment', 'Friday morning works, before 11', ['Friday morning', 'before 11'], '', '11-27 11:00'],
    ['gp-appointment', '周五上午可以的，十一点之前', ['周五上午', '十一点之前'], '', '11-27 11:00'],
    ['gp-appointment', 'Friday evening works, after 9', ['Friday evening', 'after 9'], '11-27 21:00', ''],
    ['gp-appointment', 'Tuesday would suit my mum best, any time after 10', ['Tuesday', 'after 10'], '11-24 10:00', ''],
    ['gp-appointment', 'Next Tuesday suits us, sometime between 9 and 11', ['Next Tuesday', '9 and 11'], '12-01 09:00', '12-01 11:00'],
    ['gp-appointment', 'tomorrow from 2 to 4', ['tomorrow', '2 to 4'], '11-24 14:00', '11-24 16:00'],
    ['gp-appointment', '后日下半日有空，三点钟朝后', ['三点钟朝后'], '11-25 15:00', ''],
    ['gp-appointment', '明朝下半天，两点钟光景', ['明天', '两点'], '11-24 14:00', ''],
    ['gp-appointment', '周五吧，别太早，十点以后', ['周五', '十点以后'], '11-27 10:00', ''],
  ] as const)('%s: %s', (service, text, pieces, at, until) => {
    const time = told(service, text)
    expect([time?.at, time?.until]).toEqual([at, until])
    for (const piece of pieces) expect(time?.text).toContain(piece)
  })

  it('is not made of hours outside the part of the day', () => {
    expect(told('gp-appointment', 'Friday morning works, after 3')?.at).not.toBe('11-27 15:00')
  })

  it('reads no number of people as the last hour', () => {
    expect(told('venue-booking', 'Tuesday at 10, between 10 and 12 people')?.until).toBe('')
  })
})
