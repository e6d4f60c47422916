import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutputMode } from '../../../src/adapters/openai/outputMode.ts'
import type { ModelQuestion } from '../../../src/core/modelTalk.ts'
import { serveModel, type Act, type ModelServer, type ModelServerOptions } from '../../support/modelServer.ts'
import { openTestModel, type TestModelOptions } from '../../support/openTestModel.ts'
import { until } from '../../support/until.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const question: ModelQuestion = {
  name: 'probe', system: 'say ready', user: '<<<\nhello\n>>>', most: 50,
  schema: { type: 'object', properties: { ready: { type: 'boolean' } }, required: ['ready'], additionalProperties: false },
}
const ready = { say: { ready: true } } as const

const open = async (server: ModelServerOptions, how: Partial<TestModelOptions> = {}) => {
  const served: ModelServer = await serveModel(server)
  const model = openTestModel({ url: served.url, ...how })
  closing.push(() => served.close(), () => model.forget())
  return { served, model }
}
/** Acts in turn; the last one again and again. */
const inTurn = (...acts: readonly Act[]) => (_: unknown, n: number): Act => acts[Math.min(n, acts.length - 1)]!

describe('an answer', () => {
  it.each(['schema', 'tool', 'json'] as const satisfies readonly OutputMode[])('comes as JSON from an endpoint that knows only %s', async (mode) => {
    const { served, model } = await open({ script: () => ready, modes: [mode] }, { mode })
    expect(await model.ask(question)).toMatchObject({ kind: 'answered', value: { ready: true } })
    const [asked] = served.asked()
    expect(asked).toMatchObject({ mode, system: question.system, user: question.user })
    expect(served.received()[0]?.key).toBe('test-key')
  })

  it.each([['```json\n{"ready":true}\n```'], ['<think>well… {"ready":false}</think>\n{"ready":true}']])('is read out of its wrapping: %s', async (text) => {
    const { model } = await open({ script: () => ({ text }) }, { mode: 'json' })
    expect(await model.ask(question)).toMatchObject({ kind: 'answered', value: { ready: true } })
  })
})

describe('what an endpoint does wrong', () => {
  const wrong: readonly (readonly [string, Act, string])[] = [
    ['broken JSON', { text: '{"ready":' }, 'broken'],
    ['an answer cut short', { text: '{"ready":tr', finish: 'length' }, 'cutShort'],
    ['a refusal', { refuse: 'I cannot help with that.' }, 'refused'],
    ['a wrong key', { status: 401 }, 'unauthorized'],
    ['a model it does not have', { status: 404 }, 'unknownModel'],
    ['a question it rejects', { status: 400 }, 'rejected'],
    ['429 twice', { status: 429 }, 'limited'],
    ['500 twice', { status: 500 }, 'failing'],
    ['a cut connection twice', { cut: true }, 'unreachable'],
  ]
  it.each(wrong)('%s', async (_, act, why) => {
    const { served, model } = await open({ script: () => act })
    expect(await model.ask(question)).toMatchObject({ kind: 'failed', why })
    expect(served.asked()).toHaveLength(['limited', 'failing', 'unreachable'].includes(why) ? 2 : 1)
  })

  it.each([[{ status: 429 }], [{ status: 503 }], [{ cut: true }]] as readonly (readonly [Act])[])('what passes is tried once more: %o', async (act) => {
    const { model } = await open({ script: inTurn(act, ready) })
    expect(await model.ask(question)).toMatchObject({ kind: 'answered' })
  })

  it('nothing listens there', async () => {
    const model = openTestModel({ url: 'http://127.0.0.1:9/v1' })
    closing.push(() => model.forget())
    expect(await model.ask(question)).toMatchObject({ kind: 'failed', why: 'unreachable' })
  })

  it('it is slow: given up at the deadline, and not asked again', async () => {
    const { served, model } = await open({ script: () => ({ hang: true }) }, { patience: { deadline: 150 } })
    expect(await model.ask(question)).toMatchObject({ kind: 'failed', why: 'slow' })
    expect(served.asked()).toHaveLength(1)
  })

  it('somebody stops waiting', async () => {
    const { model } = await open({ script: () => ({ hang: true }) })
    const abandon = new AbortController()
    const answer = model.ask({ ...question, signal: abandon.signal })
    abandon.abort()
    expect(await answer).toMatchObject({ kind: 'failed', why: 'abandoned' })
  })
})

describe('an endpoint that keeps failing', () => {
  it('is left alone, then tried with one call, and used again when that works', async () => {
    const { served, model } = await open({ script: () => ({ status: 401 }) }, { patience: { outages: 3, rest: 200 } })
    for (let n = 0; n < 3; n += 1) await model.ask(question)
    expect(model.status().state).toBe('resting')
    expect(await model.ask(question)).toMatchObject({ kind: 'failed', why: 'resting' })
    expect(served.asked()).toHaveLength(3)
    served.become({ script: () => ready })
    await until(async () => (await model.ask(question)).kind === 'answered')
    expect(model.status().state).toBe('ok')
  })

  it('is not blamed for an answer nobody waited for, nor for one that made no sense', async () => {
    const { model } = await open({ script: () => ({ text: 'well' }) }, { patience: { outages: 2 } })
    for (let n = 0; n < 4; n += 1) expect(await model.ask(question)).toMatchObject({ why: 'broken' })
    expect(model.status().state).toBe('ok')
  })

  it('has a second model asked in its place', async () => {
    const { served, model } = await open({ script: ({ model: name }) => (name === 'first' ? { status: 500 } : ready) }, { names: ['first', 'second'] })
    expect(await model.ask(question)).toMatchObject({ kind: 'answered' })
    expect(served.asked().map(({ model: name }) => name)).toEqual(['first', 'first', 'second'])
  })
})

describe('what may be spent', () => {
  it('in calls: then nothing is asked before the next day', async () => {
    let now = Date.parse('2026-11-23T02:00:00Z')
    const { served, model } = await open({ script: () => ready }, { limits: { calls: 2, tokens: 1e9 }, now: () => now })
    for (let n = 0; n < 3; n += 1) await model.ask(question)
    expect(served.asked()).toHaveLength(2)
    expect(model.status()).toMatchObject({ state: 'spent', calls: 2 })
    now += 24 * 3_600_000
    expect(await model.ask(question)).toMatchObject({ kind: 'answered' })
  })

  it('in tokens, and a restart does not forget it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'qiaoqiao-model-'))
    closing.push(() => rmSync(directory, { recursive: true, force: true }))
    const how = { limits: { calls: 100, tokens: 5 }, directory }
    const { model } = await open({ script: () => ready }, how)
    await model.ask(question)
    const { served, model: again } = await open({ script: () => ready }, how)
    expect(await again.ask(question)).toMatchObject({ kind: 'failed', why: 'spent' })
    expect(served.asked()).toHaveLength(0)
  })
})

it('no more are asked at once than is allowed', async () => {
  const { served, model } = await open({ script: () => ready, after: 20 }, { patience: { atOnce: 3 } })
  const answers = await Promise.all(Array.from({ length: 12 }, () => model.ask(question)))
  expect(answers.every(({ kind }) => kind === 'answered')).toBe(true)
  expect(served.mostAtOnce()).toBe(3)
})
