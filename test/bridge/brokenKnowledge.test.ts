import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shown } from '../../src/adapters/simulator/transcript.ts'
import { readConfig } from '../../src/config.ts'
import { openLog, run, type Running } from '../../src/running.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'

/** As in `prompts/simulation.yaml`. */
const [ADMIN, ASKER] = ['admin', 'yun']
const ENTRY = 'legal/huaqiao-definition.md'
const isTo = (contact: string) => ({ conversation }: Shown): boolean => conversation === contact
const MARK = '这一句是刚刚改的。'

describe('an editor saves knowledge while the bot runs', () => {
  let folder = ''
  let data = ''
  let running: Running
  const knowledge = (name: string): string => join(folder, 'knowledge', name)
  const wechat = () => running.simulated!.wechat
  const ask = async (text: string): Promise<string> => {
    const after = wechat().mark()
    wechat().say(ASKER, text)
    return (await wechat().waitSent(isTo(ASKER), { ms: 15_000, after })).text
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiaoqiao-knowledge-'))
    data = await copyEmbeddedData()
    for (const name of ['knowledge', 'prompts']) cpSync(name, join(folder, name), { recursive: true })
    const reading = readConfig({ DATA_DIR: data, KNOWLEDGE_DIR: join(folder, 'knowledge'), PROMPTS_DIR: join(folder, 'prompts') })
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
    running = await run(reading.config, { log: openLog('silent') })
  }, 60_000)
  afterAll(async () => {
    await running.stop()
    for (const one of [folder, data]) rmSync(one, { recursive: true, force: true })
  })

  it('keeps the old knowledge and tells the admin which file and line; put right, the new is used', { timeout: 180_000 }, async () => {
    const good = readFileSync(knowledge(ENTRY), 'utf8')
    const before = wechat().mark()
    writeFileSync(knowledge(ENTRY), good.replace('citations:', 'citations: [\n  nonsense: {'))
    const told = (await wechat().waitSent(isTo(ADMIN), { ms: 20_000, after: before })).text
    expect(told).toContain(`knowledge/${ENTRY}:`)
    expect(told).toMatch(/:\d+/)
    expect(await ask('华侨的定义是什么')).toContain('华侨')

    writeFileSync(knowledge(ENTRY), good.replace(/\n---\n\n?/, (end) => `${end}${MARK}`))
    await expect.poll(() => ask('什么样的人算华侨'), { timeout: 120_000, interval: 500 }).toContain(MARK)
  })

  it('says every mistake of a file that is no YAML at all, and goes on answering', { timeout: 60_000 }, async () => {
    const before = wechat().mark()
    appendFileSync(knowledge('services/meal.yaml'), '\n\t- : : [}\u0000\n')
    expect((await wechat().waitSent(isTo(ADMIN), { ms: 20_000, after: before })).text).toContain('knowledge/services/meal.yaml:')
    expect(await ask('归侨是什么意思')).toContain('归侨')
  })
})
