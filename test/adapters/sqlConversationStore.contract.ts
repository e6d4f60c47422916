import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, test, expect } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { createSqlConversationStore } from '../../src/adapters/ledger/sqlConversationStore.ts'
import { begin } from '../../src/core/conversation.ts'
import { conversationOf } from '../../src/core/message.ts'
import type { ConversationStore } from '../../src/ports.ts'
import { newAccount, said } from '../support/said.ts'
import { conversationStoreContract } from './conversationStore.contract.ts'

const DAY = 86_400_000

/** The promises of `ConversationStore` and what SQL must do by itself for them, for any database. */
export const sqlConversationStoreContract = (database: () => Database): void => {
  let store: ConversationStore
  beforeAll(() => { store = createSqlConversationStore(database()) })
  afterAll(() => store.close())

  conversationStoreContract(() => ({
    store,
    spoil: async (id, row) => {
      await database().statement((orm) => orm.execute(sql`update conversations set row = ${row} where id = ${id}`))
    },
  }))

  test('a conversation untouched for 30 days is one in which nothing was said', async () => {
    let now = Date.now() + 100 * DAY
    const aging = createSqlConversationStore(database(), { now: () => now })
    const message = said(newAccount(), '上个月')
    const id = conversationOf(message)
    expect(await aging.commit(0, { ...begin(id), strikes: 2 }, [], [])).toBe(true)
    now += 29 * DAY
    expect(await aging.load(id)).toMatchObject({ revision: 1, conversation: { strikes: 2 } })
    now += 2 * DAY
    expect(await aging.load(id)).toEqual({ revision: 0, conversation: begin(id), inbox: [], outbox: [] })
    expect(await aging.commit(0, { ...begin(id), strikes: 1 }, [], [])).toBe(true)
    expect(await aging.load(id)).toMatchObject({ revision: 1, conversation: { strikes: 1 } })
    await aging.close()
  })
}
