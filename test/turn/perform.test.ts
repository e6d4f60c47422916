import { describe, expect, it } from 'vitest'
import { begin, type Conversation, type Draft } from '../../src/core/conversation.ts'
import type { Effect } from '../../src/core/effect.ts'
import { privateConversation, roomConversation, type ContactId, type EffectId, type PersonId, type RoomId, type ServiceId, type TicketId, type TicketNumber } from '../../src/core/ids.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import { line } from '../../src/core/step.ts'
import type { Address } from '../../src/core/ticket.ts'
import type { ConversationStore, Pending, Sent } from '../../src/ports.ts'
import { NotPerformed, perform } from '../../src/turn/perform.ts'
import { createSpoken, type Spoken } from '../../src/turn/spoken.ts'
import { newAccount } from '../support/said.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const account = newAccount()
const contact = 'wxid_zhang' as ContactId
const here: Address = { kind: 'private', account, contact }
const voice = { locale: 'zh-CN', traditional: false } as const
const CLAIM: Effect = { do: 'claim', ticket: 't' as TicketId }
const WON: Outcome = { of: 'claim', result: 'won', number: 'Q1123-01' as TicketNumber }

const pending = (effect: Effect, tries = 0): Pending => ({
  id: 'room#m#0' as EffectId, effect, tries,
  origin: { speaker: { person: 'p' as PersonId, account, contact, name: '小王', roles: ['gridWorker'], friend: true }, to: here, voice, at: 7 },
})

type Parts = Readonly<{ spoken?: Spoken; sent?: Sent | ((text: string) => Sent); outcome?: () => Promise<Outcome>; store?: ConversationStore }>
const run = async (one: Pending, { spoken = createSpoken(), sent = { kind: 'sent' }, outcome = async () => WON, store = {} as ConversationStore }: Parts = {}) => {
  const texts: string[] = []
  const told: (readonly string[])[] = []
  const failure = await perform(one, {
    store, spoken, library: () => library, toTraditional: (text) => text,
    desk: () => outcome(),
    files: { hasFile: async () => false, keepFile: async () => {} },
    channel: {
      start: () => {}, status: () => ({ loggedIn: true }), stop: async () => {},
      send: async (_, text) => {
        texts.push(text)
        return typeof sent === 'function' ? sent(text) : sent
      },
      sendFile: async () => ({ kind: 'sent' }),
      fetchFile: async () => ({ kind: 'gone', why: '' }),
    },
    onSaid: (_, lines) => told.push(lines.map(({ reply }) => reply)),
  }).then(() => undefined, (error: unknown) => error)
  return { texts, told, failure }
}

const SAY: Effect = { do: 'say', to: here, voice, lines: [line('smalltalk.greet')] }
const refused: Sent = { kind: 'refused', why: 'offline' }
const uncertain: Sent = { kind: 'uncertain', why: 'no answer' }

describe('saying', () => {
  it('reaches the channel in words, and is told of by reply id', async () => {
    const { texts, told, failure } = await run(pending(SAY))
    expect(failure).toBeUndefined()
    expect(texts.join('\n')).toMatch(/\p{Script=Han}/u)
    expect(told).toEqual([['smalltalk.greet']])
  })

  it('nothing sends nothing', async () => {
    expect(await run(pending({ ...SAY, lines: [] }))).toEqual({ texts: [], told: [], failure: undefined })
  })

  it('is tried again when it was refused, and nobody hears that it was said', async () => {
    const { told, failure } = await run(pending(SAY), { sent: refused })
    expect(failure).toBeInstanceOf(NotPerformed)
    expect(told).toEqual([])
  })

  it('is said once more when nobody knows whether it arrived, and then left', async () => {
    expect((await run(pending(SAY, 0), { sent: uncertain })).failure).toBeInstanceOf(NotPerformed)
    expect((await run(pending(SAY, 1), { sent: uncertain })).failure).toBeUndefined()
  })
})

describe('what takes several messages', () => {
  const LONG: Effect = { ...SAY, lines: [...'一二三'].map((word) => line('voice.heard', undefined, { words: word.repeat(1_500) })) }

  it('goes on where it was broken off, and begins anew for another effect', async () => {
    const spoken = createSpoken()
    const whole = await run(pending(LONG))
    expect(whole.texts.length).toBeGreaterThan(2)
    let left = 1
    const first = await run(pending(LONG), { spoken, sent: () => ((left -= 1) >= 0 ? { kind: 'sent' } : refused) })
    expect(first.failure).toBeInstanceOf(NotPerformed)
    expect(first.texts).toHaveLength(2)
    const second = await run(pending(LONG, 1), { spoken })
    expect([first.texts[0], ...second.texts]).toEqual(whole.texts)
    expect((await run(pending(LONG, 2), { spoken })).texts).toEqual([])
    expect((await run({ ...pending(LONG), id: 'room#n#0' as EffectId }, { spoken })).texts).toEqual(whole.texts)
  })
})

describe('what only the ledger decides', () => {
  it('is said of once it is done, and in the words of its outcome', async () => {
    const won = await run(pending(CLAIM))
    expect(won.told).toEqual([['desk.won']])
    expect(won.texts.join()).toContain('Q1123-01')
    const lost = await run(pending(CLAIM), { outcome: async () => ({ of: 'claim', result: 'lost', number: 'Q1123-01' as TicketNumber, by: '小李', at: Date.parse('2026-11-23T02:05:00Z') }) })
    expect(lost.told).toEqual([['desk.lost']])
    expect(lost.texts.join()).toMatch(/小李.*10:05/)
  })

  it('is said nothing of when the ledger is gone', async () => {
    const { texts, failure } = await run(pending(CLAIM), { outcome: () => Promise.reject(new Error('gone')) })
    expect(String(failure)).toContain('gone')
    expect(texts).toEqual([])
  })
})

describe('a draft begun in a group', () => {
  const target = privateConversation(account, contact)
  const draft: Draft = { service: 'home-visit' as ServiceId, slots: {}, passed: [], attachments: [], words: ['想请人看看我妈'], begunAt: 5 }
  const CARRY: Effect = { do: 'carry', to: target, draft, voice, announce: true }
  const from = roomConversation(account, 'r@chatroom' as RoomId, contact)

  /** A store with one private conversation that loses the first `conflicts` commits. */
  const storeWith = (before: Conversation, conflicts = 0) => {
    const committed: { conversation: Conversation; effects: readonly Pending[] }[] = []
    let left = conflicts
    const store = {
      load: async () => ({ revision: committed.length, conversation: committed.at(-1)?.conversation ?? before, inbox: [], outbox: [] }),
      commit: async (_: number, conversation: Conversation, __: unknown, effects: readonly Pending[]) => {
        left -= 1
        if (left >= 0) return false
        committed.push({ conversation, effects })
        return true
      },
    } as unknown as ConversationStore
    return { store, committed }
  }

  it('goes on in private, once, however often it is carried', async () => {
    const { store, committed } = storeWith(begin(target))
    const carried = { ...pending(CARRY), id: `${from}#m#0` as EffectId }
    for (let n = 0; n < 3; n += 1) expect((await run(carried, { store })).failure).toBeUndefined()
    expect(committed).toHaveLength(1)
    expect(committed[0]?.conversation.stage).toMatchObject({ at: 'filling', draft: { service: 'home-visit' } })
    expect(committed[0]?.effects).toMatchObject([{ effect: { do: 'say', to: here } }])
  })

  it('gives way to a turn being decided there, and is tried again later when there are too many', async () => {
    const twice = storeWith(begin(target), 2)
    expect((await run(pending(CARRY), { store: twice.store })).failure).toBeUndefined()
    expect(twice.committed).toHaveLength(1)
    const always = storeWith(begin(target), 99)
    expect((await run(pending(CARRY), { store: always.store })).failure).toBeInstanceOf(NotPerformed)
  })
})
