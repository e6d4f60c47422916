import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'silk-wasm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBudget } from '../../src/adapters/openai/budget.ts'
import { connectEndpoint } from '../../src/adapters/openai/endpoint.ts'
import { PATIENCE } from '../../src/adapters/openai/guard.ts'
import { createTranscriber } from '../../src/adapters/openai/transcriber.ts'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import { privateConversation, type AccountId, type SlotId } from '../../src/core/ids.ts'
import { draftOf } from '../../src/core/requesting.ts'
import type { Library } from '../../src/core/library.ts'
import type { Fetched } from '../../src/core/file.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { emptyLedger } from '../support/emptyLedger.ts'
import { serveModel, type ModelServer } from '../support/modelServer.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { openWorld } from '../support/world.ts'

let directory = ''
let database: Database
let library: Library
let served: ModelServer
const heard = { words: '', fetched: { kind: 'gone', why: 'test' } as Fetched }

/** Half a second of a tone, as WeChat records it. */
const recording = async (): Promise<Fetched> => {
  const samples = Int16Array.from({ length: 12_000 }, (_, at) => Math.round(8_000 * Math.sin(at / 9)))
  const { data } = await encode(samples, 24_000)
  return { kind: 'file', file: { name: 'voice.silk', mediaType: 'audio/silk', base64: Buffer.from(data).toString('base64') } }
}

beforeAll(async () => {
  library = await loadShipped()
  directory = await copyEmbeddedData()
  database = await openDatabase({ dataDir: directory })
  served = await serveModel({ script: () => ({ status: 500 }), transcribe: () => heard.words })
}, 60_000)
beforeEach(async () => {
  await emptyLedger(database)
  heard.fetched = await recording()
})
afterAll(async () => {
  await served.close()
  await database.close()
  rmSync(directory, { recursive: true, force: true })
})

/** Somebody who can speak, and type; what they hear back, by reply id. */
const speaker = async (sensitive = true) => {
  const spent = mkdtempSync(join(tmpdir(), 'qiaoqiao-voice-'))
  const world = await openWorld({
    database, library: () => library, fetchFile: () => Promise.resolve(heard.fetched),
    voices: (fetchFile) => ({
      sensitive,
      transcribe: createTranscriber({
        client: connectEndpoint({ baseUrl: served.url }), name: 'whisper', fetchFile, patience: { ...PATIENCE, backoff: 5, deadline: 2_000 },
        budget: openBudget(join(spent, 'spent.json'), { calls: 100, tokens: 1e6 }, 'Asia/Shanghai', Date.now),
      }),
    }),
  })
  const hear = async (say: () => unknown): Promise<readonly string[]> => {
    const before = world.heard().length
    say()
    await world.rested()
    return world.heard().slice(before).flatMap(({ ids }) => ids)
  }
  return {
    world,
    type: (text: string) => hear(() => world.say('张先生', text)),
    speak: (words: string) => {
      heard.words = words
      return hear(() => world.say('张先生', '', { kind: 'voice' }))
    },
    close: async () => {
      await world.close()
      rmSync(spent, { recursive: true, force: true })
    },
  }
}

it('a voice message is read back, and acted on when the person agrees', { timeout: 60_000 }, async () => {
  const { speak, type, world, close } = await speaker()
  try {
    expect(await speak('能不能请人去看看我妈')).toEqual(['voice.heard', 'notice.resident'])
    expect(world.heard().at(-1)?.text).toContain('能不能请人去看看我妈')
    expect(await type('对的')).toContain('intake.begin:home-visit')
    // What WeChat recorded went out as WAV.
    const sent = served.received().at(-1)
    expect(sent?.path).toContain('/audio/transcriptions')
    expect(sent?.body).toContain('RIFF')
    expect(sent?.body).toContain('WAVEfmt')
  } finally {
    await close()
  }
})

it('nothing is done with words the person takes back, or says anew in writing', { timeout: 60_000 }, async () => {
  const { speak, type, close } = await speaker()
  try {
    await speak('我想请人去看看我妈')
    expect(await type('不对')).toEqual(['voice.misheard'])
    expect(await type('对')).not.toContain('intake.begin:home-visit')
    await speak('我想请人去看看我妈')
    expect(await type('家里水龙头老是滴,想请人修')).toContain('intake.begin:home-repair')
    expect(await type('华侨是什么意思')).not.toContain('intake.begin:home-visit')
  } finally {
    await close()
  }
})

it('in a form no slot is filled before the person agrees', { timeout: 60_000 }, async () => {
  const { speak, type, world, close } = await speaker()
  try {
    await type('我想请人去看看我妈')
    expect(await speak('国泰新都6幢甲单元302')).toEqual(['voice.heard'])
    expect(await type('不是')).not.toContain('intake.changed:address')
    await speak('国泰新都16幢甲单元302')
    await type('对')
    const { conversation } = await world.store.load(privateConversation('bot' as AccountId, world.contactOf('张先生')))
    expect(draftOf(conversation)?.slots['address' as SlotId]?.text).toContain('16幢')
    expect(conversation.unconfirmed).toBe(undefined)
  } finally {
    await close()
  }
})

it('a cry for help is acted on at once', { timeout: 60_000 }, async () => {
  const { speak, close } = await speaker()
  try {
    expect(await speak('我妈摔倒了起不来,快来人')).toContain('emergency.call:fall')
  } finally {
    await close()
  }
})

it('what cannot be fetched or heard is asked for in writing', { timeout: 60_000 }, async () => {
  const { speak, close } = await speaker()
  try {
    expect(await speak('')).toEqual(['attach.voice', 'notice.resident'])
    heard.fetched = { kind: 'gone', why: 'test' }
    expect(await speak('你好')).toEqual(['attach.voice'])
  } finally {
    await close()
  }
})

it('what is said for a sensitive service is not sent unless the community allows it', { timeout: 60_000 }, async () => {
  const { speak, type, close } = await speaker(false)
  try {
    await type('我想请人去看看我妈')
    const before = served.received().length
    expect(await speak('她血压高')).toContain('attach.voice')
    expect(served.received()).toHaveLength(before)
  } finally {
    await close()
  }
})
