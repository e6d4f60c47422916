import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../../src/adapters/ledger/database.ts'
import { createLedger } from '../../../src/adapters/ledger/ledger.ts'
import type { SqlLedger } from '../../../src/adapters/ledger/ledger.ts'
import { openDatabase } from '../../../src/adapters/ledger/open.ts'
import { startPostgresServer } from '../../support/postgresServer.ts'
import { deliveriesContract } from '../deliveries.contract.ts'
import { gapsContract } from '../gaps.contract.ts'
import { givingContract } from '../giving.contract.ts'
import { volunteersContract } from '../volunteers.contract.ts'
import { activitiesContract } from '../activities.contract.ts'
import { carePlansContract } from '../carePlans.contract.ts'
import { familiesContract } from '../families.contract.ts'
import { filesContract } from '../files.contract.ts'
import { ledgerContract } from '../ledger.contract.ts'
import { staffContract } from '../staff.contract.ts'
import { timersContract } from '../timers.contract.ts'
import { schemaContract } from '../schema.contract.ts'
import { sqlConversationStoreContract } from '../sqlConversationStore.contract.ts'

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 })

const server = await startPostgresServer()

test.skipIf(server?.ours !== true)('processes that start together on an empty server all get in', async () => {
  const databases = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ databaseUrl: server?.url, dataDir: 'nowhere' })))
  for (const database of databases) {
    expect(await database.query('select count(*)::int as n from tickets', [], 'objects')).toEqual([{ n: 0 }])
    await database.close()
  }
})

describe.skipIf(server === undefined)('the ledger in PostgreSQL', () => {
  let database: Database
  let ledger: SqlLedger
  beforeAll(async () => {
    database = await openDatabase({ databaseUrl: server?.url, dataDir: 'nowhere' })
    ledger = createLedger(database)
  })
  afterAll(async () => {
    await ledger.close()
    await database.close()
    await server?.dispose()
  })
  ledgerContract(() => ({ ledger, database }))
  deliveriesContract(() => ({ ledger, database }))
  staffContract(() => ({ ledger, database }))
  timersContract(() => ({ ledger, database }))
  gapsContract(() => ({ ledger, database }))
  filesContract(() => ({ ledger, database }))
  givingContract(() => ({ ledger, database }))
  volunteersContract(() => ({ ledger, database }))
  activitiesContract(() => ({ ledger, database }))
  familiesContract(() => ({ ledger, database }))
  carePlansContract(() => ({ ledger, database }))
  schemaContract(() => database)
  describe('conversations', () => { sqlConversationStoreContract(() => database) })
})
