import { afterAll, beforeAll, describe } from 'vitest'
import type { Database } from '../../../src/adapters/ledger/database.ts'
import { createLedger } from '../../../src/adapters/ledger/ledger.ts'
import type { SqlLedger } from '../../../src/adapters/ledger/ledger.ts'
import { openDatabase } from '../../../src/adapters/ledger/open.ts'
import { startPostgresServer } from '../../support/postgresServer.ts'
import { deliveriesContract } from '../deliveries.contract.ts'
import { ledgerContract } from '../ledger.contract.ts'

const server = await startPostgresServer()

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
})
