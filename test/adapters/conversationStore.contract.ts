import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { begin, remember } from '../../src/core/conversation.ts'
import type { Conversation } from '../../src/core/conversation.ts'
import type { ConversationId, EffectId, MessageId, PersonId } from '../../src/core/ids.ts'
import { conversationOf } from '../../src/core/message.ts'
import type { Message } from '../../src/core/message.ts'
import type { ConversationStore, Pending } from '../../src/ports.ts'
import { newAccount, said, saidInRoom } from '../support/said.ts'

/** What every conversation store is given to pass: the store under test, and a way to spoil a stored row behind its back. */
export type StoreUnderTest = Readonly<{
  store: ConversationStore
  /** Replaces the stored JSON of a conversation. */
  spoil(id: ConversationId, row: string): Promise<void>
}>

const effect = (name: string, words = '工单', tries = 0): Pending => {
  const { account, from } = said(newAccount(), '')
  return {
    id: `${name}#${randomUUID()}` as EffectId, tries, effect: { do: 'noteUnanswered', words, nearest: [] },
    origin: {
      speaker: { person: 'p1' as PersonId, account, contact: from.contact, name: from.name, roles: ['gridLead'], friend: true },
      to: { kind: 'private', account, contact: from.contact }, voice: { locale: 'zh-CN', traditional: true }, at: 1_763_900_000_000,
    },
  }
}

const heard = (message: Message): Conversation => remember(begin(conversationOf(message)), [message.id], message.heardAt)

/** The promises of `ConversationStore`, for any implementation. */
export const conversationStoreContract = (underTest: () => StoreUnderTest): void => {
  const store = (): ConversationStore => underTest().store

  test('an unknown conversation is one in which nothing was said', async () => {
    const id = conversationOf(said(newAccount(), '在吗'))
    expect(await store().load(id)).toEqual({ revision: 0, conversation: begin(id), inbox: [], outbox: [] })
    expect(await store().commit(3, begin(id), [], [])).toBe(false)
    expect((await store().load(id)).revision).toBe(0)
  })

  test('a message is kept as it was said until a turn takes it up, and then state and effects are there instead', async () => {
    const message = said(newAccount(), '我妈一个人在国泰新都 \u0000 \ud83d 👵\n“喂”', { quote: { from: '王', text: '引', ours: false } })
    const id = conversationOf(message)
    await store().receive(message)
    const before = await store().load(id)
    expect(before.inbox).toEqual([message])
    expect(await store().unfinished(message.account)).toEqual([id])

    const effects = [effect('open'), effect('say', '逗号,冒号:与\u0000', 2)]
    expect(await store().commit(before.revision, heard(message), [message.id], effects)).toBe(true)
    const after = await store().load(id)
    expect(after).toEqual({ revision: before.revision + 1, conversation: heard(message), inbox: [], outbox: effects })
    expect(await store().unfinished(message.account)).toEqual([id])
  })

  test('an effect is pending, with its tries, until it is settled', async () => {
    const message = said(newAccount(), '要陪诊')
    const id = conversationOf(message)
    const [first, second] = [effect('a'), effect('b')]
    await store().commit(0, heard(message), [], [first, second])
    await store().retried(id, second.id)
    await store().retried(id, second.id)
    await store().retried(id, 'never was' as EffectId)
    expect((await store().load(id)).outbox).toEqual([first, { ...second, tries: 2 }])
    await store().settle(id, first.id)
    await store().settle(id, first.id)
    expect((await store().load(id)).outbox).toEqual([{ ...second, tries: 2 }])
    expect(await store().unfinished(message.account)).toEqual([id])
    await store().settle(id, second.id)
    expect((await store().load(id))).toEqual({ revision: 1, conversation: heard(message), inbox: [], outbox: [] })
    expect(await store().unfinished(message.account)).toEqual([])
  })

  test('settling does not stand in the way of the turn that is being decided', async () => {
    const message = said(newAccount(), '还有一件事')
    const id = conversationOf(message)
    const [first, second] = [effect('a'), effect('b')]
    await store().commit(0, heard(message), [], [first])
    const loaded = await store().load(id)
    await store().receive(message)
    await store().settle(id, first.id)
    expect(await store().commit(loaded.revision, heard(message), [], [second])).toBe(true)
    expect(await store().load(id)).toMatchObject({ revision: 2, inbox: [message], outbox: [second] })
  })

  test('effects stay in the order they were decided, turn after turn', async () => {
    const message = said(newAccount(), '一')
    const id = conversationOf(message)
    const turns = Array.from({ length: 4 }, (_, turn) => Array.from({ length: 12 }, (__, n) => effect(`${99 - n}`, `${turn}/${n}`)))
    for (const [revision, effects] of turns.entries()) expect(await store().commit(revision, heard(message), [], effects)).toBe(true)
    expect((await store().load(id)).outbox).toEqual(turns.flat())
  })

  test('messages stay in the order they were received, however fast they come', async () => {
    const account = newAccount()
    const messages = Array.from({ length: 120 }, (_, n) => said(account, `第${n}句`))
    await Promise.all(messages.map((message) => store().receive(message)))
    expect((await store().load(conversationOf(said(account, '')))).inbox).toEqual(messages)
  })

  test('the same message received again, or many times at once, is there once and in its place', async () => {
    const account = newAccount()
    const [first, second] = [said(account, '一'), said(account, '二')]
    await Promise.all([...Array.from({ length: 20 }, () => store().receive(first)), store().receive(second)])
    await store().receive(first)
    const loaded = await store().load(conversationOf(first))
    expect(loaded.inbox).toEqual([first, second])
    await store().commit(0, heard(first), [first.id], [])
    expect((await store().load(conversationOf(first))).inbox).toEqual([second])
    expect(await store().unfinished(account)).toEqual([conversationOf(first)])
    await store().commit(1, heard(second), [second.id, 'never was' as MessageId], [])
    expect(await store().unfinished(account)).toEqual([])
  })

  test('of many who commit on one revision one wins, and only its effects are there', async () => {
    const message = said(newAccount(), '抢')
    const id = conversationOf(message)
    const won: EffectId[] = []
    for (let revision = 0; revision < 3; revision += 1) {
      const rivals = Array.from({ length: 50 }, () => effect('rival'))
      const results = await Promise.all(rivals.map((rival) => store().commit(revision, heard(message), [], [rival])))
      expect(results.filter(Boolean)).toHaveLength(1)
      won.push(...rivals.filter((_, n) => results[n]).map((rival) => rival.id))
    }
    const loaded = await store().load(id)
    expect(loaded.revision).toBe(3)
    expect(loaded.outbox.map((pending) => pending.id)).toEqual(won)
  })

  test('a commit that lost changes nothing: not the state, not the inbox', async () => {
    const message = said(newAccount(), '等等')
    const id = conversationOf(message)
    await store().receive(message)
    await store().commit(0, { ...heard(message), strikes: 1 }, [], [])
    expect(await store().commit(0, { ...heard(message), strikes: 9 }, [message.id], [effect('late')])).toBe(false)
    expect(await store().load(id)).toMatchObject({ revision: 1, conversation: { strikes: 1 }, inbox: [message], outbox: [] })
  })

  test('state of another format, or none at all, is a fresh start that loses no message and no effect', async () => {
    const { spoil } = underTest()
    for (const row of ['{"format":99,"id":"x"}', 'not json', 'null', '[]', '"format"']) {
      const message = said(newAccount(), '还在吗')
      const id = conversationOf(message)
      const pending = effect('kept')
      await store().commit(0, { ...heard(message), strikes: 2 }, [], [pending])
      await store().receive(message)
      await spoil(id, row)
      expect(await store().load(id)).toEqual({ revision: 1, conversation: begin(id), inbox: [message], outbox: [pending] })
      expect(await store().commit(1, heard(message), [message.id], [])).toBe(true)
    }
  })

  test('a forgotten conversation leaves nothing, and who still holds it cannot bring it back', async () => {
    const message = said(newAccount(), '删掉我的')
    const id = conversationOf(message)
    await store().receive(message)
    await store().commit(0, heard(message), [], [effect('a')])
    await store().forget(id)
    expect(await store().load(id)).toEqual({ revision: 0, conversation: begin(id), inbox: [], outbox: [] })
    expect(await store().unfinished(message.account)).toEqual([])
    expect(await store().commit(1, heard(message), [], [])).toBe(false)
    expect((await store().load(id)).revision).toBe(0)
  })

  test('people, rooms and accounts do not see each other', async () => {
    const [mine, other] = [newAccount(), newAccount()]
    const messages = [said(mine, '私聊'), saidInRoom(mine, 'r1', '群一'), saidInRoom(mine, 'r2', '群二'), said(other, '别的号')]
    await Promise.all(messages.map((message) => store().receive(message)))
    for (const message of messages) expect((await store().load(conversationOf(message))).inbox).toEqual([message])
    expect((await store().unfinished(mine)).toSorted()).toEqual(messages.slice(0, 3).map(conversationOf).toSorted())
    expect(await store().unfinished(other)).toEqual([conversationOf(said(other, ''))])
  })

  test('an account is held by one process at a time, until it lets go or its time is over', async () => {
    const account = newAccount()
    expect(await store().lease(account, 'first', 150)).toBe(true)
    expect(await store().lease(account, 'second', 150)).toBe(false)
    expect(await store().lease(account, 'first', 150)).toBe(true)
    await wait(220)
    expect(await store().lease(account, 'second', 5_000)).toBe(true)
    expect(await store().lease(account, 'first', 5_000)).toBe(false)
    expect(await store().lease(account, 'first', 0)).toBe(false)
    expect(await store().lease(account, 'second', 0)).toBe(true)
    expect(await store().lease(account, 'first', 5_000)).toBe(true)
    const rivals = await Promise.all(Array.from({ length: 20 }, (_, n) => store().lease(newAccount(), `p${n}`, 1_000)))
    expect(rivals.every(Boolean)).toBe(true)
    const contested = newAccount()
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => store().lease(contested, `p${n}`, 5_000)))
    expect(results.filter(Boolean)).toHaveLength(1)
  })

  test('it says that it is there', async () => {
    await expect(store().ping()).resolves.toBeUndefined()
  })
}
