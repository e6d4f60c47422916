import { fileURLToPath } from 'node:url'
import { migrate } from 'drizzle-orm/pg-proxy/migrator'
import type { Database } from './database.ts'

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

/** Brings the tables to what this version expects: all of it, or nothing. */
export const migrateTables = (database: Database): Promise<void> =>
  database.transaction(({ orm, connection }) => migrate(orm, async (statements) => {
    for (const statement of statements) await connection.query(statement, [], 'objects')
  }, { migrationsFolder }))
