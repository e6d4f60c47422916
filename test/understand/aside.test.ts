import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import { begin, type Conversation } from '../../src/core/conversation.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type ServiceId, type SlotId } from '../../src/core/ids.ts'
import { openDraft } from '../../src/core/intake.ts'
import type { Library } from '../../src/core/library.ts'
import { Aside } from '../../src/core/words/aside.ts'
import type { Understanding } from '../../src/understand/understand.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const [account, contact] = ['a' as AccountId, 'c' as ContactId]
const speaker = { person: 'p' as PersonId, account, contact, name: '张先生', roles: [], friend: true } as const

/** In nobody's training sentences, and without a word that the lexicon knows them by. */
const SAID: readonly (readonly [aside: Aside, said: string])[] = [
  ['later', '楼下收废品的来了，我先下去，待会接着弄'], ['later', 'my ride is here, I will fill in the rest tonight'],
  ['cancel', '我表哥说他来张罗，这单就撤掉吧'], ['cancel', '不想弄啦，帮我撤了'],
  ['dontKnow', '这我哪能晓得，得问我嫂子'], ['dontKnow', 'I have no idea about that one'],
  ['skip', '这个我不想讲，问下一个吧'], ['skip', '这一栏能空着吗，不想写'],
  ['why', '你们要这个到底派什么用场'], ['why', '问这么私人的事做什么，不会是骗子吧'],
  ['human', '机器我讲不来，叫个工作人员打给我'], ['human', 'please get a real person to call me'],
  ['restart', '前头全填岔了，清空从头来'], ['repeat', '刚没看清，你问的是啥，再发一遍'],
  ['resume', '电话打好了，刚刚填到哪里了'], ['hurry', '怎么还有啊，一共要问几个'], ['hurry', '问来问去烦死了，到底还剩几条'],
]

/** Answers that share their words with such things. */
const ANSWERS: readonly (readonly [service: string, slot: string, said: string])[] = [
  ['home-visit', 'need', '电话老打不通，看看她是不是没听见'], ['home-visit', 'need', '帮她重新装一下门铃'], ['home-visit', 'need', '记性不好，提醒她吃药'],
  ['meal', 'diet', '不要太硬，其他随便'], ['meal', 'diet', '不吃辣，晚上少一点'], ['meal', 'relation', '是我爸呀'],
  ['identity-help', 'purpose', '给女儿考试加分用的'], ['identity-help', 'hukou', '注销过，后来又恢复了'],
  ['medical-escort', 'hospital', '先去二院，再去中医院'], ['venue-booking', 'headcount', '还没定，十几到二十'], ['gp-appointment', 'health', '睡不好，一夜醒五六回'],
]

describe('what is said in the middle of a form', () => {
  let library: Library
  let understanding: Understanding
  beforeAll(async () => {
    library = await loadShipped()
    understanding = prepareShipped(library)
  }, 60_000)

  /** A form of the service in which everything before that slot is told. */
  const askedFor = (service: string, slot: string): Conversation => {
    const { slots } = library.services.get(service as ServiceId)!
    const told = slots.slice(0, slots.findIndex(({ id }) => id === slot)).map(({ id }) => [id, { text: '已填', said: '已填' }])
    const draft = openDraft(service as ServiceId, NOW, '', Object.fromEntries(told) as Readonly<Record<SlotId, { text: string; said: string }>>)
    return { ...begin(privateConversation(account, contact)), stage: { at: 'filling', draft } }
  }
  const hear = (text: string, conversation: Conversation): readonly Command[] => understanding.understand({
    turn: { conversation: conversation.id, ids: ['m' as MessageId], account, from: { contact, name: '张先生', friend: true }, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW },
    conversation, speaker, desk: [], own: [], colleagues: [], now: NOW,
  }).commands

  it.each(SAID)('hears %s: %s', (aside, said) => {
    for (const [service, slot] of [['home-visit', 'address'], ['home-visit', 'need'], ['identity-help', 'purpose'], ['meal', 'meals']] as const) {
      expect(hear(said, askedFor(service, slot)).map(({ kind }) => kind), slot).toContain(aside)
    }
  })

  it.each(ANSWERS)('takes an answer for one: %s %s: %s', (service, slot, said) => {
    const heard = hear(said, askedFor(service, slot))
    expect(heard.filter(({ kind }) => (Aside.options as readonly string[]).includes(kind))).toEqual([])
    expect(heard).toContainEqual(expect.objectContaining({ kind: 'fill', slot }))
  })

  it('keeps what was told along with it', () => {
    const heard = hear('她家在国泰新都6幢302，门铃响了我去开门，等下再弄', askedFor('home-visit', 'need'))
    expect(heard.map(({ kind }) => kind)).toContain('later')
    expect(heard).toContainEqual(expect.objectContaining({ kind: 'fill', slot: 'address' }))
  })

  it('hears an emergency before anything else', () => {
    expect(hear('等下再填，我妈摔倒了起不来', askedFor('home-visit', 'need'))[0]?.kind).toBe('emergency')
  })
})
