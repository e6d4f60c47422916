import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import { begin, type Conversation } from '../../src/core/conversation.ts'
import type { Speaker } from '../../src/core/context.ts'
import { decide } from '../../src/core/decide.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId } from '../../src/core/ids.ts'
import type { Library } from '../../src/core/library.ts'
import type { Turn } from '../../src/core/message.ts'
import type { NewTicket } from '../../src/core/ticket.ts'
import type { Understanding } from '../../src/understand/understand.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { prepareShipped } from '../support/prepareShipped.ts'

const NOW = Date.parse('2026-11-23T02:00:00Z')
const ACCOUNT = 'bot' as AccountId
const CONTACT = 'c' as ContactId
const SPEAKER: Speaker = { person: 'p' as PersonId, account: ACCOUNT, contact: CONTACT, name: '张先生', roles: [], friend: true }

let library: Library
let understanding: Understanding
beforeAll(async () => {
  library = await loadShipped()
  understanding = prepareShipped(library)
}, 240_000)

type Heard = Readonly<{ commands: readonly Command[]; replies: readonly string[]; tickets: readonly NewTicket[]; conversation: Conversation }>

const hear = (before: Conversation, text: string, at: number): Heard => {
  const now = NOW + at * 60_000
  const turn: Turn = {
    conversation: before.id, ids: [`m-${at}` as MessageId], account: ACCOUNT, from: { contact: CONTACT, name: '张先生', friend: true },
    place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: now, heardAt: now,
  }
  const understood = understanding.understand({ turn, conversation: before, speaker: SPEAKER, desk: [], colleagues: [], own: [], now })
  const { conversation, effects } = decide(before, turn, { now, library, ...understood, speaker: SPEAKER, desk: [], colleagues: [], own: [] })
  return {
    conversation, commands: understood.commands,
    replies: effects.flatMap((effect) => (effect.do === 'say' ? effect.lines.map(({ reply, about }) => (about === undefined ? reply : `${reply}:${about}`)) : [])),
    tickets: effects.flatMap((effect) => (effect.do === 'openTicket' ? [effect.ticket] : [])),
  }
}

const talk = (texts: readonly string[]): readonly Heard[] => {
  const heard: Heard[] = []
  let conversation = begin(privateConversation(ACCOUNT, CONTACT))
  for (const [at, text] of texts.entries()) {
    const one = hear(conversation, text, at)
    conversation = one.conversation
    heard.push(one)
  }
  return heard
}

const WISH = '想请人去看看我妈'
const FACTS = ['她住国泰新都8幢302室', '电话13912345678', '每周一上午去', '她同意的', '看看她精神好不好，缺不缺东西'] as const

const slotsOf = (heard: readonly Heard[]): Readonly<Record<string, string>> => {
  const { stage } = heard.at(-1)!.conversation
  if (stage.at !== 'filling' && stage.at !== 'confirming') return {}
  return Object.fromEntries(Object.entries(stage.draft.slots).map(([id, { text }]) => [id, text]))
}

describe('whatever is said in whichever order', () => {
  it('the same facts make the same form', { timeout: 240_000 }, () => {
    const straight = slotsOf(talk([WISH, ...FACTS]))
    expect(Object.keys(straight)).toEqual(expect.arrayContaining(['address', 'consent', 'need', 'phone', 'relation', 'time']))
    fc.assert(fc.property(fc.shuffledSubarray([...FACTS], { minLength: FACTS.length }), (order) => {
      expect(slotsOf(talk([WISH, ...order]))).toEqual(straight)
    }), { numRuns: 40, seed: 4 })
  })

  it('nobody is asked again for what they validly gave', { timeout: 240_000 }, () => {
    fc.assert(fc.property(fc.shuffledSubarray([...FACTS], { minLength: 2 }), (order) => {
      const heard = talk([WISH, ...order])
      for (const [at, { replies }] of heard.entries()) {
        const given = slotsOf(heard.slice(0, at + 1))
        const asked = replies.filter((reply) => reply.startsWith('intake.ask:')).map((reply) => reply.slice('intake.ask:'.length))
        expect(asked.filter((slot) => slot in given)).toEqual([])
      }
    }), { numRuns: 30, seed: 4 })
  })

  it('a stretch of words fills one slot', { timeout: 240_000 }, () => {
    fc.assert(fc.property(fc.shuffledSubarray([...FACTS], { minLength: 1 }), (order) => {
      const [, heard] = talk([WISH, order.join('，')])
      const fills = heard!.commands.filter((command) => command.kind === 'fill')
      const exact = fills.filter(({ value }) => value.said.length < 14).map(({ value }) => value.said)
      expect(new Set(exact).size).toBe(exact.length)
      expect(new Set(fills.map(({ slot }) => slot)).size).toBe(fills.length)
    }), { numRuns: 40, seed: 4 })
  })

  it('no never means yes: not to a summary, not to whether to erase', { timeout: 240_000 }, () => {
    const before = (talk([WISH, ...FACTS])).at(-1)!.conversation
    expect(before.stage.at).toBe('confirming')
    const erasing = (talk(['把我的资料删了'])).at(-1)!.conversation
    expect(erasing.stage.at).toBe('erasing')
    const { acts: { deny, cancel }, particles } = library.lexicon
    const words = [...deny, ...cancel, '不对', '不好', '好不好', '对不起', '不好意思', '是不是', '行不行', '对吗', '不可以', '不确认', '先别提交']
    fc.assert(fc.property(fc.constantFrom(...words), fc.constantFrom('', ...particles), (word, particle) => {
      for (const text of [word, `${word}${particle}`]) {
        const { commands, tickets } = hear(before, text, 90)
        expect(commands.map(({ kind }) => kind), text).not.toContain('affirm')
        expect(tickets, text).toEqual([])
        expect(hear(erasing, text, 2).replies, text).not.toContain('privacy.erased')
        expect(decideErases(hear(erasing, text, 2)), text).toBe(false)
      }
    }), { numRuns: 300, seed: 4 })
  })
})

const decideErases = ({ conversation, replies }: Heard): boolean => conversation.stage.at === 'idle' && replies.length === 0
