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

describe('how often and then the days of it', () => {
  it.each([
    ['想请你们隔周去看看我奶奶，周六上午吧', ['隔周', '周六上午'], 'week/2 6 8:00-12:00'],
    ['每周来一趟，礼拜四下午就行', ['每周', '礼拜四下午'], 'week/1 4 13:00-18:00'],
    ['每个月去一次，15号上午', ['每个月', '15号上午'], 'month/1 day15 8:00-12:00'],
    ['每个月去看看我爷爷，15号上午', ['每个月', '15号上午'], 'month/1 day15 8:00-12:00'],
    ['every two weeks please, Saturdays at 10', ['every two weeks', 'Saturdays at 10'], 'week/2 6 10:00-11:00'],
    ['每两周来看看我外公，周三下午', ['每两周', '周三下午'], 'week/2 3 13:00-18:00'],
    ['一个礼拜来一趟看看伊，礼拜五上半日', ['一个礼拜来一趟', '礼拜五'], 'week/1 5 8:00-12:00'],
    ['每个礼拜去陪陪我妈，周二和周五下午', ['每个礼拜', '周二和周五下午'], 'week/1 25 13:00-18:00'],
    ['周六上午吧，隔一周来看看我奶奶就行', ['隔一周', '周六上午'], 'week/2 6 8:00-12:00'],
    ['想请人每周来陪陪我妈。周三下午最好。', ['每周', '周三下午'], 'week/1 3 13:00-18:00'],
    ['一个礼拜两趟，帮我看看姆妈，礼拜一搭礼拜四上昼', ['两趟', '礼拜一'], 'week/1 14 8:00-12:00'],
    ['twice a week to check on her, Mondays and Thursdays', ['twice a week', 'Mondays and Thursdays'], 'week/1 14 8:00-18:00'],
    ['once a week would be lovely, Wednesday mornings', ['once a week', 'Wednesday mornings'], 'week/1 3 8:00-12:00'],
    ['could someone visit my mum every fortnight, Friday afternoon', ['every fortnight', 'Friday afternoon'], 'week/2 5 13:00-18:00'],
    ['every other week please, someone to sit with her, Thursday at 2', ['every other week', 'Thursday at 2'], 'week/2 4 14:00-15:00'],
    ['could you check on grandpa once a month, the first Saturday', ['once a month', 'the first Saturday'], 'month/1 6 8:00-18:00'],
    ['three mornings a week, Mon, Wed and Fri', ['three mornings', 'Mon, Wed and Fri'], 'week/1 135 8:00-12:00'],
    ['from 9am to 5 on weekdays', ['9am to 5', 'weekdays'], 'week/1 12345 9:00-17:00'],
  ] as const)('%s', (text, pieces, rhythm) => {
    const time = told('home-visit', text)
    expect(time?.rhythm).toBe(rhythm)
    expect(time?.vague).toBeUndefined()
    for (const piece of pieces) expect(time?.text).toContain(piece)
  })

  it('is not made of this week and what the speaker does every week', () => {
    expect(told('home-visit', '我每周都去看她，这周六请你们去一趟')?.rhythm).not.toContain('6')
  })
})

describe('from when on and then how often', () => {
  it.each([
    ['Starting this Wednesday, every day for two weeks', ['Wednesday', 'every day'], '11-25', 'day/1  8:00-18:00'],
    ['从下周一开始，星期一到星期五都要', ['下周一开始', '星期一到星期五'], '11-30', 'week/1 12345 8:00-18:00'],
    ['从这个礼拜三开始\n礼拜一到礼拜五', ['礼拜三开始', '礼拜一到礼拜五'], '11-25', 'week/1 12345 8:00-18:00'],
    ['伲想从下礼拜一开始叫伊拉送，礼拜一到礼拜五', ['下礼拜一开始', '礼拜一到礼拜五'], '11-30', 'week/1 12345 8:00-18:00'],
    ['明天起，天天送', ['明天起', '天天'], '11-24', 'day/1  8:00-18:00'],
    ['礼拜一到礼拜五，下个礼拜开始', ['礼拜一到礼拜五', '下个礼拜开始'], '11-30', 'week/1 12345 8:00-18:00'],
    ['周一到周五都要，下周一开始', ['周一到周五', '下周一开始'], '11-30', 'week/1 12345 8:00-18:00'],
    ['下周一开始，周一到周五，早上八点到下午四点', ['下周一开始', '周一到周五', '下午四点'], '11-30', 'week/1 12345 8:00-16:00'],
    ['from next Monday, Mondays to Fridays', ['next Monday', 'Mondays to Fridays'], '11-30', 'week/1 12345 8:00-18:00'],
    ['Mondays to Fridays from 1 December', ['Mondays to Fridays', '1 December'], '12-01', 'week/1 12345 8:00-18:00'],
    ['Mon to Fri please, beginning next week', ['Mon to Fri', 'next week'], '11-30', 'week/1 12345 8:00-18:00'],
    ['starting tomorrow, every lunch', ['starting tomorrow', 'every lunch'], '11-24', 'day/1  8:00-18:00'],
    ['starting Dec 1, three mornings a week, Mon, Wed and Fri', ['Dec 1', 'Mon, Wed and Fri'], '12-01', 'week/1 135 8:00-12:00'],
  ] as const)('%s', (text, pieces, day, rhythm) => {
    const time = told('meal', text)
    expect([time?.at.slice(0, 5), time?.rhythm]).toEqual([day, rhythm])
    for (const piece of pieces) expect(time?.text).toContain(piece)
  })

  it('leaves how things are these days', () => {
    expect(told('meal', '他天天洗冷水澡，劝也劝不住，周三送饭来')?.rhythm).toBeUndefined()
  })
})

describe('a stretch and then the day of it', () => {
  it.each([
    ['下个月中旬，15号左右', ['下个月中旬', '15号'], '12-15 00:00'],
    ['月底，28号吧', ['28号'], '11-28 00:00'],
    ['下个月底吧，28号下午', ['下个月底', '28号下午'], '12-28 13:00'],
    ['下个月来看看她，28号上午', ['下个月', '28号上午'], '12-28 08:00'],
    ['end of the month, the 28th', ['end of the month', '28th'], '11-28 00:00'],
    ['年后，初八', ['年后', '初八'], '02-13 00:00'],
    ['年后正月初八上午', ['年后', '初八上午'], '02-13 08:00'],
    ['过完年，初六以后', ['过完年', '初六以后'], '02-12 00:00'],
    ['春节前，腊月二十左右', ['春节前', '腊月二十'], '01-27 00:00'],
  ] as const)('%s', (text, pieces, at) => {
    const time = told('home-visit', text)
    expect(time?.at).toBe(at)
    for (const piece of pieces) expect(time?.text).toContain(piece)
  })
})

describe('from when on it is done and up to when', () => {
  it.each([
    ['meal', '下周二就好开始，先订到元旦', ['下周二', '元旦'], '12-01 00:00', '01-02 00:00'],
    ['day-care', '12月2号起，到年底', ['12月2号', '年底'], '12-02 00:00', '01-01 00:00'],
    ['meal', 'start tomorrow and go on until Dec 18', ['tomorrow', 'Dec 18'], '11-24 00:00', '12-18 00:00'],
    ['venue-booking', '12月5号下午一点半用到四点', ['12月5号', '四点'], '12-05 13:30', '12-05 16:00'],
  ] as const)('%s: %s', (service, text, pieces, at, until) => {
    const time = told(service, text)
    expect([time?.at, time?.until]).toEqual([at, until])
    for (const piece of pieces) expect(time?.text).toContain(piece)
  })

  it('is not when it is put off to', () => {
    expect(told('meal', '周三来不及，等到周五再送')?.text).toBe('周五')
    expect(told('home-visit', '后天去看看她，到月底再去一次')?.text).toBe('后天')
  })
})

describe('how long each visit is', () => {
  it.each([
    ['一个礼拜来两趟，每趟大概三个钟头', '每趟大概三个钟头'],
    ['周一周四上午，一次两小时', '一次两小时'],
    ['every Tuesday morning, for two hours', 'for two hours'],
  ])('is kept with it: %s', (text, long) => {
    expect(told('home-care', text)?.text).toContain(long)
  })
})

describe('a day on which nobody works', () => {
  it('is free for whoever is called, and where it is the only one', () => {
    expect(told('legal-consult', '礼拜四休息，下午可以')?.text).toBe('礼拜四下午')
    expect(told('home-repair', '我只有礼拜天休息，上午都行')?.at).toBe('11-29 08:00')
  })

  it('is not one on which somebody comes, nor one of the others', () => {
    expect(told('home-care', '礼拜天休息，别的日子上午来')?.text).not.toContain('礼拜天')
    expect(told('rights-aid', '周一休息，其他日子晚上七点以后')?.text).toBe('晚上七点以后')
  })
})

describe('how often and on which days, said apart', () => {
  it('are one', () => {
    expect(told('home-visit', 'Twice a month is plenty, on Sundays')).toMatchObject({ text: 'Twice a month, Sundays', rhythm: 'week/2 7 8:00-18:00' })
  })
})

describe('how long it goes on, and by when it is needed', () => {
  it('is said of what comes again', () => {
    expect(told('meal', 'Starting this Wednesday, every day for two weeks')?.text).toContain('two weeks')
    expect(told('meal', '明天起天天送，先送半个月')?.at).toBe('11-24 00:00')
    expect(told('meal', '每天，先送半个月')?.text).toContain('半个月')
  })

  it.each([
    ['最晚明年3月要交', '04-01 00:00'],
    ['最迟下周五要用', '12-05 00:00'],
    ['no later than Friday', '11-28 00:00'],
    ['3月底之前要', '04-01 00:00'],
  ])('counts the last day: %s', (text, until) => {
    expect([told('document-help', text)?.at, told('document-help', text)?.until]).toEqual(['', until])
  })
})

describe('when somebody has to be there and when they are fetched for it', () => {
  it.each([
    ['下午3点要到医院，2点来家里接', ['下午3点', '2点来家里接'], '11-23 15:00'],
    ['周四下午3点要到医院，2点来家里接', ['周四下午3点', '2点'], '11-26 15:00'],
    ['明天下午两点来接，三点要到医院', ['明天下午两点', '三点'], '11-24 15:00'],
    ['上午九点要到二院，八点一刻到家里来接', ['上午九点', '八点一刻'], '11-24 09:00'],
    ['12月3号上午10点看眼科，9点钟上门接', ['12月3号上午10点', '9点钟'], '12-03 10:00'],
    ['Appointment is 3pm on Thursday, please pick her up at 2', ['3pm on Thursday', 'at 2'], '11-26 15:00'],
  ] as const)('are on one day: %s', (text, pieces, at) => {
    const time = told('medical-escort', text)
    expect(time?.at).toBe(at)
    for (const piece of pieces) expect(time?.text).toContain(piece)
  })
})
