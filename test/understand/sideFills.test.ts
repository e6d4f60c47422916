import { beforeAll, describe, expect, it } from 'vitest'
import { begin } from '../../src/core/conversation.ts'
import { decide } from '../../src/core/decide.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type ServiceId } from '../../src/core/ids.ts'
import { isWanted, openDraft } from '../../src/core/intake.ts'
import { draftOf } from '../../src/core/requesting.ts'
import type { SlotValue, Slots } from '../../src/core/ticket.ts'
import type { Turn } from '../../src/core/message.ts'
import type { Library } from '../../src/core/library.ts'
import type { Understanding } from '../../src/understand/understand.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const [account, contact] = ['a' as AccountId, 'c' as ContactId]
const conversation = privateConversation(account, contact)
const speaker = { person: 'p' as PersonId, account, contact, name: '张先生', roles: [], friend: true } as const

/** What is known where it was asked before. */
const KNOWN: Readonly<Record<string, SlotValue>> = {
  relation: { text: '母亲', said: '我妈' },
  address: { text: '国泰新都3幢乙单元501室', said: '国泰新都3幢乙单元501', parts: { estate: '国泰新都', building: '3幢', unit: '乙单元', room: '501室' } },
  phone: { text: '13961001234', said: '13961001234' },
  time: { text: '这周三上午九点', said: '这周三上午九点', zone: 'Asia/Shanghai', at: Date.parse('2026-11-25T09:00:00+08:00') },
  mobility: { text: '坐轮椅', said: '坐轮椅' },
}

describe('what is said while something else is asked', () => {
  let library: Library
  let understanding: Understanding
  beforeAll(async () => {
    library = await loadShipped()
    understanding = prepareShipped(library)
  }, 60_000)

  /** The slots that change where the slots before `asked` are known; for one that need not be filled, all that must. */
  const told = (id: string, asked: string, text: string): Readonly<Record<string, string>> => {
    const service = library.services.get(id as ServiceId)!
    const at = service.slots.findIndex((slot) => slot.id === asked)
    const before = service.slots.filter((slot, n) => (service.slots[at]?.required === true ? n < at : slot.id !== 'phone') && isWanted(slot, KNOWN as Slots))
    const slots = Object.fromEntries(before.map((slot) => [slot.id, KNOWN[slot.id] ?? { text: slot.choices[0]?.value ?? '有的', said: '有的' }])) as Slots
    const draft = { ...openDraft(service.id, NOW, '请帮忙', slots), passed: [] }
    const filling = { ...begin(conversation), stage: { at: 'filling', draft } as const }
    const turn: Turn = { conversation, ids: ['m' as MessageId], account, from: { contact, name: '张先生', friend: true }, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW }
    const scene = { turn, conversation: filling, speaker, desk: [], own: [], colleagues: [], now: NOW }
    const after = draftOf(decide(filling, turn, { ...scene, library, ...understanding.understand(scene) }).conversation)?.slots ?? {}
    return Object.fromEntries(Object.entries(after).flatMap(([slot, value]) => (value === undefined || value.text === slots[slot as keyof Slots]?.text ? [] : [[slot, value.text]])))
  }

  it.each([
    ['day-care', 'address', '走路蛮好格，自己走走没问题', { mobility: '自己能走' }],
    ['day-care', 'address', '我自己走不开', {}],
    ['home-visit', 'phone', 'he has church on Sundays', {}],
    ['home-visit', 'phone', 'he has had two strokes', { health: 'he has had two strokes' }],
    ['home-visit', 'phone', '我自己都七十了，照顾不动她', {}],
    ['home-visit', 'phone', '我儿子才三岁，我走不开', {}],
    ['home-visit', 'phone', '她今年九十一', { elderAge: '91' }],
    ['home-visit', 'phone', '她主治医生叫潘国强', {}],
    ['document-help', 'phone', '我们在法国登记结婚的', {}],
    ['document-help', 'phone', '我在法国，回不去', { place: '法国' }],
    ['donation', 'donor', '写我们家的', { donor: '家庭' }],
    ['medical-escort', 'phone', '她以前在人民医院做护士的', {}],
    ['medical-escort', 'time', '她看的是一院的内分泌科', { hospital: '她看的是一院的内分泌科' }],
    ['meal', 'phone', '她同意订的', { consent: '她同意订的' }],
  ])('fills what it tells and nothing besides: %s/%s %s', (service, asked, text, value) => {
    const filled = Object.fromEntries(Object.entries(told(service, asked, text)).filter(([slot]) => slot !== asked || slot in value))
    expect(filled).toEqual(value)
  })
})
