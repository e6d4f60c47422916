import { rm } from 'node:fs/promises'
import { databaseOn, type Database } from '../../src/adapters/ledger/database.ts'
import { emptyTables } from '../../src/adapters/ledger/emptyTables.ts'
import { openEmbedded } from '../../src/adapters/ledger/embeddedEngine.ts'
import type { Connection, Engine } from '../../src/adapters/ledger/engine.ts'
import { LEDGER_UNAVAILABLE } from '../../src/adapters/ledger/faults.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import { connectPostgres } from '../../src/adapters/ledger/postgresEngine.ts'
import { createSqlConversationStore } from '../../src/adapters/ledger/sqlConversationStore.ts'
import { createRedisConversationStore } from '../../src/adapters/redis/conversationStore.ts'
import { BridgeError } from '../../src/core/bridgeError.ts'
import type { Clock, ConversationStore } from '../../src/ports.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { startPostgresServer } from '../support/postgresServer.ts'
import { startRedisServer } from '../support/redisServer.ts'

/** What one process of the bot has of the stores. After `die` nothing it asks for is answered or changes anything, whatever it was in the middle of. */
export type Holding = Readonly<{ database: Database; store: ConversationStore; die: () => void; close: () => Promise<void> }>

/** The stores of a month: they outlive every process that uses them. */
export type MonthStores = Readonly<{
  name: string
  hold: (now: Clock) => Promise<Holding>
  /** Gone for everybody, and back. */
  lose: (which: 'conversations' | 'ledger') => Promise<void>
  regain: () => Promise<void>
  dispose: () => Promise<void>
}>

type Cut = Readonly<{ cut: () => boolean }>

/** Does it, unless the store is out of reach. */
const guarding = ({ cut }: Cut) => async <T>(work: () => Promise<T>): Promise<T> => {
  if (cut()) throw new BridgeError(LEDGER_UNAVAILABLE, 'the store is out of reach')
  return work()
}

const cuttable = (engine: Engine, how: Cut): Engine => {
  const guard = guarding(how)
  const on = (connection: Connection): Connection => ({
    query: (text, values, shape) => guard(() => connection.query(text, values, shape)), script: (text) => guard(() => connection.script(text)),
  })
  return {
    kind: engine.kind, query: (text, values, shape) => guard(() => engine.query(text, values, shape)),
    transaction: (work) => guard(() => engine.transaction((connection) => work(on(connection)))), close: () => engine.close(),
  }
}

const cuttableStore = (store: ConversationStore, how: Cut): ConversationStore => {
  const guard = guarding(how)
  return {
    receive: (message) => guard(() => store.receive(message)), load: (id) => guard(() => store.load(id)),
    commit: (revision, conversation, heard, effects) => guard(() => store.commit(revision, conversation, heard, effects)),
    settle: (id, effect) => guard(() => store.settle(id, effect)), retried: (id, effect) => guard(() => store.retried(id, effect)),
    unfinished: (account) => guard(() => store.unfinished(account)), forget: (id) => guard(() => store.forget(id)),
    lease: (account, holder, ms) => guard(() => store.lease(account, holder, ms)), ping: () => guard(() => store.ping()), close: () => store.close(),
  }
}

/** Everything in one embedded database. */
export const embeddedStores = async (): Promise<MonthStores> => {
  const dir = await copyEmbeddedData()
  const engine = await openEmbedded(dir)
  let gone = false
  return {
    name: 'PGlite',
    hold: async (now) => {
      let dead = false
      const database = databaseOn(cuttable(engine, { cut: () => dead || gone }))
      const store = createSqlConversationStore(database, { now })
      return { database, store, die: () => { dead = true }, close: () => store.close() }
    },
    lose: async () => { gone = true },
    regain: async () => { gone = false },
    dispose: async () => {
      await engine.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** A real PostgreSQL and a real Redis, which are killed to be gone; undefined where their programs are not installed. */
export const serverStores = async (): Promise<MonthStores | undefined> => {
  const postgres = await startPostgresServer(true)
  const redis = postgres === undefined ? undefined : await startRedisServer('--databases', '1')
  if (postgres === undefined || redis === undefined) {
    await postgres?.dispose()
    return undefined
  }
  const first = await openDatabase({ databaseUrl: postgres.url, dataDir: '' })
  await emptyTables(first)
  // What is written outlives a killed server all the same; only a machine that goes down would lose it, and none does here.
  await first.query('alter system set fsync = off', [], 'objects')
  await first.query('select pg_reload_conf()', [], 'objects')
  await first.close()
  let lost: typeof postgres | typeof redis | undefined
  return {
    name: 'PostgreSQL + Redis',
    hold: async () => {
      let dead = false
      const engine = connectPostgres(postgres.url)
      const database = databaseOn(cuttable(engine, { cut: () => dead }))
      const store = createRedisConversationStore(redis.url)
      return {
        database, store: cuttableStore(store, { cut: () => dead }), die: () => { dead = true },
        close: async () => {
          await store.close()
          await engine.close()
        },
      }
    },
    lose: async (which) => {
      lost = which === 'ledger' ? postgres : redis
      await lost.kill()
    },
    regain: async () => {
      await lost?.start()
      lost = undefined
    },
    dispose: async () => {
      await postgres.dispose()
      await redis.dispose()
    },
  }
}
