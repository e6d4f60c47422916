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

describe('an answer to one question', () => {
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
    ['gp-appointment', 'health', '他77了'],
    ['venue-booking', 'headcount', '住运河人家2幢丙单元401，82岁了'],
  ])('is not taken where it tells something else: %s/%s %s', (service, asked, text) => {
    expect(told(service, asked, text)).not.toHaveProperty(asked)
  })

  it.each([
    ['enterprise-care', 'company', '全名叫常州沐阳电机有限公司，你们那里查得到伐？', '全名叫常州沐阳电机有限公司'],
    ['meal', 'diet', '她血糖高，甜的别放，汤是每顿都有的吗？', '她血糖高，甜的别放'],
    ['identity-help', 'purpose', '女儿中考报名要用，听人讲能加分，对不对？', '女儿中考报名要用'],
    ['document-help', 'purpose', '银行取我爸的存款要用，公证费贵不贵？', '银行取我爸的存款要用'],
    ['venue-booking', 'occasion', '同乡会新年茶话会，要先交押金吗？', '同乡会新年茶话会'],
  ])('is taken where a question follows: %s/%s %s', (service, asked, text, value) => {
    expect(told(service, asked, text)[asked]).toContain(value)
  })

  it.each([
    ['home-visit', 'need', '我护照丢了，怎么补？'],
    ['meal', 'diet', '我爸去年走了，房子在他名下，怎么过户？'],
  ])('is not the story of a question: %s/%s %s', (service, asked, text) => {
    expect(told(service, asked, text)).toEqual({})
  })

  it.each([
    ['day-care', 'transport', '我们走不开，早上要你们来接一下', { transport: '要人接送' }],
    ['day-care', 'transport', '我老婆早上顺路送过去，下午四点我去接', { transport: '家里人送' }],
    ['meal', 'consent', '老爷子先前嫌烦，昨天松口了', { consent: '松口了' }],
  ])('moves no time that it only speaks of: %s/%s %s', (service, asked, text, value) => {
    expect(told(service, asked, text)).toEqual(value)
  })

  it.each([
    ['day-care', '前几天还死活不去，我妹妹劝了劝，答应了', '答应了'],
    ['gp-appointment', '伊弗愿意看医生', '伊不愿意看医生'],
    ['home-care', '勿肯呀，劝仔几趟也勿肯', '不肯呀'],
  ])('is agreement or none, as it is now and in plain words: %s %s', (service, text, value) => {
    expect(told(service, 'consent', text)['consent']).toContain(value)
  })

  it.each([
    ['legal-consult', 'matter', '几个子女谁来照顾老娘，谈不拢', { matter: '婚姻、赡养' }],
    ['legal-consult', 'matter', '老房子拆迁，我弟弟一个人把钱拿了', { matter: '房产、拆迁' }],
    ['suggestion', 'reply', '不用马上回，有结果了告诉我一声', { reply: '要回复' }],
    ['legal-consult', 'matter', '动迁补偿怎么分才对', { matter: '房产、拆迁' }],
    ['day-care', 'transport', 'My sister can drop him off on weekdays', { transport: '家里人送' }],
  ])('chooses: %s/%s %s', (service, asked, text, value) => {
    expect(told(service, asked, text)).toMatchObject(value)
  })

  it('keeps what leads to what else is told', () => {
    expect(told('safety-check', 'health', '肺气肿，走几步就喘，装过支架')['health']).toContain('肺气肿')
  })

  it('is the day by which something is due and no more of the matter', () => {
    expect(told('legal-consult', 'deadline', '传票上讲1月8号开庭')).toEqual({ deadline: '传票上讲1月8号开庭' })
  })

  it.each([
    ['home-visit', '喊她阙奶奶好了，小区里都这样叫', '阙奶奶'],
    ['meal', '大家叫他亓伯伯', '亓伯伯'],
  ])('is a name with a surname that is rare: %s %s', (service, text, name) => {
    expect(told(service, 'elderName', text)['elderName']).toBe(name)
  })

  it('names no elder by what they are to the speaker', () => {
    expect(told('medical-escort', 'relation', '岳母，我爱人的妈妈')).toEqual({ relation: '岳母' })
  })

  it('is for nobody who only has the day off', () => {
    expect(told('home-repair', 'time', '礼拜天上午好了，我儿子那天休息')['relation']).toBeUndefined()
  })

  it('asks for no time by how often somebody is treated', () => {
    expect(told('scholarship', 'hardship', '孩子爸爸肾坏了，每个礼拜要透析，积蓄都用完了')['time']).toBeUndefined()
  })

  it('puts right what was typed for another character', () => {
    expect(told('meal', 'relation', '我老功的爸爸')).toEqual({ relation: '公公' })
    expect(told('home-visit', 'address', '桂花新邨 15号楼 甲单元 301')['address']).toContain('桂花新村15幢')
  })

  it('names no elder who is the doctor', () => {
    expect(told('medical-escort', 'hospital', '三院骨科，找姓邵的主任')['elderName']).toBeUndefined()
    expect(told('gp-appointment', 'health', '老咳嗽，上次看的医生姓孟，开的药没用')['elderName']).toBeUndefined()
  })

  it.each([
    ['enterprise-care', 'time', '下周五下午吧，之前要赶货', ['time']],
    ['enterprise-care', 'time', '礼拜四上午九点，下午要开会个', ['time']],
    ['enterprise-care', 'time', 'Friday afternoon, mornings we load trucks', ['time']],
    ['enterprise-care', 'time', '周四上午吧，重点看看仓库的电线', ['time', 'need']],
    ['medical-escort', 'time', '后天早上七点半要赶到医院', ['time']],
    ['medical-escort', 'time', '周五早上八点要到一院', ['time', 'hospital']],
    ['rights-aid', 'hardship', '特困户，每个月领低保', ['hardship']],
    ['enterprise-care', 'want', '三十来个工人统一查一下身体', ['want']],
    ['donation', 'receipt', 'yes, a receipt for tax', ['receipt']],
    ['gp-appointment', 'elderAge', '过了年就八十八了，现在八十七', ['elderAge']],
  ])('tells no more than it says: %s/%s %s', (service, asked, text, slots) => {
    expect(Object.keys(told(service, asked, text)).toSorted()).toEqual(slots.toSorted())
  })

  it.each([
    ['三个大人，还有两个小孩，小孩也算吧？', 5],
    ['大人两个小囡三个', 5],
    ['三个大人，小孩不来了', 3],
  ])('counts people of every kind: %s', (text, count) => {
    expect(told('activity-signup', 'headcount', text)['headcount']).toMatch(new RegExp(`^(?:${count}|${'零一二三四五'[count]})`))
  })
})
