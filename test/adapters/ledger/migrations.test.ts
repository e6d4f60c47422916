import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../../src/adapters/ledger/migrations/', import.meta.url))

test('every migration is in the journal, in order: one dated before its forerunner would never run', async () => {
  const { entries } = JSON.parse(await readFile(`${folder}meta/_journal.json`, 'utf8')) as { entries: { tag: string; when: number }[] }
  expect((await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()).toEqual(entries.map(({ tag }) => `${tag}.sql`))
  expect(entries.map(({ when }) => when)).toEqual(entries.map(({ when }) => when).toSorted((a, b) => a - b))
  expect(new Set(entries.map(({ when }) => when)).size).toBe(entries.length)
})
