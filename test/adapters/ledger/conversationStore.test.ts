import { rm } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../../src/adapters/ledger/database.ts'
import { openDatabase } from '../../../src/adapters/ledger/open.ts'
import { createSqlConversationStore } from '../../../src/adapters/ledger/sqlConversationStore.ts'
import { begin } from '../../../src/core/conversation.ts'
import { conversationOf } from '../../../src/core/message.ts'
import type { ConversationStore } from '../../../src/ports.ts'
import { copyEmbeddedData } from '../../support/embeddedData.ts'
import { startPostgresServer } from '../../support/postgresServer.ts'
import { newAccount, said } from '../../support/said.ts'
import { conversationStoreContract } from '../conversationStore.contract.ts'

const DAY = 86_400_000
const server = await startPostgresServer()

const suite = (open: () => Promise<Database>): void => {
  let database: Database
  let store: ConversationStore
  beforeAll(async () => {
    database = await open()
    store = createSqlConversationStore(database)
  })
  afterAll(async () => {
    await store.close()
    await database.close()
  })

  conversationStoreContract(() => ({
    store,
    spoil: async (id, row) => {
      await database.statement((orm) => orm.execute(sql`update conversations set row = ${row} where id = ${id}`))
    },
  }))

  test('a conversation untouched for 30 days is one in which nothing was said', async () => {
    let now = Date.now() + 100 * DAY
    const aging = createSqlConversationStore(database, { now: () => now })
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

describe('conversations in the embedded database', () => {
  let dir = ''
  afterAll(() => rm(dir, { recursive: true, force: true }))
  suite(async () => {
    dir = await copyEmbeddedData()
    return openDatabase({ dataDir: dir })
  })
})

describe.skipIf(server === undefined)('conversations in PostgreSQL', () => {
  afterAll(async () => { await server?.dispose() })
  suite(() => openDatabase({ databaseUrl: server?.url, dataDir: 'nowhere' }))
})
