import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import type { EntryId } from '../../src/core/ids.ts'
import type { Library } from '../../src/core/library.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { emptyLedger } from '../support/emptyLedger.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { openWorld, type World } from '../support/world.ts'

const ENTRY = 'huaqiao-definition' as EntryId
const QUESTION = '华侨的定义是什么'

describe('an entry that changes after it was given out', () => {
  let directory = ''
  let database: Database
  let shipped: Library
  let library: Library
  let world: World

  /** The entry says something else from now on. */
  const change = (version: string, answer: string): void => {
    const entry = shipped.entries.get(ENTRY)!
    library = { ...shipped, entries: new Map([...shipped.entries, [ENTRY, { ...entry, version, answer }]]) }
    world.bridge.review()
  }
  const say = async (who: string, text: string): Promise<void> => {
    world.say(who, text)
    await world.rested()
  }
  const heardBy = (who: string): readonly string[] => world.heard().filter(({ to }) => world.placeName(to) === who).flatMap(({ ids }) => ids)
  const told = (who: string): number => heardBy(who).filter((id) => id === `recall.told:${ENTRY}`).length

  beforeAll(async () => {
    directory = await copyEmbeddedData()
    database = await openDatabase({ dataDir: directory })
    shipped = await loadShipped()
  }, 120_000)
  beforeEach(async () => {
    await emptyLedger(database)
    library = shipped
    world = await openWorld({ database, library: () => library })
    await world.enrol('老李', 'admin')
    await say('张先生', QUESTION)
    await say('恽女士', QUESTION)
    return () => world.close()
  }, 60_000)
  afterAll(async () => {
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it('is listed to the curators, and only after they agree told to whoever got the old answer, once', { timeout: 60_000 }, async () => {
    change('v2', '新的说法。')
    await world.rested()
    await expect.poll(() => heardBy('老李'), { timeout: 10_000 }).toContain(`recall.line:${ENTRY}`)
    expect([told('张先生'), told('恽女士')]).toEqual([0, 0])
    await say('钱女士', QUESTION)
    await say('钱女士', '通知 R1')
    expect(told('张先生')).toBe(0)
    await say('老李', '通知 R1')
    await expect.poll(() => [told('张先生'), told('恽女士'), told('钱女士')], { timeout: 10_000 }).toEqual([1, 1, 0])
    expect(world.heard().findLast(({ ids }) => ids.includes(`recall.told:${ENTRY}`))?.text).toContain('新的说法')
    await say('老李', '通知 R1')
    expect(heardBy('老李')).toContain('recall.which')
    world.bridge.review()
    await world.rested()
    expect(told('张先生')).toBe(1)
    expect(heardBy('老李').filter((id) => id === `recall.line:${ENTRY}`)).toHaveLength(1)
  })

  it('is not told of when the curators do not care, and asked about again only when it changes again', { timeout: 60_000 }, async () => {
    change('v2', '新的说法。')
    await expect.poll(() => heardBy('老李'), { timeout: 10_000 }).toContain(`recall.line:${ENTRY}`)
    await say('老李', '不用通知 R1')
    expect(heardBy('老李')).toContain('recall.spared:R1')
    world.bridge.review()
    await world.rested()
    await say('老李', '待通知')
    expect(heardBy('老李')).toContain('recall.none')
    change('v3', '又一个说法。')
    await expect.poll(async () => (await world.ledger.recalls()).map(({ number, people }) => [number, people]), { timeout: 10_000 }).toEqual([['R2', 2]])
    expect(told('张先生')).toBe(0)
  })
})
