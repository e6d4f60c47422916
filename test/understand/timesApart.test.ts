import { describe, expect, it } from 'vitest'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Hearing } from '../../src/ports.ts'
import { createFactFinder } from '../../src/understand/findFacts.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00+08:00')
const library = await loadShipped()
const facts = createFactFinder(library)

/** The time that is wished for where the form of that service is open. */
const wished = (service: string, text: string): string | undefined => {
  const conversation = { stage: { at: 'filling', draft: { service, slots: {}, passed: [] } } }
  const hearing = { conversation, turn: { text }, now: NOW, own: [] } as unknown as Hearing
  return facts(text, hearing, library.services.get(service as ServiceId)).find(({ kind }) => kind === 'time')?.value.text
}

describe('what is done then', () => {
  it.each([
    ['meal', '周末我们自己做饭，周一到周五送', '周一到周五'],
    ['meal', '礼拜天女儿来烧，其余的从下周一吧', '下周一'],
    ['day-care', '就一三五三天', '一三五三天'],
    ['day-care', '改成二四两天吧', '二四两天'],
  ])('%s: %s', (service, text, time) => {
    expect(wished(service, text)).toBe(time)
  })

  it.each(['一三五两天', '一二三楼都有人', '三五个人'])('names no weekdays: %s', (text) => {
    expect(wished('day-care', text)).toBeUndefined()
  })
})

describe('when something ails somebody', () => {
  it.each(['这两天咳得夜里困不着', '天天早上头晕', '夜里老是抽筋', 'her back has been hurting every night this week'])('is no time of the wish: %s', (text) => {
    expect(wished('gp-appointment', text)).toBeUndefined()
  })

  it.each([
    ['夜里咳得厉害，明天上午去看', '明天上午'],
    ['每周三上午看腰疼', '每周三上午'],
    ['周四上午去看腰疼', '周四上午'],
  ])('leaves the time that is wished for: %s', (text, time) => {
    expect(wished('gp-appointment', text)).toBe(time)
  })
})

describe('what somebody only keeps saying', () => {
  it.each(['讨则好几趟，总说明天明天', '老板老是讲下礼拜下礼拜', '老是讲等到下礼拜', 'he keeps saying tomorrow', 'my boss keeps telling me he will pay next Friday'])('is no time of the wish: %s', (text) => {
    expect(wished('rights-aid', text)).toBeUndefined()
  })

  it('leaves the time that is wished for', () => {
    expect(wished('rights-aid', '他总说明天明天，你们周四下午打给我')).toBe('周四下午')
    expect(wished('home-visit', '她总说头晕，明天上午来看看她')).toBe('明天上午')
  })
})

describe('when it was last', () => {
  it.each(['一年只能回去一趟，上次是国庆节', '上次回来是中秋', '上一趟见她还是春节', '上回中秋回来住了几天', 'the last time I was home was Mid-Autumn'])('is no time of the wish: %s', (text) => {
    expect(wished('home-visit', text)).toBeUndefined()
  })

  it('leaves what is wished for', () => {
    expect(wished('home-visit', '上次回来是中秋，下周三请你们去看看')).toBe('下周三')
    expect(wished('home-visit', '我上次约的是周三上午')).toBe('周三上午')
  })
})

describe('since when something is so', () => {
  it.each(['水管从礼拜天就开始漏', '下水道上周五就堵了', '屋里格灯坏则三日天咧', 'the tap has been dripping since Sunday'])('is no time of the wish: %s', (text) => {
    expect(wished('home-repair', text)).toBeUndefined()
  })

  it('leaves what is wished for', () => {
    expect(wished('home-repair', '水管从礼拜天就开始漏，明天下午来修吧')).toBe('明天下午')
    expect(wished('meal', '下周一就开始送')).toMatch(/^下周一/)
  })

  it('is told apart from for how long', () => {
    expect(wished('meal', '后天开始，先送两个礼拜')).toBe('后天开始，先送两个礼拜')
    expect(wished('meal', '后天开始，先送一周三趟')).not.toMatch(/先送一周，/)
  })
})

describe('a day that somebody promised and did not keep', () => {
  it.each([
    ['rights-aid', '说好国庆给，又拖到现在'], ['rights-aid', '答应月底还的，没还'], ['rights-aid', '本来说好下周一退押金的，又反悔了'], ['legal-consult', '合同写好年底交房，又说要推迟'],
    ['home-repair', '师傅说明天来，结果又放我鸽子'], ['legal-consult', 'he promised to pay by the end of the month but never did'],
  ])('is no time of the wish: %s, %s', (service, text) => {
    expect(wished(service, text)).toBeUndefined()
  })

  it('leaves what is wished for', () => {
    expect(wished('home-repair', '说好周三来修的，没来，你们周五来一趟')).toBe('周五')
    expect(wished('home-visit', '跟我妈说好了周三上午')).toBe('周三上午')
    expect(wished('home-visit', '她说周三上午在家，没来得及早点告诉你们')).toBe('周三上午')
  })
})

describe('until when, where the days are asked for', () => {
  const vagueIn = (service: string, text: string): boolean | undefined =>
    facts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: NOW, own: [] } as unknown as Hearing, library.services.get(service as ServiceId)).find(({ kind }) => kind === 'time')?.value.vague

  it('is too little alone', () => {
    expect([vagueIn('volunteering', "I'm back in Changzhou till February"), vagueIn('volunteering', '我从十二月开始有空')]).toEqual([true, true])
    expect([vagueIn('volunteering', 'Saturday mornings till February'), vagueIn('volunteering', '每天下午三点以后'), vagueIn('home-visit', '月底之前来一趟')]).toEqual([undefined, undefined, undefined])
  })
})

describe('being somewhere then', () => {
  it.each([
    ['enterprise-care', '12月2号下午两点我在厂里', '12月2号下午两点'],
    ['enterprise-care', '周四上午我在公司的', '周四上午'],
    ['enterprise-care', '明天下午三点我人在店里', '明天下午三点'],
    ['home-visit', '周四上午我在家', '周四上午'],
    ['meal', '周四上午他在家', '周四上午'],
    ['home-visit', '这周五我在上海', '这周五'],
    ['enterprise-care', '这周五我在常州', '这周五'],
  ])('is being free where people come: %s, %s', (service, text, time) => {
    expect(wished(service, text)).toBe(time)
  })

  it.each([
    ['home-visit', '周四上午我在厂里'],
    ['enterprise-care', '周四我在上班'],
    ['enterprise-care', '这周五我在上海'],
    ['enterprise-care', '周四我在外地'],
  ])('is being away where they do not: %s, %s', (service, text) => {
    expect(wished(service, text)).toBeUndefined()
  })
})

describe('what suits best', () => {
  it.each([
    ['legal-consult', '白天都行，最好周五上午', '周五上午'],
    ['legal-consult', '下周三下午两点可以，最好后天', '后天'],
    ['legal-consult', '晚上可以的，最好是周四晚上七点', '周四晚上七点'],
    ['home-visit', '每周三上午都可以，最好下周就来', '每周三上午'],
  ])('is the time, and no rhythm is lost by it: %s, %s', (service, text, time) => {
    expect(wished(service, text)).toBe(time)
  })
})

describe('what somebody once did, or when they are back', () => {
  it.each([
    ['home-visit', '以前楼上的姚阿婆天天陪她，去年走了'],
    ['home-visit', '她以前每周三去唱戏'],
    ['home-visit', '原来我表妹每个礼拜天去的，嫁到苏州去了'],
    ['medical-escort', '我姐夫去西安了，要到12月20号才回'],
    ['home-visit', '我堂哥中秋来过，下次要清明了'],
  ])('is no time of the wish: %s, %s', (service, text) => {
    expect(wished(service, text)).toBeUndefined()
  })

  it.each([
    ['home-visit', '以前不用人，现在每周三来看看她', '每周三'],
    ['home-visit', '我回国以前每周三来看看她', '每周三'],
    ['medical-escort', '医生说12月9号上午九点复查，我弟弟要到12月20号才回', '12月9号上午九点'],
    ['medical-escort', '下次要12月9号上午去，找人陪', '12月9号上午'],
  ])('leaves the time that is wished for: %s, %s', (service, text, time) => {
    expect(wished(service, text)).toBe(time)
  })

  it('is taken back for what is told after it', () => {
    expect(wished('home-visit', '本来每周三上午，改成每周四')).toContain('周四')
  })
})

describe('from when on and the days off', () => {
  it('are kept together', () => {
    expect(wished('meal', '从下周二开始吧礼拜天就不要送了')).toBe('下周二开始吧礼拜天就不要送了')
    expect(wished('meal', '下周二开始，周末不送')).toBe('下周二开始，周末不送')
    expect(wished('meal', '下周二开始，送到家')).toBe('下周二开始')
    expect(wished('meal', '七月起就不送了，从下周二开始')).toBe('下周二开始')
  })
})

describe('the days of every week, told short beside a start', () => {
  const planned = (text: string): readonly unknown[] => {
    const value = facts(text, { conversation: { stage: { at: 'idle' } }, turn: { text }, now: NOW, own: [] } as unknown as Hearing, library.services.get('meal' as ServiceId)).find(({ kind }) => kind === 'time')?.value
    return [value?.rhythm?.weekdays.join(''), value?.at === undefined ? undefined : new Date(value.at + 8 * 3_600_000).toISOString().slice(0, 10)]
  }

  it.each([
    ['下礼拜一开始 一到五', '12345', '2026-11-30'],
    ['下礼拜一开始，周一到五', '12345', '2026-11-30'],
    ['下周起，一至六', '123456', '2026-11-30'],
    ['一到五都送，12月1号开始', '12345', '2026-12-01'],
    ['中午一顿\n下礼拜一开始\n一到五', '12345', '2026-11-30'],
    ['下礼拜一开始\n周一到五送\n中午', '12345', '2026-11-30'],
    ['周一到五送', '12345', '2026-11-23'],
    ['周一到周五送', '12345', '2026-11-23'],
  ])('are a rhythm from that day on: %s', (text, days, from) => {
    expect(planned(text)).toEqual([days, from])
  })

  it.each(['下周一到五送', '周一到五都行', '她周一到周五去日托，周六上午送一顿'])('are days of one week: %s', (text) => {
    expect(planned(text)[0]).toBeUndefined()
  })

  it('keep the day from when on beside the hours', () => {
    expect(wished('meal', '中午一顿\n下礼拜一开始')).toBe('下礼拜一开始,中午')
    expect(planned('中午一顿，下礼拜一开始')[1]).toBe('2026-11-30')
  })
})
