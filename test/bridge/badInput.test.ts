import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import type { Library } from '../../src/core/library.ts'
import type { MessageKind } from '../../src/core/message.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { emptyLedger } from '../support/emptyLedger.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { openWorld, type World } from '../support/world.ts'

const KINDS: readonly MessageKind[] = [
  'text', 'voice', 'image', 'video', 'file', 'location', 'card', 'link', 'app', 'history', 'sticker', 'pat', 'money', 'recall', 'call', 'system', 'unknown',
]
/** What WeChat tells us about itself is nobody's words to answer. */
const UNANSWERED: ReadonlySet<MessageKind> = new Set(['recall', 'system'])

const HOSTILE: Readonly<Record<string, string>> = {
  'a hundred kilobytes of one character': '侨'.repeat(34_000),
  'a hundred kilobytes of words': '我妈一个人住国泰新都6幢,能不能上门看看她? '.repeat(1_600),
  'a hundred kilobytes without a break': 'a1'.repeat(50_000),
  'a hundred kilobytes of digits': '1390013'.repeat(14_000),
  'a hundred kilobytes of line ends': '\n'.repeat(100_000),
  'zero-width characters between all others': [...'我算侨眷吗'].join('\u200b\u200d\ufeff'),
  'right-to-left text and overrides': '\u202eمرحبا أمي تعيش وحدها\u202c שלום 我算侨眷吗',
  'emoji only': '👨‍👩‍👧‍👦🇨🇳🇳🇿🙏🏽',
  'half a surrogate pair': '\ud83d 我算侨眷吗 \udc00',
  'combining marks without end': `e${'\u0301'.repeat(20_000)}`,
  'control characters': '我算\u0000侨\u0007眷\u001b[31m吗',
  'a template': '{{name}} ${process.env.HOME} %s <script>alert(1)</script> \'); drop table tickets; --',
}

describe('what nobody should write', () => {
  let directory = ''
  let database: Database
  let library: Library
  let world: World
  beforeAll(async () => {
    library = await loadShipped()
    directory = await copyEmbeddedData()
    database = await openDatabase({ dataDir: directory })
  }, 60_000)
  beforeEach(async () => {
    await emptyLedger(database)
    world = await openWorld({ database, library: () => library })
    return () => world.close()
  })
  afterAll(async () => {
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  })

  it.each(Object.entries(HOSTILE))('%s is answered in words, and so is what comes after it', { timeout: 30_000 }, async (_, text) => {
    world.say('张先生', text)
    await world.rested()
    const first = world.heard().length
    world.say('张先生', '我妈在国泰新都，想请人上门看看她')
    await world.rested()
    expect(world.bridge.status().troubles).toBe(0)
    if (text.trim() !== '') expect(first).toBeGreaterThan(0)
    expect(world.heard().slice(first).flatMap(({ ids }) => ids).length).toBeGreaterThan(0)
    for (const { text: said } of world.heard()) expect(Buffer.byteLength(said)).toBeLessThan(8_000)
  })

  it.each(KINDS)('a message of kind %s is never a crash and never ignored in silence', async (kind) => {
    world.say('张先生', kind === 'text' ? '在吗' : '', { kind, ...(kind === 'recall' ? { recalls: 'gone' } : {}) })
    await world.rested()
    const answered = world.heard().length
    world.say('张先生', '在吗')
    await world.rested()
    expect(world.bridge.status().troubles).toBe(0)
    expect(answered > 0, kind).toBe(!UNANSWERED.has(kind))
    expect(world.heard().length).toBeGreaterThan(answered)
  })

  it('a message with a thousand siblings in one burst is one turn', async () => {
    for (let n = 0; n < 1_000; n += 1) world.say('张先生', `第${n}句`)
    await world.rested()
    expect(world.bridge.status().troubles).toBe(0)
    expect(world.bridge.status().turns).toBeLessThan(1_000)
    world.say('张先生', '在吗')
    await world.rested()
    expect(world.heard().at(-1)?.ids).toContain('smalltalk.greet')
  }, 60_000)
})
