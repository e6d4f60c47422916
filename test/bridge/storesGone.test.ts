import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import { createRedisConversationStore } from '../../src/adapters/redis/conversationStore.ts'
import { line } from '../../src/core/step.ts'
import { writeParts } from '../../src/core/write.ts'
import type { ConversationStore } from '../../src/ports.ts'
import { createToTraditional } from '../../src/understand/traditional.ts'
import { emptyLedger } from '../support/emptyLedger.ts'
import { startPostgresServer, type PostgresServer } from '../support/postgresServer.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { until } from '../support/until.ts'
import { openWorld, type World } from '../support/world.ts'

const library = await loadShipped()
// Servers of our own even where the environment names others: these are stopped on purpose.
const postgres = await startPostgresServer(true)
const redis = await startRedisServer('--databases', '1')

const APOLOGY = writeParts([line('outage')], { locale: 'zh-CN', traditional: false }, library, createToTraditional())[0] ?? ''

/** Everything said up to the yes that opens a ticket. */
const ASKING = ['我妈一个人住国泰新都6幢，想请你们上门看看她身体', '这周五上午', '邻居电话13912345678', '她同意的']

describe.skipIf(postgres === undefined || redis === undefined)('a store gone in the middle of a turn', () => {
  let database: Database
  let store: ConversationStore
  let world: World
  const sent: string[] = []
  const servers = (): { postgres: PostgresServer; redis: RedisServer } => ({ postgres: postgres!, redis: redis! })

  beforeEach(async () => {
    sent.length = 0
    database = await openDatabase({ databaseUrl: servers().postgres.url, dataDir: '' })
    await emptyLedger(database)
    store = createRedisConversationStore(servers().redis.url)
    world = await openWorld({
      database, store, library: () => library, patience: 200,
      send: async (_, text) => {
        sent.push(text)
        return { kind: 'sent' }
      },
    })
    await world.openRoom('工作群', 'work')
    for (const text of ASKING) {
      world.say('张先生', text)
      await world.rested()
    }
    expect(world.heard().at(-1)?.ids).toContain('intake.confirm')
  }, 60_000)
  afterEach(async () => {
    await world.close()
    await store.close()
    await database.close()
  }, 30_000)

  const done = () => world.heard().filter(({ ids }) => ids.includes('intake.done:home-visit')).length
  const cards = () => world.heard().filter(({ ids }) => ids.includes('card.head:home-visit')).length
  const tickets = async () => world.ledger.ticketsOf((await world.ledger.recognise('bot' as never, world.contactOf('张先生'), '张先生', true)).person)

  const settled = async (): Promise<void> => {
    await until(() => done() === 1 && cards() === 1, 60_000)
    await world.rested()
    expect((await tickets()).length).toBe(1)
    expect(done()).toBe(1)
    expect(cards()).toBe(1)
  }

  it.each([['Redis', () => servers().redis], ['PostgreSQL', () => servers().postgres]] as const)(
    '%s killed after the yes was said: a clear line, then one ticket and one card', { timeout: 120_000 }, async (_, server) => {
      world.say('张先生', '对')
      await until(async () => (await store.unfinished('bot' as never)).length > 0)
      await server().kill()
      await until(() => sent.some((text) => text.includes(APOLOGY)), 30_000)
      expect(world.bridge.status().troubles).toBeGreaterThan(0)
      expect(done()).toBe(0)
      await server().start()
      await settled()
    })

  it('Redis gone when the yes comes: it is taken once Redis is back', { timeout: 120_000 }, async () => {
    await servers().redis.kill()
    world.say('张先生', '对')
    await until(() => sent.some((text) => text.includes(APOLOGY)), 30_000)
    await servers().redis.start()
    await settled()
  })
})

describe.skipIf(postgres === undefined || redis === undefined)('afterwards', () => {
  it('the servers are put away', async () => {
    await postgres?.dispose()
    await redis?.dispose()
  })
})
