import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Database } from '../src/adapters/ledger/database.ts'
import { openDatabase } from '../src/adapters/ledger/open.ts'
import { copyEmbeddedData } from './support/embeddedData.ts'
import type { Library } from '../src/core/library.ts'
import { loadLibrary } from '../src/library/load.ts'
import { Golden } from './conversations/golden.ts'
import { play } from './conversations/play.ts'
import { emptyLedger } from './support/emptyLedger.ts'

const FOLDER = 'test/conversations'
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).toSorted()

/** The kinds of message of `utterances.md` this scope reaches; the rest come with voice, staff work, families and reports. */
const LEAST_KINDS = 30

describe('golden conversations', () => {
  let directory = ''
  let database: Database
  let library: Library

  beforeAll(async () => {
    const loaded = await loadLibrary({ knowledgeDir: process.env['KNOWLEDGE_DIR'] ?? 'knowledge', promptsDir: 'prompts', today: '2026-11-23' })
    if (!loaded.ok) throw new Error(loaded.mistakes.map(({ file, line, text }) => `${file}:${line} ${text}`).join('\n'))
    library = loaded.library
    directory = await copyEmbeddedData()
    database = await openDatabase({ dataDir: directory })
  }, 60_000)
  beforeEach(() => emptyLedger(database))
  afterAll(async () => {
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it.each(files)('%s', { timeout: 180_000 }, async (file) => {
    await play(Golden.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))), { database, library: () => library })
  })

  it('cover the kinds of message people send', () => {
    const kinds = new Set(files.flatMap((file) => Golden.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))).kinds))
    expect(kinds.size).toBeGreaterThanOrEqual(LEAST_KINDS)
  })
})
