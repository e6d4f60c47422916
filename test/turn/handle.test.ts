import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import { begin, type Conversation } from '../../src/core/conversation.ts'
import { conversationOf, type Message } from '../../src/core/message.ts'
import type { MessageId, PersonId } from '../../src/core/ids.ts'
import type { ConversationStore, Hearing, Ledger, Pending } from '../../src/ports.ts'
import { Contended, handle } from '../../src/turn/handle.ts'
import { newAccount, said } from '../support/said.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const account = newAccount()
const id = conversationOf(said(account, ''))
const NOW = said(account, '').heardAt

/** One conversation in a store that counts its revisions, and loses as many commits as it is told to. */
const openConversation = (conflicts = 0) => {
  let conversation: Conversation = begin(id)
  let inbox: readonly Message[] = []
  let revision = 0
  let left = conflicts
  const outbox: Pending[] = []
  const heard: string[] = []
  const released: unknown[] = []
  const store = {
    load: async () => ({ revision, conversation, inbox, outbox }),
    commit: async (of: number, next: Conversation, taken: readonly MessageId[], effects: readonly Pending[]) => {
      left -= 1
      if (left >= 0 || of !== revision) return false
      revision += 1
      conversation = next
      inbox = inbox.filter((message) => !taken.includes(message.id))
      outbox.push(...effects)
      return true
    },
  } as unknown as ConversationStore
  const ledger = {
    runningPlans: async () => [],
    followedBy: async () => [],
    recognise: async () => ({ person: 'p' as PersonId, account, contact: 'c', name: '张先生', roles: [], friend: true }),
    ticketsOf: async () => [],
    activities: async () => [],
  } as unknown as Ledger
  const understand = ({ turn, conversation: { voice } }: Hearing): Readonly<{ commands: readonly Command[]; voice: Conversation['voice'] }> => {
    heard.push(turn.text)
    return { commands: [{ kind: 'greet' }], voice }
  }
  return {
    outbox, heard, released,
    left: () => inbox.length, seen: () => conversation.seen,
    take: (...messages: readonly Message[]) => {
      inbox = [...inbox, ...messages]
      return handle(id, { store, ledger, understand, library: () => library, now: () => NOW, present: (to) => { released.push(to) } })
    },
  }
}

const message = (name: string, text: string, change: Partial<Message> = {}): Message => said(account, text, { id: name as MessageId, ...change })
const recall = (of: string): Message => message(`recall-${of}`, '', { kind: 'recall', recalls: of as MessageId })

describe('a turn', () => {
  it('takes up everything that was kept, and says what it came to without a word of it', async () => {
    const { take, heard, left, outbox } = openConversation()
    const note = await take(message('a', '在吗'), message('b', '我叫张三'))
    expect(heard).toEqual(['在吗\n我叫张三'])
    expect(note).toEqual({ turn: 'a', messages: 2, from: 'idle', to: 'idle', commands: ['greet'], effects: ['say'] })
    expect(JSON.stringify(note)).not.toContain('张三')
    expect(left()).toBe(0)
    expect(outbox).toMatchObject([{ id: `${id}#a#0`, tries: 0, origin: { at: NOW } }])
  })

  it('is none when there is nothing new', async () => {
    const { take, heard } = openConversation()
    expect(await take()).toBeUndefined()
    expect(heard).toEqual([])
  })

  it('in private lets go what waited for the person', async () => {
    const { take, released } = openConversation()
    await take(message('a', '在吗'))
    expect(released).toMatchObject([{ kind: 'private', account }])
  })
})

describe('a message told twice', () => {
  it('is answered once, and does not stay in the inbox', async () => {
    const { take, heard, left, outbox } = openConversation()
    await take(message('a', '在吗'))
    expect(await take(message('a', '在吗'))).toBeUndefined()
    expect([heard.length, outbox.length, left()]).toEqual([1, 1, 0])
  })

  it('does not keep what is new beside it from being heard', async () => {
    const { take, heard } = openConversation()
    await take(message('a', '在吗'))
    await take(message('a', '在吗'), message('b', '想问个事'))
    expect(heard).toEqual(['在吗', '想问个事'])
  })
})

describe('a message taken back', () => {
  it('is not heard when the recall came in the same breath', async () => {
    const { take, heard, left, outbox } = openConversation()
    expect(await take(message('a', '发错了'), recall('a'))).toBeUndefined()
    expect([heard, outbox, left()]).toEqual([[], [], 0])
  })

  it('leaves the rest of the burst', async () => {
    const { take, heard } = openConversation()
    await take(message('a', '发错了'), message('b', '我算侨眷吗'), recall('a'))
    expect(heard).toEqual(['我算侨眷吗'])
  })

  it.each([
    ['alone', [message('a', '发错了'), recall('a')]],
    ['beside others', [message('a', '发错了'), message('b', '我算侨眷吗'), recall('a')]],
  ])('%s stays taken back when the provider tells it again after a reconnect', async (_, burst) => {
    const { take, heard } = openConversation()
    await take(...burst)
    await take(message('a', '发错了'))
    expect(heard.join()).not.toContain('发错了')
  })

  it('after the answer changes nothing, and is no new turn', async () => {
    const { take, heard, left } = openConversation()
    await take(message('a', '我算侨眷吗'))
    expect(await take(recall('a'))).toBeUndefined()
    expect([heard.length, left()]).toEqual([1, 0])
  })
})

describe('somebody else committing meanwhile', () => {
  it('means deciding again on what is there now, with one set of effects', async () => {
    const { take, heard, outbox } = openConversation(2)
    expect(await take(message('a', '在吗'))).toMatchObject({ turn: 'a' })
    expect(heard).toHaveLength(3)
    expect(outbox).toHaveLength(1)
  })

  it('again and again means not yet: the message is still there', async () => {
    const { take, left, outbox } = openConversation(99)
    await expect(take(message('a', '在吗'))).rejects.toThrow(Contended)
    expect([left(), outbox.length]).toEqual([1, 0])
  })

  it('while a recalled message is put away does not lose what follows', async () => {
    const { take, left, seen } = openConversation(1)
    await take(message('a', '发错了'), recall('a'))
    expect(left()).toBe(0)
    expect(seen()).toContain('a')
  })
})
