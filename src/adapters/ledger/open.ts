import { databaseOn } from './database.ts'
import type { Database } from './database.ts'
import { openEmbedded } from './embeddedEngine.ts'
import type { Engine } from './engine.ts'
import { installJobs } from './jobs.ts'
import { migrateTables } from './migrate.ts'
import { connectPostgres } from './postgresEngine.ts'

/**
 * Runs `work` while no other process does. The lock is held on a connection of its own: a transaction that began
 * before the wait would not see the tables somebody else just made.
 */
const alone = (engine: Engine, work: () => Promise<void>): Promise<void> =>
  engine.kind === 'embedded' ? work() : engine.transaction(async (connection) => {
    await connection.query(`select pg_advisory_xact_lock(hashtextextended('qiaoqiao.tables', 0))`, [], 'objects')
    await work()
  })

/** Where the ledger lives: a PostgreSQL server at `databaseUrl`, or else embedded under `dataDir`. */
export type DatabasePlace = Readonly<{ databaseUrl?: string | undefined; dataDir: string }>

/**
 * Opens the database and brings its tables up to date; whoever opens it closes it. Rejects with `DirectoryLocked`
 * when another process uses `dataDir`, with `ledger-unavailable` when the server does not answer.
 */
export const openDatabase = async ({ databaseUrl, dataDir }: DatabasePlace): Promise<Database> => {
  const engine = databaseUrl === undefined || databaseUrl === '' ? await openEmbedded(dataDir) : connectPostgres(databaseUrl)
  const database = databaseOn(engine)
  try {
    await alone(engine, async () => {
      await migrateTables(database)
      await installJobs(database)
    })
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
