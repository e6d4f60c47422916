import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rmSync } from 'node:fs'
import readXlsxFile from 'read-excel-file/node'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { emptyLedger } from '../support/emptyLedger.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { openWorld, type World } from '../support/world.ts'

describe('files that were asked for in chat', () => {
  let directory = ''
  let database: Database
  let world: World
  beforeAll(async () => {
    directory = await copyEmbeddedData()
    database = await openDatabase({ dataDir: directory })
    await emptyLedger(database)
    const library = await loadShipped()
    world = await openWorld({ database, library: () => library })
    await world.openRoom('工作群', 'work')
    await world.enrol('老李', 'admin')
    await world.enrol('周姐', 'gridLead')
    for (const text of ['想请人每周一上午去看看我妈精神好不好，她住国泰新都8幢302，电话13912345678', '她同意的', '好']) {
      world.say('张先生', text)
      await world.rested()
    }
  }, 120_000)
  afterAll(async () => {
    await world.close()
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })

  /** The files somebody's sentence brought, by place. */
  const filesOf = async (who: string, text: string, room?: string) => {
    const before = world.heard().length
    world.say(who, text, room === undefined ? {} : { room })
    await world.rested()
    return world.heard().slice(before).flatMap(({ to, files }) => files.map((file) => ({ place: world.placeName(to), file })))
  }
  const cellsOf = async (base64: string): Promise<string> => JSON.stringify((await readXlsxFile(Buffer.from(base64, 'base64'))).map(({ data }) => data))

  it('the table goes to the admin in full, to a lead masked, and to both in private even when asked in the group', { timeout: 60_000 }, async () => {
    const [full] = await filesOf('老李', '台账 本月')
    expect(full?.place).toBe('老李')
    expect(await cellsOf(full?.file.base64 ?? '')).toContain('13912345678')
    const masked = await filesOf('周姐', '导个表 本月', '工作群')
    expect(masked.map(({ place }) => place)).toEqual(['周姐'])
    const cells = await cellsOf(masked[0]?.file.base64 ?? '')
    expect(cells).toContain('Q1123-01')
    for (const secret of ['13912345678', '302', '张先生']) expect(cells).not.toContain(secret)
  })

  it('the picture goes where it was asked for', { timeout: 60_000 }, async () => {
    const [picture] = await filesOf('周姐', '统计 本月 出张图', '工作群')
    expect(picture?.place).toBe('工作群')
    expect(Buffer.from(picture?.file.base64 ?? '', 'base64').subarray(1, 4).toString()).toBe('PNG')
  })
})
