import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../../src/core/command.ts'
import { begin } from '../../../src/core/conversation.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type ServiceId, type SlotId } from '../../../src/core/ids.ts'
import { openDraft } from '../../../src/core/intake.ts'
import type { SlotValue } from '../../../src/core/ticket.ts'
import type { Understanding } from '../../../src/understand/understand.ts'
import { prepareShipped } from '../../support/prepareShipped.ts'
import { loadShipped } from '../../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const [account, contact] = ['a' as AccountId, 'c' as ContactId]
const speaker = { person: 'p' as PersonId, account, contact, name: '张先生', roles: [], friend: true } as const

/** A form for a visit that waits for the elder's consent. */
const KNOWN: Readonly<Record<string, SlotValue>> = {
  relation: { text: '外婆', said: '外婆' },
  elderName: { text: '陈桂分', said: '陈桂分' },
  elderAge: { text: '81', said: '81' },
  address: { text: '国泰新都5幢1单元901室', said: '国泰新都5幢1单元901', parts: { estate: '国泰新都', building: '5幢', unit: '1单元', room: '901室' } },
  need: { text: '陪她聊聊天', said: '陪她聊聊天' },
  time: { text: '每周四下午', said: '每周四下午', zone: 'Asia/Shanghai', rhythm: { every: 'week', interval: 1, weekdays: [4], from: 780, to: 1080 } },
  phone: { text: '13861230456', said: '13861230456' },
}

describe('what is told anew of what a form holds', () => {
  let understanding: Understanding
  beforeAll(async () => { understanding = prepareShipped(await loadShipped()) }, 60_000)

  /** The slots that a turn changes, and to what. */
  const changed = (text: string): Readonly<Record<string, string>> => {
    const conversation = { ...begin(privateConversation(account, contact)), stage: { at: 'filling' as const, draft: openDraft('home-visit' as ServiceId, NOW, '', KNOWN as Readonly<Record<SlotId, SlotValue>>) } }
    const commands: readonly Command[] = understanding.understand({
      turn: { conversation: conversation.id, ids: ['m' as MessageId], account, from: { contact, name: '张先生', friend: true }, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW },
      conversation, speaker, desk: [], own: [], colleagues: [], now: NOW,
    }).commands
    return Object.fromEntries(commands.flatMap((command) => (command.kind === 'fill' && command.correction && command.slot !== 'consent' && command.value.text !== KNOWN[command.slot]?.text ? [[command.slot, command.value.text]] : [])))
  }

  it.each<[string, Record<string, string>]>([
    ['看错门牌了，是6幢，5幢是隔壁那栋', { address: '国泰新都6幢1单元901室' }],
    ['901是她对门，外婆是902', { address: '国泰新都5幢1单元902室' }],
    ['sorry, unit 2 not 1', { address: '国泰新都5幢2单元901室' }],
    ['末尾是465，不是456', { phone: '13861230465' }],
    ['电话最后一位不是6是9', { phone: '13861230459' }],
    ['号码末位写成6了，应该是2', { phone: '13861230452' }],
    ['那个号要停了，留这个：13776540091', { phone: '13776540091' }],
    ['周四她有评弹课，改周五吧', { time: '每周五下午' }],
    ['最好还是上午去，下午她要睡觉', { time: '每周四上午' }],
    ['哦记错了，82', { elderAge: '82' }],
    ["名字是'芬'不是'分'", { elderName: '陈桂芬' }],
    ['叫外婆叫惯了，其实是我姨婆，你们写姨婆', { relation: '姨婆' }],
    ['6幢，电话换13912340055', { address: '国泰新都6幢1单元901室', phone: '13912340055' }],
  ])('hears a correction in 「%s」', (text, slots) => { expect(changed(text)).toEqual(slots) })

  it.each([
    '我姐的电话13912340055也可以打', '我老公叫我来问的，同意的', '我弟弟下周三回国，外婆愿意', '我家对门6幢302也想请人看看，同意的', '上周三问过她，她点头了', '901说得对，她同意',
  ])('hears none in 「%s」', (text) => { expect(changed(text)).toEqual({}) })
})
