import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import { parse } from 'yaml'
import type { Database } from '../src/adapters/ledger/database.ts'
import { openDatabase } from '../src/adapters/ledger/open.ts'
import { createRedisConversationStore } from '../src/adapters/redis/conversationStore.ts'
import type { Library } from '../src/core/library.ts'
import type { ConversationStore } from '../src/ports.ts'
import { Golden } from './conversations/golden.ts'
import { play } from './conversations/play.ts'
import { copyEmbeddedData } from './support/embeddedData.ts'
import { emptyLedger } from './support/emptyLedger.ts'
import { startPostgresServer } from './support/postgresServer.ts'
import { startRedisServer } from './support/redisServer.ts'
import { loadShipped } from './support/shippedLibrary.ts'

const FOLDER = 'test/conversations/stories'
const stories = readdirSync(FOLDER).map((file) => [file, Golden.parse(parse(readFileSync(join(FOLDER, file), 'utf8')))] as const)

/** Ten conversations of other folders that also go the whole way: over gRPC, with real Redis and PostgreSQL. */
const TEN = [
  'cancellations/改主意换成陪诊', 'consent/老人不愿意就先不去', 'consent/老人没点头之前不看身体', 'corrections/提交以后改电话', 'digressions/填表中途问法律',
  'english/用英文托付', 'families/家里人拦着不让见', 'heart/心里难受先说一句暖的', 'privacy/删掉我的资料', 'safety/摔倒起不来',
].map((name) => [name, Golden.parse(parse(readFileSync(join('test/conversations', `${name}.yaml`), 'utf8')))] as const)

let library: Library
beforeAll(async () => {
  library = await loadShipped()
}, 60_000)

describe('the stories over gRPC', () => {
  let directory = ''
  let database: Database
  beforeAll(async () => {
    directory = await copyEmbeddedData()
    database = await openDatabase({ dataDir: directory })
  }, 60_000)
  beforeEach(() => emptyLedger(database))
  afterAll(async () => {
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })
  it.each(stories)('%s', { timeout: 60_000 }, (_, golden) => play(golden, { database, library: () => library, grpc: true }))
})

const postgres = await startPostgresServer()
const redis = await startRedisServer()

describe.skipIf(postgres === undefined || redis === undefined)('the stories on real PostgreSQL and Redis', () => {
  let database: Database
  let store: ConversationStore
  beforeAll(async () => {
    database = await openDatabase({ databaseUrl: postgres?.url, dataDir: '' })
  }, 60_000)
  beforeEach(async () => {
    await emptyLedger(database)
    store = createRedisConversationStore(redis?.url ?? '')
  })
  afterAll(async () => {
    await database.close()
    await postgres?.dispose()
    await redis?.dispose()
  })
  it.each(stories)('%s', { timeout: 60_000 }, async (_, golden) => {
    await play(golden, { database, library: () => library, store })
    await store.close()
  })
  it.each([...stories, ...TEN])('%s, over gRPC', { timeout: 60_000 }, async (_, golden) => {
    await play(golden, { database, library: () => library, store, grpc: true })
    await store.close()
  })
})
