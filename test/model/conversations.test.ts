import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import type { Library } from '../../src/core/library.ts'
import type { SlotId } from '../../src/core/ids.ts'
import { createModelUnderstanding, type ModelUnderstanding } from '../../src/understand/model/understandWithModel.ts'
import type { Understanding } from '../../src/understand/understand.ts'
import { openWorld, type World, type WorldOptions } from '../support/world.ts'
import { Golden } from '../conversations/golden.ts'
import { play, playStep, ticketsIn, type Ending, type Watch } from '../conversations/play.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { emptyLedger } from '../support/emptyLedger.ts'
import { serveModel, type ModelServer, type ModelServerOptions } from '../support/modelServer.ts'
import { openTestModel, type TestModelOptions } from '../support/openTestModel.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { beCareful, isAbout, lie, LIES } from './scripts.ts'
import { findPersonal, personalIn } from './personal.ts'
import { VAGUE, type Vague } from './vague.ts'

const FOLDER = 'test/conversations'
const goldens = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).toSorted()
  .map((file) => ({ file, golden: Golden.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))) }))

let directory = ''
let database: Database
let library: Library
beforeAll(async () => {
  library = await loadShipped()
  directory = await copyEmbeddedData()
  database = await openDatabase({ dataDir: directory })
  // What is learned takes as long as many conversations do.
  prepareShipped(library)
}, 240_000)
beforeEach(() => emptyLedger(database))
afterAll(async () => {
  await database.close()
  rmSync(directory, { recursive: true, force: true })
})

type State = { served?: ModelServer; beside?: NonNullable<WorldOptions['beside']> }

/** A model that people are spoken with through. */
const withModel = (server: ModelServerOptions, how: Partial<TestModelOptions> = {}): State => {
  const state: State & { forget?: () => void } = {}
  const prepared = new WeakMap<Understanding, ModelUnderstanding>()
  beforeAll(async () => {
    const served = await serveModel(server)
    const model = openTestModel({ url: served.url, ...how })
    Object.assign(state, {
      served, forget: model.forget,
      beside: (rules: Understanding) => {
        const known = prepared.get(rules) ?? createModelUnderstanding(rules, { model }, { sensitive: true })
        prepared.set(rules, known)
        return known
      },
    })
  })
  afterAll(async () => {
    state.forget?.()
    await state.served?.close()
  })
  return state
}
const partsOf = ({ beside }: State) => ({ database, library: () => library, ...(beside === undefined ? {} : { beside }) })

/** What a vague person heard and what became of it. Times and numbers of tickets do not count. */
const speak = async ({ as = '张先生', says }: Vague, state: State) => {
  const world: World = await openWorld(partsOf(state))
  try {
    await world.openRoom('工作群', 'work')
    const heard: Record<string, readonly string[]> = {}
    for (const text of says) {
      const before = world.heard().length
      world.say(as, text)
      await world.rested()
      heard[text] = world.heard().slice(before).filter(({ to }) => to.kind === 'private').flatMap(({ ids }) => ids)
    }
    const person = (await world.ledger.recognise('bot' as never, world.contactOf(as), as, true)).person
    const tickets = (await world.ledger.ticketsOf(person)).map(({ service, slots }) => ({ service, slots }))
    return { heard, tickets }
  } finally {
    await world.close()
  }
}

/** Every byte the server got. */
const nothingPersonal = (state: State): void => {
  it('nothing personal of anybody left the machine', () => {
    const secrets = [...personalIn(goldens.map(({ golden }) => golden)), ...VAGUE.flatMap((one) => one.secrets)]
    const received = state.served?.received() ?? []
    expect(received.length).toBeGreaterThan(10)
    for (const { body } of received) expect(findPersonal(body, secrets), body).toEqual([])
  })
}

describe.each([
  ['slow', { script: beCareful, after: 300 }, { patience: { deadline: 40, outages: 1e6 } }],
  ['down', { script: () => ({ status: 503 }) }, { patience: { outages: 1e6 } }],
  ['broken', { script: () => ({ text: '{"commands":' }) }, {}],
] as readonly (readonly [string, ModelServerOptions, Partial<TestModelOptions>])[])('with a model that is %s everything is as without one', (name, server, how) => {
  const state = withModel(server, how)
  // The models share the conversations between them, which are held without any as well: each takes every fourth.
  it.each(goldens.filter((_, at) => (name === 'slow' && at % 4 === 0) || (name === 'down' && at % 4 === 1)))('$file', { timeout: 60_000 }, ({ golden }) => play(golden, partsOf(state)))
  it.each(VAGUE)('$title', { timeout: 60_000 }, async (one) => {
    const without = await speak(one, {})
    await emptyLedger(database)
    expect(await speak(one, state)).toEqual(without)
  })
  nothingPersonal(state)
})

describe('with a model that is right', () => {
  const state = withModel({ script: beCareful })
  const told = new Set<string>()
  it.each(goldens.filter((_, at) => at % 4 === 2))('$file', { timeout: 60_000 }, ({ golden }) => play(golden, partsOf(state)))
  it.each(VAGUE)('$title', { timeout: 60_000 }, async (one) => {
    const before = state.served?.asked().length ?? 0
    const { heard } = await speak(one, state)
    // What the rules have learned to be sure of in the meantime is not asked about any more.
    const asked = (state.served?.asked() ?? []).slice(before)
    for (const [text, ids] of Object.entries(one.hear)) {
      if (!asked.some((question) => isAbout(question, text))) continue
      told.add(text)
      for (const id of ids) expect(heard[text], `${text}: ${JSON.stringify(heard)}`).toContain(id)
    }
  })
  it('who is hard to understand is understood better', () => expect(told.size).toBeGreaterThan(1))
  nothingPersonal(state)
})

describe('with a model that lies', () => {
  /** Which lie is told; by turns where none is chosen. */
  const telling: { lie: number | undefined } = { lie: undefined }
  const state = withModel({ script: (asked, n) => lie(asked, telling.lie ?? n) })
  /** A liar may make the bridge ask once more than it need: its words are not held to the letter, what it does is. */
  const watchActs: Watch = async (world, step, scene, where) => {
    const { hear: _hear, never: _never, words: _words, elsewhere: _elsewhere, quote, ...rest } = step
    const quoted = quote !== undefined && world.heard().some(({ text }) => text.includes(quote)) ? { quote } : {}
    await playStep(world, { ...rest, ...quoted }, scene, where)
    for (const { text } of world.heard()) expect(text).not.toMatch(/(?<!\d)999|invented|保证|passport-sale/)
  }
  const noWrongTicket: Ending = async (world, golden) => {
    const wanted = golden.tickets ?? []
    for (const ticket of await ticketsIn(world, golden)) {
      const twins = wanted.filter(({ service }) => service === ticket.service)
      expect(twins.length, `${golden.title}: nobody wished for ${ticket.service}`).toBeGreaterThan(0)
      const isTwin = ({ slots }: (typeof twins)[number]): boolean => Object.entries(slots).every(([id, text]) => (ticket.slots[id as SlotId]?.text ?? text).includes(text))
      expect(twins.some(isTwin), `${golden.title}: ${JSON.stringify(ticket.slots)}`).toBe(true)
    }
  }
  it.each(goldens.filter((_, at) => at % 4 === 3))('$file: no wrong ticket', { timeout: 60_000 }, ({ golden }) => play(golden, partsOf(state), watchActs, noWrongTicket))
  it.each(VAGUE.flatMap((one) => LIES.map((_, at) => ({ ...one, at }))))('$title, lie $at: nothing nobody said', { timeout: 60_000 }, async ({ at, ...one }) => {
    telling.lie = at
    const { tickets, heard } = await speak(one, state)
    const said = one.says.join('\n')
    for (const { service, slots } of tickets) {
      expect(one.wishes, JSON.stringify(heard)).toContain(service)
      for (const { said: span } of Object.values(slots)) for (const row of span.split('\n')) expect(said).toContain(row)
    }
    telling.lie = undefined
  })
  nothingPersonal(state)
})
