import { beforeAll, describe, expect, it } from 'vitest'
import { begin } from '../../src/core/conversation.ts'
import { decide } from '../../src/core/decide.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type ServiceId, type TicketId, type TicketNumber } from '../../src/core/ids.ts'
import type { Library } from '../../src/core/library.ts'
import type { Turn } from '../../src/core/message.ts'
import type { Slots, Ticket } from '../../src/core/ticket.ts'
import type { Understanding } from '../../src/understand/understand.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const [account, contact] = ['a' as AccountId, 'c' as ContactId]
const id = privateConversation(account, contact)
const speaker = { person: 'p' as PersonId, account, contact, name: '张先生', roles: [], friend: true } as const
const RELATION = { text: '母亲', said: '我妈' }

describe('what is said right after a request was registered', () => {
  let library: Library
  let understanding: Understanding
  beforeAll(async () => {
    library = await loadShipped()
    understanding = prepareShipped(library)
  }, 60_000)

  /** What changes on the ticket, whether it is withdrawn, and what is replied first. */
  const after = (service: string, text: string, known: Readonly<Record<string, string>> = {}): Readonly<{ slots: Readonly<Record<string, string>>; off: boolean; replies: readonly string[] }> => {
    const { slots: form } = library.services.get(service as ServiceId)!
    const slots = Object.fromEntries(form.flatMap((slot) => (slot.id in known ? [[slot.id, { text: known[slot.id], said: known[slot.id] }]]
      : !slot.required ? [] : [[slot.id, slot.kind === 'relation' ? RELATION : { text: slot.choices[0]?.value ?? '有的', said: '有的' }]]))) as Slots
    const ticket: Ticket = { id: 't' as TicketId, number: 'Q1123-01' as TicketNumber, service: service as ServiceId, state: 'dispatched', urgent: false, requester: speaker, slots, words: '请帮忙', openedAt: NOW - 600_000 } as never
    const turn: Turn = { conversation: id, ids: ['m' as MessageId], account, from: { contact, name: '张先生', friend: true }, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW }
    const conversation = begin(id)
    const scene = { turn, conversation, speaker, desk: [], own: [ticket], colleagues: [], now: NOW }
    const { effects } = decide(conversation, turn, { ...scene, library, ...understanding.understand(scene) })
    return {
      slots: Object.fromEntries(effects.flatMap((effect) => (effect.do === 'noteTicket' && effect.slot !== undefined && effect.value !== undefined ? [[effect.slot, effect.value.text]] : []))),
      off: effects.some((effect) => effect.do === 'moveTicket'),
      replies: effects.flatMap((effect) => (effect.do === 'say' ? effect.lines.map(({ reply }) => reply) : [])),
    }
  }

  it.each([
    ['meal', '不用送了，她讲自己走去助餐点吃', { delivery: '去助餐点吃' }],
    ['medical-escort', '不要陪了，药帮忙代取一下就好', { help: '代取药' }],
    ['suggestion', '算了算了，不必回复了，知道就好', { reply: '不用回复' }],
    ['gp-appointment', '不用到社区去了，请医生来家里看吧', { visit: '医生上门' }],
  ])('is another choice, and nothing given up: %s %s', (service, text, slots) => {
    expect(after(service, text)).toMatchObject({ slots, off: false })
  })

  it.each([
    ['meal', '不用送了，我姐接她去住几天'],
    ['medical-escort', '没挂到号，不去了，帮我撤掉'],
    ['activity-signup', '那天临时有事来不了，名额给别人好了'],
    ['overseas-registration', '我女儿不愿意登，撤了吧'],
    ['gp-appointment', '好了，不咳了，不看了'],
  ])('gives all of it up: %s %s', (service, text) => {
    expect(after(service, text).off).toBe(true)
  })

  it.each([['meal', '她不要轮椅，自己走'], ['venue-booking', '话筒不要了，我们自己带'], ['gp-appointment', '没空位就算了'], ['home-care', '钥匙在隔壁，不用按门铃']])('gives nothing up, chooses and opens nothing: %s %s', (service, text) => {
    const { slots, off, replies } = after(service, text)
    expect([slots, off, replies.some((reply) => reply.startsWith('intake'))]).toEqual([{}, false, false])
  })

  it.each([
    ['day-care', '更正一下，她现在要人扶着走', { mobility: '要人扶' }],
    ['home-care', '还有就是窗帘拆下来洗一洗', { care: '打扫；还有就是窗帘拆下来洗一洗' }],
    ['gp-appointment', '昨天夜里又发烧了，38度', { health: '有的；昨天夜里又发烧了,38度' }],
    ['safety-check', '帮我告诉她，孙女考上大学了', { need: '帮我告诉她,孙女考上大学了' }],
    ['home-visit', '手滑，应该是我婆婆', { relation: '婆婆' }],
    ['document-help', '最迟下个月5号要用', { time: '最迟下个月5号' }],
    ['document-help', '12月底开庭要用的', { time: '12月底', purpose: '有的；12月底开庭要用的' }],
    ['gp-appointment', "He's my father actually, not my mother", { relation: '父亲' }],
    ['home-repair', '不是给我妈修，是给我舅舅修的', { relation: '舅舅' }],
    ['service-card', '弄错了，办卡的是我，不是我妈', { applicant: '本人' }],
    ['rights-aid', '补充一下：我下岗了，家里没收入，麻烦写上', { hardship: '补充一下:我下岗了,家里没收入,麻烦写上' }],
    ['donation', '麻烦给我开张收据', { receipt: '要收据' }],
    ['safety-check', '他有癫痫，上门的人注意一下', { health: '他有癫痫,上门的人注意一下' }],
  ])('goes where it belongs: %s %s', (service, text, slots) => {
    expect(after(service, text, { care: '打扫' }).slots).toEqual(slots)
  })

  it.each([
    ['改成周五开始送吧，周四我带他去配眼镜', ['time']],
    ['中饭算了，改成送夜饭', ['meals']],
    ['还是送到家里来吧', ['delivery']],
  ])('is delivered to the door only where it says so: %s', (text, changed) => {
    expect(Object.keys(after('meal', text, { meals: '中饭' }).slots)).toEqual(changed)
  })

  it('adds another to the one that is known', () => {
    expect(after('legal-consult', '对方不光是叔叔一个，还有我堂哥', { parties: '叔叔' }).slots).toEqual({ parties: '叔叔；对方不光是叔叔一个,还有我堂哥' })
  })

  it('is another day, and no other wish, where it says where she goes', () => {
    expect(after('home-visit', '周四她要去老年大学，周四就别来了，改周五上午')).toMatchObject({ slots: { time: '周五上午' }, off: false })
  })

  it.each([
    ['home-visit', 'Please cancel the visit, my aunt has moved in and will look after Mum all winter. Thank you!'],
    ['day-care', '姆妈还是登勒屋里，日托退脱吧'],
  ])('is called off whatever is told after it: %s %s', (service, text) => {
    expect(after(service, text).off).toBe(true)
  })

  it.each([
    ['home-care', '补一句，她去年换过人工关节，走路要人扶的', { health: '她去年换过人工关节' }],
    ['rights-aid', '开庭期限是12月20号，麻烦记一下', { deadline: expect.stringContaining('开庭期限是12月20号') }],
    ['volunteering', '名字打错了，是孙晓芸', { name: '孙晓芸' }],
  ])('keeps what is told beside or put right: %s %s', (service, text, slots) => {
    expect(after(service, text).slots).toMatchObject(slots)
  })

  it('adds what somebody can do, and tells no language', () => {
    expect(after('volunteering', '除了书法我还会修手机', { skill: '教书法' }).slots).toEqual({ skill: expect.stringMatching(/^教书法.*修手机$/) })
  })

  it('changes no reason for the card where somebody moved', () => {
    expect(after('service-card', '我们搬家了，现在住国泰新都6幢乙单元501', { reason: '新办' }).slots).not.toHaveProperty('reason')
  })

  it('asks who took it', () => {
    expect(after('medical-escort', '有没有志愿者接啊，不急的').replies[0]).toBe('ticket.status')
  })

  it.each(['You are all so kind, thank you', 'Thanks so much, you people are wonderful'])('thanks and opens nothing: %s', (text) => {
    expect(after('home-visit', text)).toEqual({ slots: {}, off: false, replies: ['smalltalk.thanks'] })
  })

  it('takes weekdays for no room', () => {
    expect(after('meal', '再改一下，天天都要送，不是一三五了', { address: '运河人家3幢302室' }).slots).not.toHaveProperty('address')
  })

  it.each([
    ['meal', '夜饭也要个，中浪夜里侪要', { meals: '中饭和晚饭' }],
    ['meal', '晚上那顿也送吧', { meals: '中饭和晚饭' }],
    ['home-care', '除了打扫，另外再加一样，给她洗洗头', { care: '打扫；给她洗洗头' }],
    ['home-care', '再添一样，烧烧中饭', { care: '打扫；烧烧中饭' }],
    ['donation', '写家庭吧，不写个人', { donor: '家庭' }],
    ['donation', '就写全家人的名义', { donor: '家庭' }],
    ['donation', '别写我名字', { public: '匿名' }],
  ])('is more, or another choice, and opens nothing: %s %s', (service, text, slots) => {
    expect(after(service, text, { care: '打扫' })).toMatchObject({ slots, off: false, replies: ['ticket.corrected'] })
  })
})
