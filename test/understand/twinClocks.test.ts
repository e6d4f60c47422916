import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { SlotValue } from '../../src/core/ticket.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { createNormalise } from '../../src/understand/normalise.ts'
import type { Hearing } from '../../src/ports.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const HOME = 'Asia/Shanghai'
const NOW = DateTime.fromISO('2026-11-23T10:00', { zone: HOME }).toMillis()
const library = await loadShipped()
const facts = createFactFinder(library)
const normalise = createNormalise(library.lexicon)

/** What a conversation knows already: where the speaker is, and what they told before any wish. */
type Known = Readonly<{ place?: string; told?: string }>

const heard = (service: string, text: string, { place, told }: Known = {}): SlotValue | undefined => {
  const zone = library.places.find(({ name }) => name === place)?.zone
  const hearing = {
    conversation: { stage: { at: 'idle' }, ...(zone === undefined ? {} : { place, zone }), ...(told === undefined ? {} : { told: { words: told, at: NOW } }) }, turn: { text }, now: NOW, own: [],
  } as unknown as Hearing
  return facts(text, hearing, library.services.get(service as ServiceId)).find(({ kind }) => kind === 'time')?.value
}

const atHome = (at: number | undefined): string | undefined => (at === undefined ? undefined : DateTime.fromMillis(at, { zone: HOME }).toFormat('ccc MM-dd HH:mm'))
const shown = (value: SlotValue | undefined) => (value === undefined ? undefined : [value.text, atHome(value.at), value.zone])

describe('an hour told again by another clock', () => {
  it.each([
    ['legal-consult', '温哥华', '最好周三晚上八点打我,我这边的周三哈,你们那边应该是周四中午十二点了', ['周三晚上八点', 'Thu 11-26 12:00', 'America/Vancouver']],
    ['rights-aid', '墨尔本', '我这边周二下午四点以后,你们下午一点以后', ['我这边周二下午四点以后', 'Tue 11-24 13:00', 'Australia/Melbourne']],
    ['volunteering', '大阪', '周六晚上七点到九点我都空着,日本时间哦,你们那边是六点到八点', ['周六晚上七点到九点', 'Sat 11-28 18:00', 'Asia/Tokyo']],
    ['enterprise-care', '曼谷', '改12月4号周五上午九点吧,常州的九点,我这里八点', ['12月4号周五上午九点', 'Fri 12-04 09:00', HOME]],
    ['legal-consult', '多伦多', '周二晚上八点,也就是你们周三早上九点', ['周二晚上八点', 'Wed 11-25 09:00', 'America/Toronto']],
    ['legal-consult', '多伦多', '你们上午九点,我这边周二晚上八点', ['我这边周二晚上八点', 'Wed 11-25 09:00', 'America/Toronto']],
    ['legal-consult', '多伦多', 'Tuesday 8pm my time, 9am Wednesday your time', ['Tuesday 8pm my time', 'Wed 11-25 09:00', 'America/Toronto']],
  ])('%s, from %s: %s', (service, place, text, wanted) => {
    expect(shown(heard(service, text, { place }))).toEqual(wanted)
  })

  it.each([
    ['volunteering', '周六晚上七点到九点我都空着,日本时间哦,你们那边是六点到八点', ['周六晚上七点到九点', 'Sat 11-28 18:00', 'Asia/Tokyo']],
    ['enterprise-care', '改12月4号周五上午九点吧,常州的九点,我这里八点', ['12月4号周五上午九点', 'Fri 12-04 09:00', HOME]],
    ['rights-aid', '我这边周二下午四点以后,你们下午一点以后', ['我这边周二下午四点以后,你们下午一点以后', 'Tue 11-24 13:00', HOME]],
  ])('%s, from nobody knows where: %s', (service, text, wanted) => {
    expect(shown(heard(service, text))).toEqual(wanted)
  })

  it('is one rhythm by the clock of the community', () => {
    const value = heard('home-care', '每周三跟周日下午三点,就是你们那边的三点,我们这边早上七点', { place: '爱丁堡' })
    expect(shown(value)).toEqual(['每周三跟周日下午三点', 'Wed 11-25 15:00', HOME])
    expect(value?.rhythm).toMatchObject({ every: 'week', weekdays: [3, 7], from: 900 })
  })

  it('is another time where it suits too, or where the clocks do not agree', () => {
    expect(heard('legal-consult', '周二晚上八点,你们那边八点也行', { place: '伦敦' })?.text).toBe('周二晚上八点,你们那边八点')
    expect(heard('legal-consult', '周三下午三点,我这边五点以后也行')?.text).toBe('周三下午三点,我这边五点以后')
    expect(heard('legal-consult', '周二上午九点,你们下午两点', { place: '伦敦' })?.text).toBe('下午两点')
  })
})

describe('the clock that is named with the hour', () => {
  it.each([
    ['这周五晚上八点多伦多时间', ['这周五晚上八点多伦多时间', 'Sat 11-28 09:00', 'America/Toronto']],
    ['这周五晚上八点多', ['这周五晚上八点多', 'Fri 11-27 20:00', HOME]],
    ['周四下午三点多哈时间', ['周四下午三点多哈时间', 'Thu 11-26 20:00', 'Asia/Qatar']],
    ['这周五早上八点,多伦多时间', ['这周五早上八点,多伦多时间', 'Fri 11-27 21:00', 'America/Toronto']],
    ['这周五晚上八点，我说的是多伦多时间', ['这周五晚上八点，我说的是多伦多时间', 'Sat 11-28 09:00', 'America/Toronto']],
    ['下周三晚上八点，按我这边温哥华的钟点', ['下周三晚上八点，按我这边温哥华的钟点', 'Thu 12-03 12:00', 'America/Vancouver']],
    ['this Friday 8pm, I mean Toronto time', ['this Friday 8pm, I mean Toronto time', 'Sat 11-28 09:00', 'America/Toronto']],
  ])('%s', (text, wanted) => {
    expect(shown(heard('legal-consult', text))).toEqual(wanted)
  })

  it.each([
    ['你們禮拜五早上十點對我最方便，我這邊還是禮拜四晚上', 'Fri 11-27 10:00', HOME],
    ['你们周五早上十点，我这边周四晚上', 'Fri 11-27 10:00', HOME],
    ['你们礼拜五早上十点打给我', 'Fri 11-27 23:00', 'America/Toronto'],
    ['你们周五早上十点有空吗', 'Fri 11-27 23:00', 'America/Toronto'],
    ['your Friday 10am works for me', 'Fri 11-27 10:00', HOME],
  ])('is that of whom one speaks to: %s', (text, at, zone) => {
    const value = heard('legal-consult', normalise(text).text, { place: '多伦多' })
    expect([atHome(value?.at), value?.zone]).toEqual([at, zone])
  })

  it('is in the week that has begun where the community is', () => {
    expect(shown(heard('legal-consult', '这周五晚上八点', { place: '多伦多' }))).toEqual(['这周五晚上八点', 'Sat 11-28 09:00', 'America/Toronto'])
    expect(shown(heard('legal-consult', '下周五晚上八点', { place: '多伦多' }))).toEqual(['下周五晚上八点', 'Sat 12-05 09:00', 'America/Toronto'])
  })
})

describe('the clock of who told where they are before the wish', () => {
  it('is theirs', () => {
    expect(shown(heard('legal-consult', '我这边周二晚上八点有空', { told: '我在多伦多，常州那套房子想委托表弟去卖' }))).toEqual(['我这边周二晚上八点', 'Wed 11-25 09:00', 'America/Toronto'])
  })
})

describe('days joined by a word', () => {
  it.each(['礼拜二搭仔礼拜五', '礼拜二以及礼拜五'])('are told together: %s', (text) => {
    expect(heard('home-care', text)?.text).toBe(text)
  })
})

describe('weekdays in a list', () => {
  it.each([
    ['meal', 'just Mon, Wed and Fri, starting Nov 30', 'Mon 11-30 00:00', [1, 3, 5]],
    ['meal', 'starting Nov 30, Mon, Wed and Fri', 'Mon 11-30 00:00', [1, 3, 5]],
    ['home-care', '12月2号开始,星期三跟星期天,常州时间下午三点', 'Wed 12-02 00:00', [3, 7]],
    ['home-visit', '周一、周三、周五上午', 'Mon 11-23 08:00', [1, 3, 5]],
    ['home-care', 'every Wednesday morning, starting December 2', 'Wed 12-02 00:00', [3]],
    ['home-visit', 'every Saturday afternoon, starting this Saturday', 'Sat 11-28 13:00', [6]],
  ])('%s: %s', (service, text, begins, weekdays) => {
    const value = heard(service, text)
    expect([atHome(value?.at), value?.rhythm?.every, value?.rhythm?.weekdays]).toEqual([begins, 'week', weekdays])
  })

  it('is a choice of days where all of them suit, or where two are named and no first day', () => {
    expect(heard('home-visit', '周一、周三、周五都行')?.rhythm).toBeUndefined()
    expect(heard('home-visit', '周三和周五下午三点')?.rhythm).toBeUndefined()
  })

  it('from one to another stay beside the first day', () => {
    expect(heard('day-care', '12月1号开始,周一到周五,早上八点到下午五点')?.text).toBe('12月1号开始,周一到周五,早上八点到下午五点')
  })
})

describe('how often the speaker comes home', () => {
  it.each(['我在无锡上班,一个星期只能回来一趟', '一年难得回来一趟', '我一个月回去看他一次', '每个月才回国一次'])('is no time that is wished for: %s', (text) => {
    expect(heard('meal', text)).toBeUndefined()
  })

  it('leaves the time that is', () => {
    expect(heard('home-visit', '我每个月回去看他一次,想请人每周三下午去看看他')?.text).toBe('每周三下午')
    expect(heard('home-visit', '每周两次接回来')?.text).toBe('每周两次')
  })
})

describe('days from the one to the other', () => {
  it.each([
    ['寒假12月20号到1月10号我在常州,周末白天都行', '12月20号到1月10号,周末白天', 'Sun 12-20 00:00', 'Mon 01-11 00:00'],
    ['12月20号回常州待到1月10号', '12月20号回常州待到1月10号', 'Sun 12-20 00:00', 'Mon 01-11 00:00'],
  ])('bound what is wished in them: %s', (text, said, from, until) => {
    const value = heard('volunteering', text)
    expect([value?.text, atHome(value?.at), atHome(value?.until)]).toEqual([said, from, until])
  })
})
