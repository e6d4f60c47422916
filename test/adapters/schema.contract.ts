import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import * as ledger from '../../src/adapters/ledger/schema.ts'
import * as curation from '../../src/adapters/ledger/schemaCuration.ts'

/** The migrations make what the schema says, on any database. */
export const schemaContract = (database: () => Database): void => {
  test('every table of the schema is there, column by column, and nothing else', async () => {
    const rows = await database().query(`select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'`, [], 'lists')
    const wanted = Object.values({ ...ledger, ...curation }).map((table) => getTableConfig(table)).flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
    expect(rows.flat().map(String).toSorted()).toEqual(wanted.toSorted())
  })
}
