import { readdir, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../src/adapters/ledger/open.ts'
import * as schema from '../../../src/adapters/ledger/schema.ts'
import { copyEmbeddedData } from '../../support/embeddedData.ts'
import { startPostgresServer } from '../../support/postgresServer.ts'

const folder = fileURLToPath(new URL('../../../src/adapters/ledger/migrations/', import.meta.url))

const tables = Object.values(schema)

test('every table of the schema is there, column by column, and nothing else', async () => {
  const dir = await copyEmbeddedData()
  const database = await openDatabase({ dataDir: dir })
  for (const table of tables) await database.statement((orm) => orm.select().from(table).limit(0))
  const rows = await database.query(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' order by 1`, [], 'lists')
  const wanted = tables.flatMap((table) => getTableConfig(table).columns.map(({ name }) => `${getTableConfig(table).name}.${name}`))
  expect(rows.flat()).toEqual(wanted.toSorted())
  await database.close()
  await rm(dir, { recursive: true, force: true })
})

test('every migration is in the journal, in order: one dated before its forerunner would never run', async () => {
  const { entries } = JSON.parse(await readFile(`${folder}meta/_journal.json`, 'utf8')) as { entries: { tag: string; when: number }[] }
  expect((await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()).toEqual(entries.map(({ tag }) => `${tag}.sql`))
  expect(entries.map(({ when }) => when)).toEqual(entries.map(({ when }) => when).toSorted((a, b) => a - b))
  expect(new Set(entries.map(({ when }) => when)).size).toBe(entries.length)
})

test('processes that start together on one empty server all get in', async () => {
  const server = await startPostgresServer()
  if (server === undefined) return
  const databases = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ databaseUrl: server.url, dataDir: 'nowhere' })))
  for (const database of databases) {
    expect(await database.query('select count(*)::int as n from tickets', [], 'objects')).toEqual([{ n: 0 }])
    await database.close()
  }
  await server.dispose()
}, 15_000)
