import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { Environment, readConfig } from '../src/config.ts'

const example = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
const remedies = (parse(readFileSync('prompts/operator.zh-CN.yaml', 'utf8')) as { config: Record<string, string> }).config

describe('the configuration', () => {
  it('.env.example names every variable that is read, and no other', () => {
    expect(new Set(example)).toEqual(new Set(Object.keys(Environment.shape)))
  })

  it('has a remedy in words for every variable', () => {
    for (const variable of Object.keys(Environment.shape)) expect(remedies[variable], variable).toMatch(/\S{4}/)
  })

  it('is complete with nothing set', () => {
    const reading = readConfig({})
    expect(reading.ok && reading.config).toMatchObject({ wechat: { kind: 'simulated' }, dataDir: './data', host: '127.0.0.1', port: 8420 })
  })

  it('takes an empty value for none, as in a copied .env.example', () => {
    const reading = readConfig(Object.fromEntries(example.map((name) => [name, ''])))
    expect(reading.ok && reading.config.wechat).toEqual({ kind: 'simulated' })
  })

  it('goes to the real service when the token is set', () => {
    const reading = readConfig({ WECHATY_PUPPET_SERVICE_TOKEN: 't', WECHATY_PUPPET_SERVICE_ENDPOINT: '10.0.0.1:8788', WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true' })
    expect(reading.ok && reading.config.wechat).toEqual({ kind: 'service', token: 't', endpoint: '10.0.0.1:8788', noTls: true })
  })

  it('serves the simulated WeChat as a page only where there is no token, unless asked to', () => {
    const page = (environment: Record<string, string>): boolean | undefined => {
      const reading = readConfig(environment)
      return reading.ok ? reading.config.page : undefined
    }
    expect([page({}), page({ WECHATY_PUPPET_SERVICE_TOKEN: 't' })]).toEqual([true, false])
    expect([page({ SIMULATED_WECHAT: 'false' }), page({ WECHATY_PUPPET_SERVICE_TOKEN: 't', SIMULATED_WECHAT: 'true' })]).toEqual([false, true])
  })

  it('names every wrong variable at once and repeats no value', () => {
    const reading = readConfig({ REDIS_URL: 'localhost', DATABASE_URL: 'mysql://secret@x', PORT: 'abc', ADMIN_CODE: 'short', LOG_LEVEL: 'loud' })
    expect(reading.ok).toBe(false)
    if (reading.ok) return
    expect(reading.problems.map(({ variable }) => variable).toSorted()).toEqual(['ADMIN_CODE', 'DATABASE_URL', 'LOG_LEVEL', 'PORT', 'REDIS_URL'])
    expect(JSON.stringify(reading.problems)).not.toContain('secret')
  })

  it('has no model unless one is named, and keeps what is sensitive on this machine unless told otherwise', () => {
    const none = readConfig({ OPENAI_API_KEY: 'k' })
    expect(none.ok && none.config.model).toBe(undefined)
    const some = readConfig({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', OPENAI_MODEL: 'qwen3', OPENAI_DAILY_CALLS: '7' })
    expect(some.ok && some.config.model).toMatchObject({ baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen3', output: 'auto', sensitive: false, daily: { calls: 7 } })
  })

  it('does not take a model without an endpoint', () => {
    const reading = readConfig({ OPENAI_MODEL: 'gpt' })
    expect(!reading.ok && reading.problems).toEqual([{ variable: 'OPENAI_API_KEY', remedy: 'config.endpointMissing' }])
  })

  it('does not take an endpoint without a token', () => {
    const reading = readConfig({ WECHATY_PUPPET_SERVICE_ENDPOINT: '10.0.0.1:8788' })
    expect(!reading.ok && reading.problems).toEqual([{ variable: 'WECHATY_PUPPET_SERVICE_TOKEN', remedy: 'config.tokenMissing' }])
  })
})
