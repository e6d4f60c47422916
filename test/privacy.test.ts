import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Database } from '../src/adapters/ledger/database.ts'
import { openDatabase } from '../src/adapters/ledger/open.ts'
import { serveHealth } from '../src/adapters/web/health.ts'
import { readConfig } from '../src/config.ts'
import type { Library } from '../src/core/library.ts'
import { run } from '../src/running.ts'
import { Golden } from './conversations/golden.ts'
import { play } from './conversations/play.ts'
import { copyEmbeddedData } from './support/embeddedData.ts'
import { emptyLedger } from './support/emptyLedger.ts'
import { loadShipped } from './support/shippedLibrary.ts'
import type { Heard } from './support/world.ts'

const FOLDER = 'test/conversations'
/** Conversations in which people say most about themselves. */
const TELLING = ['stories', 'privacy', 'consent', 'safety', 'corrections', 'rooms', 'receipts']
const goldens = TELLING.flatMap((folder) => readdirSync(join(FOLDER, folder)).map((file) => [`${folder}/${file}`, Golden.parse(parse(readFileSync(join(FOLDER, folder, file), 'utf8')))] as const))

const NUMBERS = /\d{17}[\dXx]|1[3-9]\d{9}|\d{3,4}室/g
/** What those who do not work here said that no group and no log may hold: numbers they can be reached or known by, and their doors. */
const secretsOf = ({ steps, staff }: Golden): readonly string[] => {
  let speaker = '张先生'
  return [...new Set(steps.flatMap(({ as, say }) => {
    speaker = as ?? speaker
    return speaker in staff ? [] : [say ?? ''].flat().flatMap((text) => text.match(NUMBERS) ?? [])
  }))]
}

const listen = (): Readonly<{ log: pino.Logger; lines: readonly string[] }> => {
  const lines: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  return { log: pino({ level: 'trace', base: null }, stream), lines }
}

/** Whatever people say and are called here is Chinese; a log of ours is not. */
const HAN = /\p{Script=Han}/u

describe('personal data stays where it belongs', () => {
  let library: Library
  let directory = ''
  let database: Database
  beforeAll(async () => {
    library = await loadShipped()
    directory = await copyEmbeddedData()
    database = await openDatabase({ dataDir: directory })
  }, 120_000)
  beforeEach(() => emptyLedger(database))
  afterAll(async () => {
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it.each(goldens)('%s', { timeout: 120_000 }, async (_, golden) => {
    const { log, lines } = listen()
    const said: Heard[] = []
    await play(golden, { database, library: () => library, log, onHeard: (one) => said.push(one) })
    expect(lines.some((text) => text.includes('"msg":"turn"'))).toBe(true)
    expect(lines.filter((text) => HAN.test(text))).toEqual([])
    const inRooms = said.filter(({ to }) => to.kind === 'room').map(({ text }) => text).join('\n')
    for (const secret of secretsOf(golden)) {
      expect(lines.join('')).not.toContain(secret)
      expect(inRooms).not.toContain(secret)
    }
  })

  it('logs, health and metrics of a whole process know nobody', { timeout: 120_000 }, async () => {
    const dataDir = await copyEmbeddedData()
    const { log, lines } = listen()
    const reading = readConfig({ DATA_DIR: dataDir })
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
    const running = await run(reading.config, { log })
    const server = await serveHealth({ host: '127.0.0.1', port: 0, check: running.examine })
    try {
      for (const text of ['想请人每周一上午去看看我妈精神好不好，她住国泰新都8幢302室，电话13912345678', '她同意的', '好']) {
        running.simulated?.wechat.say('zhang', text)
        await running.rested()
      }
      const [metrics, health] = await Promise.all(['metrics', 'healthz'].map(async (path) => (await fetch(`${server.url}/${path}`)).text()))
      expect(metrics).toMatch(/qiaoqiao_turns_total 3/)
      for (const text of [metrics ?? '', health ?? '', ...lines]) {
        expect(text).not.toMatch(HAN)
        expect(text).not.toContain('13912345678')
      }
    } finally {
      await server.close()
      await running.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  })
})
