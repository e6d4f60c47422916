import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfig, type Config } from '../src/config.ts'
import { lookAtModels } from '../src/doctorModel.ts'
import { loadSentences } from '../src/library/sentences.ts'
import { serveModel, type Act, type ModelServer, type ModelServerOptions } from './support/modelServer.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const ready: Act = { say: { ready: true } }
const configure = (values: Readonly<Record<string, string>>): Config => {
  const directory = mkdtempSync(join(tmpdir(), 'qiaoqiao-doctor-'))
  closing.push(() => rmSync(directory, { recursive: true, force: true }))
  const reading = readConfig({ DATA_DIR: directory, OPENAI_API_KEY: 'secret-key', OPENAI_MODEL: 'quick', ...values })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.config
}
const serve = async (options: ModelServerOptions): Promise<ModelServer> => {
  const served = await serveModel(options)
  closing.push(() => served.close())
  return served
}
/** What is said of the models, with the id of a sentence standing for its words. */
const look = async (config: Config): Promise<string> => {
  const findings = await lookAtModels(config, (id, params = {}) => [id, ...Object.values(params)].join(' '))
  return findings.map(({ grade, detail }) => `${grade} ${detail}`).join('\n')
}

describe('a model that works', () => {
  it.each([['schema', 0], ['tool', 1], ['json', 2]] as const)('gives JSON by %s, which is remembered', async (mode, tried) => {
    const served = await serve({ script: () => ready, modes: [mode] })
    const config = configure({ OPENAI_BASE_URL: served.url })
    const told = await look(config)
    expect(told).toMatch(new RegExp(`^ok doctor.modelOk .*doctor.modelMode.${mode}`))
    expect(told.includes('doctor.modelTried')).toBe(tried > 0)
    expect(JSON.parse(readFileSync(join(config.dataDir, 'model/ability.json'), 'utf8'))).toMatchObject({ mode })
    expect(told).not.toContain('secret-key')
  })

  it('and wants the newer name of the limit', async () => {
    const served = await serve({ script: () => ready, newLimit: true })
    const config = configure({ OPENAI_BASE_URL: served.url })
    expect(await look(config)).toContain('ok doctor.modelOk')
    expect(JSON.parse(readFileSync(join(config.dataDir, 'model/ability.json'), 'utf8'))).toMatchObject({ limit: 'max_completion_tokens' })
  })

  it('but slowly', async () => {
    const served = await serve({ script: () => ready, after: 4_200 })
    expect(await look(configure({ OPENAI_BASE_URL: served.url }))).toContain('warn doctor.modelSlow')
  })

  it('says what may leave the machine', async () => {
    const served = await serve({ script: () => ready })
    expect(await look(configure({ OPENAI_BASE_URL: served.url }))).toContain('doctor.modelPrivate')
    expect(await look(configure({ OPENAI_BASE_URL: served.url, OPENAI_SENSITIVE: 'true' }))).toContain('doctor.modelSensitive')
  })
})

describe('a model that does not', () => {
  const wrong: readonly (readonly [string, Partial<ModelServerOptions>, string])[] = [
    ['a wrong key', { key: 'another' }, 'unauthorized'],
    ['a name it does not have', { models: ['other'] }, 'unknownModel'],
    ['no way to JSON', { modes: [] }, 'noJson'],
    ['prose instead of JSON', { script: () => ({ text: 'Sure! I am ready.' }) }, 'noJson'],
    ['a limit', { script: () => ({ status: 429 }) }, 'limited'],
    ['an error of its own', { script: () => ({ status: 500 }) }, 'failing'],
    ['a refusal', { script: () => ({ refuse: 'no' }) }, 'refused'],
  ]
  it.each(wrong)('%s', async (_, server, why) => {
    const served = await serve({ script: () => ready, ...server })
    const told = await look(configure({ OPENAI_BASE_URL: served.url }))
    expect(told).toContain(`warn doctor.modelBad quick`)
    expect(told).toContain(`doctor.modelWhy.${why}`)
  })

  it('nobody there', async () => {
    expect(await look(configure({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }))).toContain('doctor.modelWhy.unreachable')
  })
})

it('the other models are tried, too', async () => {
  const served = await serve({ script: () => ready, embed: () => [1, 0, 0], transcribe: () => '' })
  const names = { OPENAI_BASE_URL: served.url, OPENAI_EMBEDDING_MODEL: 'vectors', OPENAI_TRANSCRIPTION_MODEL: 'ears', OPENAI_FALLBACK_MODEL: 'second' }
  const told = await look(configure(names))
  for (const part of ['doctor.modelOk second', 'doctor.embeddingOk vectors', 'doctor.transcriptionOk ears']) expect(told).toContain(part)
  const without = await serve({ script: () => ready })
  const missing = await look(configure({ ...names, OPENAI_BASE_URL: without.url }))
  for (const part of ['warn doctor.modelBad vectors', 'warn doctor.modelBad ears']) expect(missing).toContain(part)
})

it('every sentence it can say is written', async () => {
  const wording = await loadSentences('prompts', 'operator.zh-CN.yaml')
  for (const why of ['slow', 'unreachable', 'unauthorized', 'unknownModel', 'limited', 'failing', 'rejected', 'noJson', 'refused', 'broken', 'cutShort']) expect(wording(`doctor.modelWhy.${why}`)).toMatch(/\p{Script=Han}/u)
})
