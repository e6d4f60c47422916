import { describe, expect, it } from 'vitest'
import { findTimes } from '../../src/understand/entities/time.ts'
import { chooseTime } from '../../src/understand/chooseTime.ts'
import { putTogether } from '../../src/understand/putTogether.ts'
import { takeBack } from '../../src/understand/takeBack.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const { words, places } = await loadShipped()
const read = (text: string) => findTimes(text, { now: NOW, zone: 'Asia/Shanghai', words, places })

/** What is said of the one time that is wished for, and when it begins in 常州. */
const wished = (text: string): readonly [string, string] | undefined => {
  const value = chooseTime(putTogether(takeBack(read(text), text, words.time, read), text, read), text, NOW, words)[0]?.value
  return value === undefined ? undefined : [value.text, new Date((value.at ?? 0) + 8 * 60 * 60_000).toISOString().slice(5, 16)]
}

/** The weekdays on which something comes again. */
const weekdays = (text: string): readonly number[] | undefined => chooseTime(read(text), text, NOW, words)[0]?.value.rhythm?.weekdays

describe('of how often and on which days', () => {
  it.each([
    ['一周两次。周二、周五上午。', [2, 5]],
    ['一个礼拜三趟，周一周三周六', [1, 3, 6]],
    ['每周两次', [2, 5]],
    ['每周一次吧，周四', [4]],
  ])('%s', (text, days) => expect(weekdays(text)).toEqual(days))
})

describe('of several times in one breath', () => {
  it.each([
    ['明天，不对，后天上午十点', ['后天上午十点', '11-25T10:00']],
    ['本来周二的，改到周五下午三点', ['周五下午三点', '11-27T15:00']],
    ['周三下午三点，不对，周四', ['周四下午三点', '11-26T15:00']],
    ['明天下午三点，说错了，四点', ['明天下午四点', '11-24T16:00']],
    ['Tuesday 3pm, sorry, Wednesday', ['Wednesday 3pm', '11-25T15:00']],
    ['过两天，后天下午吧', ['后天下午', '11-25T13:00']],
    ['月底，30号吧', ['30号', '11-30T00:00']],
    ['12月6号到常州，12月8号下午行不行', ['12月8号下午', '12-08T13:00']],
    // a day and hours said apart
    ['10点吧，明天', ['明天10点', '11-24T10:00']],
    ['下午三点以后都行，后天', ['后天下午三点以后', '11-25T15:00']],
    ['后天下午，门卫说三点以后有人', ['后天下午三点以后', '11-25T15:00']],
    ['周六想借会议室，我们读书会换届，十来个人，上午九点到十一点', ['周六上午九点到十一点', '11-28T09:00']],
    ['Could we have the room on Saturday? It is for our choir, about a dozen of us, from 2 to 4:30 in the afternoon', ['Saturday 2 to 4:30 in the afternoon', '11-28T14:00']],
    ['Saturday morning is best, around 10. Thanks', ['Saturday morning 10', '11-28T10:00']],
    ['Is it free on 13 December? It is a craft afternoon, about 20 kids, 1:30 to 4 pm', ['13 December afternoon 1:30 to 4', '12-13T13:30']],
    ['Friday 4 December, 10 in the morning', ['Friday 4 December, 10 in the morning', '12-04T10:00']],
    ['9点太早，10点吧，明天', ['明天10点', '11-24T10:00']],
    ['周四我先去趟银行，下午三点来', ['周四下午三点', '11-26T15:00']],
    ['come by on Thursday, say 3ish', ['Thursday 3ish', '11-26T15:00']],
    ['后天吧，不然大后天', ['后天', '11-25T00:00']],
    ['后天的话我上午没空 下午可以', ['后天下午', '11-25T13:00']],
    ['她九点半打太极，十点半以后吧 明天', ['明天十点半以后', '11-24T10:30']],
    ['周日不要 周六十点来', ['周六十点', '11-28T10:00']],
    ['下周一二三任意一天，上午九点', ['下周一二三任意一天，上午九点', '11-30T09:00']],
    ['后天两点到四点，最晚四点半我要出门', ['后天两点到四点', '11-25T14:00']],
    ['每个礼拜天做完礼拜以后，大概十一点', ['每个礼拜天做完礼拜以后，大概十一点', '11-29T00:00']],
    ['每天去日间中心，姐姐六点接她', ['每天', '11-23T00:00']],
    // what suits, before what is named besides
    ['礼拜一三五要去透析，礼拜二上午有空', ['礼拜二上午', '11-24T08:00']],
    // a choice of days stays one
    ['周三、周四', ['周三、周四', '11-25T00:00']],
    ['周三或者周四下午', ['周三或者周四下午', '11-25T00:00']],
  ] as const)('%s', (text, wanted) => {
    expect(wished(text)).toEqual(wanted)
  })

  it('nothing is wished for where all are denied', () => {
    for (const text of ['周一周二都不行', '医生讲一天两次', '她每天要吃三顿药']) expect(wished(text), text).toBeUndefined()
  })
})
