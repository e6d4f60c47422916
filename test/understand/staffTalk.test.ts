import { describe, expect, test } from 'vitest'
import type { Colleague } from '../../src/core/context.ts'
import type { AccountId, ContactId, PersonId } from '../../src/core/ids.ts'
import { readDeskVerb } from '../../src/understand/deskVerbs.ts'
import { readStaffing } from '../../src/understand/staffingVerbs.ts'
import { timeAhead } from '../../src/understand/timeAhead.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const account = 'bot' as AccountId
const somebody = (name: string): Colleague => ({ person: name as PersonId, account, contact: `c-${name}` as ContactId, name, roles: ['gridWorker'], friend: true, grids: [], shifts: [], load: 0 })
const [wang, li] = [somebody('小王'), somebody('小李')]
const colleagues = [wang, li]

const desk = (words: string, quoting = false) => readDeskVerb(words, {
  quoting, stage: 'idle', addressed: quoting, colleagues, timeAhead: (text) => timeAhead(text, NOW, library), hasOpen: true, hasOwn: true, hasVetoed: false, numbers: [], toldJustNow: false, hasEmergency: false,
}, library.lexicon)
const staffing = (words: string) => readStaffing(words, { speaker: wang, colleagues, now: NOW, library })
const DAY = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

describe('what staff say among themselves', () => {
  test.each([
    '给小李带杯咖啡', '让他们先吃饭', '转发一下这个通知', '3点去开会', '5号楼电梯坏了', '今天谁值班', '小李今天不在吗', '小李上次请假的事说一下', '交接班的时候把钥匙给小李',
    '取消小王那个快递', '小王负责吗', '我们去吃饭吧', '马上去', '这家上次谁去的？那个女儿难弄得很', '缺一个人打牌', '和小李一起去的', '晚点再说', '约了明天聚餐', '紧急通知：下午停水', '收到', '退了退了，没意思', '我下午去医院看个牙',
  ])('%s: does nothing', (words) => {
    expect([staffing(words), desk(words)]).toEqual([undefined, undefined])
  })

  test.each([
    ['我来', { kind: 'claim' }], ['07我接', { kind: 'claim', ticket: '07' }], ['Q1123-07 我来', { kind: 'claim', ticket: 'Q1123-07' }], ['待接', { kind: 'open' }], ['超期', { kind: 'overdue' }],
    ['退单，不是我们片区', { kind: 'move', move: { kind: 'released', reason: '不是我们片区' } }],
    ['07转小李，他熟', { kind: 'move', ticket: '07', move: { kind: 'transferred', to: '小李', reason: '他熟' } }],
    ['转给小李', { kind: 'move', move: { kind: 'transferred', to: '小李', reason: '' } }],
    ['要补身份证复印件', { kind: 'move', move: { kind: 'asked', words: '身份证复印件' } }],
    ['这单还要补户口本', { kind: 'move', move: { kind: 'asked', words: '户口本' } }],
    ['延期到周五，等医院', { kind: 'move', move: { kind: 'extended', until: Date.parse('2026-11-27T17:30:00+08:00'), reason: '等医院' } }],
    ['先记一下：老太太耳朵背', { kind: 'remark', words: '老太太耳朵背' }],
    ['02并到01', { kind: 'merge', ticket: '02', into: '01' }],
    ['01重办，药没拿', { kind: 'move', ticket: '01', move: { kind: 'redone', reason: '药没拿' } }],
  ])('%s: is a step', (words, command) => {
    expect(staffing(words)).toBeUndefined()
    expect(desk(words)).toEqual(command)
  })

  test.each([
    ['我明天请假给小李', { kind: 'leave', person: '小王', from: DAY('2026-11-24'), until: DAY('2026-11-25'), substitute: '小李' }],
    ['小李后天休假', { kind: 'leave', person: '小李', from: DAY('2026-11-25'), until: DAY('2026-11-26') }],
    ['今天小李值班', { kind: 'duty', person: '小李', from: DAY('2026-11-23'), until: DAY('2026-11-24') }],
    ['我手上的单都转给小李', { kind: 'handover', person: '小王', to: '小李' }],
    ['小李负责第一网格', { kind: 'post', person: '小李', grids: ['g1'] }],
    ['取消 小李 的网格员', { kind: 'revoke', person: '小李', role: 'gridWorker' }],
    ['小李换号了', { kind: 'rebind', person: '小李' }],
  ])('%s: is arranged', (words, work) => {
    expect(staffing(words)).toEqual({ kind: 'staffing', work })
  })
})
