import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../src/adapters/ledger/database.ts'
import { openDatabase } from '../src/adapters/ledger/open.ts'
import type { Library } from '../src/core/library.ts'
import { privateConversation, roomConversation, type AccountId } from '../src/core/ids.ts'
import { copyEmbeddedData } from './support/embeddedData.ts'
import { emptyLedger } from './support/emptyLedger.ts'
import { loadShipped } from './support/shippedLibrary.ts'
import { openWorld } from './support/world.ts'

/** What each says, in the room and in private, with words in it that nobody else says. */
const LINES = {
  张先生: {
    marks: ['国泰新都', '13912345678', '耳背'],
    said: [['room', '想请人去看看我妈'], ['private', '她住国泰新都8幢302室'], ['private', '电话13912345678'], ['room', '我妈耳背，多敲几下门'], ['private', '每周一上午'], ['private', '她同意的']],
  },
  恽女士: {
    marks: ['桂花新村', '13987654321', '无糖'],
    said: [['room', '想给我爸订午饭'], ['private', '他住桂花新村12幢101室'], ['private', '打13987654321'], ['room', '我爸吃无糖的'], ['private', '工作日中午'], ['private', '他愿意的']],
  },
} as const
const NAMES = ['张先生', '恽女士'] as const
const LENGTH = LINES.张先生.said.length + LINES.恽女士.said.length

describe('two people talk at once', () => {
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

  it('nothing one says is found in what is kept of the other, however their words are interleaved', { timeout: 480_000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ who: fc.constantFrom(...NAMES), pause: fc.boolean() }), { minLength: LENGTH, maxLength: LENGTH }), async (turns) => {
      await emptyLedger(database)
      const world = await openWorld({ database, library: () => library })
      try {
        await world.openRoom('社区群', 'community')
        const left = new Map<(typeof NAMES)[number], (readonly ['room' | 'private', string])[]>(NAMES.map((name) => [name, [...LINES[name].said]]))
        for (const { who, pause } of turns) {
          const speaker = left.get(who)?.length === 0 ? NAMES.find((name) => (left.get(name)?.length ?? 0) > 0) : who
          const next = speaker === undefined ? undefined : left.get(speaker)?.shift()
          if (speaker === undefined || next === undefined) break
          world.say(speaker, next[1], next[0] === 'room' ? { room: '社区群', at: true } : {})
          if (pause) await world.rested()
        }
        await world.rested()
        for (const [me, other] of [NAMES, NAMES.toReversed()] as const) {
          const account = 'bot' as AccountId
          const mine = [privateConversation(account, world.contactOf(me!)), roomConversation(account, world.roomOf('社区群'), world.contactOf(me!))]
          const kept = JSON.stringify(await Promise.all(mine.map((id) => world.store.load(id))))
          for (const mark of LINES[other!].marks) expect(kept, `${other} in ${me}`).not.toContain(mark)
          const said = world.heard().filter(({ to }) => to.kind === 'private' && to.contact === world.contactOf(me!)).map(({ text }) => text).join('\n')
          for (const mark of LINES[other!].marks) expect(said, `${other} said to ${me}`).not.toContain(mark)
        }
      } finally {
        await world.close()
      }
    }), { numRuns: 6, seed: 4 })
  })
})
