import { rmSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../src/adapters/ledger/database.ts'
import { openDatabase } from '../src/adapters/ledger/open.ts'
import { createSqlConversationStore } from '../src/adapters/ledger/sqlConversationStore.ts'
import type { Library } from '../src/core/library.ts'
import { roomConversation } from '../src/core/ids.ts'
import type { ConversationStore, Sent } from '../src/ports.ts'
import { copyEmbeddedData } from './support/embeddedData.ts'
import { emptyLedger } from './support/emptyLedger.ts'
import { loadShipped } from './support/shippedLibrary.ts'
import { openWorld } from './support/world.ts'

let library: Library
let directory = ''
let database: Database
beforeAll(async () => {
  library = await loadShipped()
  directory = await copyEmbeddedData()
  database = await openDatabase({ dataDir: directory })
}, 60_000)
beforeEach(() => emptyLedger(database))
afterAll(async () => {
  await database.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Everything the database holds, as text. */
const everything = async (): Promise<string> => {
  const tables = (await database.query(`select tablename from pg_tables where schemaname = 'public'`, [], 'lists')).flat().map(String)
  const rows = await Promise.all(tables.map((table) => database.query(`select '${table} ' || row_to_json(t)::text from public.${table} t`, [], 'lists')))
  return rows.flat(2).map(String).join('\n')
}

const PERSONAL = ['13912345678', '国泰新都', '张先生', '耳背', '蛮好'] as const

describe('somebody asks to be forgotten', () => {
  it('nothing personal is left anywhere, it happens once, and a failure half-way is made up for', { timeout: 240_000 }, async () => {
    const inner = createSqlConversationStore(database)
    const faults = { store: 0, send: 0 }
    let erasing = false
    const store: ConversationStore = {
      ...inner,
      commit: async (revision, conversation, heard, effects) => {
        if (erasing && conversation.id.includes('/room/') && faults.store < 3) {
          faults.store += 1
          throw new Error('the store is gone')
        }
        return inner.commit(revision, conversation, heard, effects)
      },
    }
    const send = async (): Promise<Sent> => {
      if (!erasing || faults.store < 3 || faults.send > 0) return { kind: 'sent' }
      faults.send += 1
      return { kind: 'refused', why: 'the line is gone' }
    }
    const world = await openWorld({ database, store, library: () => library, send })
    try {
      await world.enrol('小王', 'gridWorker')
      await world.openRoom('工作群', 'work')
      await world.openRoom('社区群', 'community')
      const say = async (...[name, text, how]: Parameters<typeof world.say>): Promise<void> => {
        world.say(name, text, how)
        await world.rested()
      }
      const quote = { from: 'bot', text: 'Q1123-01', ours: true } as const
      await say('张先生', '想请人下周一上午去看看我妈精神好不好，她住国泰新都8幢，电话13912345678')
      await say('张先生', '她耳背，她同意的')
      await say('张先生', '好')
      await say('张先生', '电话错了，是13912345679')
      await say('小王', '我来', { room: '工作群', quote })
      await say('小王', '去过了，老太太蛮好', { room: '工作群', quote })
      await say('小王', '发', { room: '工作群' })
      // Sent, heard of, and let rest: only then is it over.
      for (let day = 0; day < 9; day += 1) {
        world.pass(86_400_000)
        await world.rested()
      }
      await say('张先生', '国泰新都有没有人会修古筝', { room: '社区群', at: true })
      await say('张先生', '打她电话13912345678', { room: '社区群', at: true })
      await say('张先生', '想给我爸在国泰新都订饭')
      const before = await everything()
      for (const word of PERSONAL) expect(before, word).toContain(word)
      const room = roomConversation('bot' as never, world.roomOf('社区群'), world.contactOf('张先生'))
      expect((await store.load(room)).revision).toBeGreaterThan(0)

      await say('张先生', '把我的资料都删了')
      erasing = true
      await say('张先生', '确认删除')
      for (let waited = 0; waited < 200 && !world.heard().some(({ ids }) => ids.includes('privacy.erased')); waited += 1) await new Promise((wait) => setTimeout(wait, 50))
      await world.rested()

      expect(faults).toEqual({ store: 3, send: 1 })
      const after = await everything()
      for (const word of PERSONAL) expect(after, word).not.toContain(word)
      const counts = await database.statement((orm) => orm.execute<{ erasures: number; tickets: number; events: number }>(sql`select
        (select count(*)::int from erasures) as erasures, (select count(*)::int from tickets where state = 'closed') as tickets,
        (select count(*)::int from ticket_events) as events`))
      expect(counts[0]).toEqual({ erasures: 1, tickets: 1, events: 7 })
      expect((await store.load(room)).conversation).toMatchObject({ stage: { at: 'idle' }, waiting: [] })
    } finally {
      await world.close()
    }
  })

  it('the pictures somebody sent go with them, wherever they were; those of a case that is still worked on stay until it is over', { timeout: 240_000 }, async () => {
    const bytes = (message: string): string => Buffer.from(`picture ${message}`).toString('base64')
    const world = await openWorld({
      database, library: () => library,
      fetchFile: async (message) => ({ kind: 'file', file: { name: `药盒-${message}.png`, mediaType: 'image/png', base64: bytes(message) } }),
    })
    try {
      await world.enrol('小王', 'gridWorker')
      await world.openRoom('工作群', 'work')
      const say = async (...[name, text, how]: Parameters<typeof world.say>): Promise<void> => {
        world.say(name, text, how)
        await world.rested()
      }
      const card = (number: string) => ({ room: '工作群', quote: { from: 'bot', text: number, ours: true } }) as const
      const ask = async (whom: string, picture: string): Promise<void> => {
        await say('张先生', `想请人明天上午去看看${whom}精神好不好，住国泰新都8幢，电话13912345678`)
        await say('张先生', '', { kind: 'image', id: picture })
        await say('张先生', '同意的')
        await say('张先生', '好')
      }
      await ask('我妈', 'finished')
      await say('小王', '我来', card('Q1123-01'))
      await say('小王', '', { kind: 'image', id: 'visit', room: '工作群' })
      await say('小王', '去过了，老太太蛮好，她让拍的', card('Q1123-01'))
      await say('小王', '发', { room: '工作群' })
      for (let day = 0; day < 9; day += 1) {
        world.pass(86_400_000)
        await world.rested()
      }
      await ask('我爸', 'open')
      await say('小王', '我来', card('Q1202-01'))
      const before = await everything()
      for (const picture of ['finished', 'visit', 'open']) expect(before, picture).toContain(bytes(picture))

      await say('张先生', '删掉我的资料')
      await say('张先生', '确认删除')
      await world.rested()
      const after = await everything()
      expect(after).not.toContain(bytes('finished'))
      expect(after).not.toContain('药盒-finished')
      expect(after).not.toContain(bytes('visit'))
      expect(after).toContain(bytes('open'))

      await say('小王', '去过了，都好', card('Q1202-01'))
      await say('小王', '发', { room: '工作群' })
      for (let day = 0; day < 9; day += 1) {
        world.pass(86_400_000)
        await world.rested()
      }
      await say('张先生', '删掉我的资料')
      await say('张先生', '确认删除')
      await world.rested()
      expect(await everything()).not.toContain(bytes('open'))
    } finally {
      await world.close()
    }
  })

  it('what was finished a year ago is emptied at night by itself; what is still worked on stays', { timeout: 240_000 }, async () => {
    const world = await openWorld({ database, library: () => library })
    try {
      await world.enrol('小王', 'gridWorker')
      await world.openRoom('工作群', 'work')
      const say = async (...[name, text, how]: Parameters<typeof world.say>): Promise<void> => {
        world.say(name, text, how)
        await world.rested()
      }
      const quote = { from: 'bot', text: 'Q1123-01', ours: true } as const
      await say('张先生', '想请人下周一上午去看看我妈精神好不好，她住国泰新都8幢，电话13912345678')
      await say('张先生', '她同意的')
      await say('张先生', '好')
      await say('小王', '我来', { room: '工作群', quote })
      await say('小王', '去过了，老太太蛮好', { room: '工作群', quote })
      await say('小王', '发', { room: '工作群' })
      for (let day = 0; day < 9; day += 1) {
        world.pass(86_400_000)
        await world.rested()
      }
      await say('恽女士', '转人工')
      const kept = async (): Promise<string> => (await everything()).split('\n').filter((row) => !row.startsWith('conversations ')).join('\n')
      world.pass((library.community.retention.tickets - 10) * 86_400_000)
      await world.rested()
      expect(await kept()).toContain('13912345678')
      world.pass(12 * 86_400_000)
      await world.rested()
      expect(await kept()).not.toContain('13912345678')
      expect((await world.ledger.unfinishedTickets()).map(({ requester }) => requester.name)).toEqual(['恽女士'])
      expect((await world.ledger.timersOf('purge')).map(({ dueAt }) => dueAt > world.now())).toEqual([true])
    } finally {
      await world.close()
    }
  })

  it('the history may lose its words and nothing else', { timeout: 240_000 }, async () => {
    const world = await openWorld({ database, library: () => library })
    try {
      world.say('恽女士', '转人工')
      await world.rested()
      const change = (set: string): Promise<unknown> => database.script(`select set_config('qiaoqiao.erasing', 'on', true); update ticket_events set ${set}`)
      await expect(change(`reason = 'erased'`)).resolves.toBeDefined()
      await expect(change(`actor = 'somebody'`)).rejects.toThrow()
      await expect(database.script(`update ticket_events set reason = 'other'`)).rejects.toThrow()
      await expect(database.script(`select set_config('qiaoqiao.erasing', 'on', true); delete from ticket_events`)).rejects.toThrow()
      await expect(database.script('delete from erasures')).rejects.toThrow()
    } finally {
      await world.close()
    }
  })
})
