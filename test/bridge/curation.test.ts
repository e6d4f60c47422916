import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shown } from '../../src/adapters/simulator/transcript.ts'
import { readConfig } from '../../src/config.ts'
import { loadLibrary } from '../../src/library/load.ts'
import { createPrepare } from '../../src/preparing.ts'
import { openLog, run, type Running } from '../../src/running.ts'
import { lostQuestions } from '../../src/understand/regressions.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { copyLesserKnowledge } from '../support/lesserKnowledge.ts'

/** As in `prompts/simulation.yaml`. */
const [ADMIN, LAWYER, ASKER, OTHER] = ['admin', 'lawyer', 'yun', 'zhang']
const QUESTION = '华侨在国内开网约车要什么条件'
const isTo = (contact: string) => ({ conversation }: Shown): boolean => conversation === contact

describe('a lawyer teaches the bot while it runs', () => {
  let folder = ''
  let data = ''
  let running: Running
  const knowledge = (name: string): string => join(folder, 'knowledge', name)
  const wechat = () => running.simulated!.wechat
  /** Says it in private, and what the bot says next to that person; on a busy machine what is learned anew takes minutes. */
  const say = async (who: string, text: string): Promise<string> => {
    const after = wechat().mark()
    wechat().say(who, text)
    return (await wechat().waitSent(isTo(who), { ms: 300_000, after })).text
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qiaoqiao-curation-'))
    data = await copyEmbeddedData()
    // What this knowledge teaches is kept apart from what the shipped one does.
    rmSync(join(data, 'learned'))
    copyLesserKnowledge(join(folder, 'knowledge'))
    cpSync('prompts', join(folder, 'prompts'), { recursive: true })
    const reading = readConfig({ DATA_DIR: data, KNOWLEDGE_DIR: join(folder, 'knowledge'), PROMPTS_DIR: join(folder, 'prompts') })
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
    running = await run(reading.config, { log: openLog('silent') })
  }, 120_000)
  afterAll(async () => {
    await running.stop()
    for (const one of [folder, data]) rmSync(one, { recursive: true, force: true })
  })

  it('what two of them agreed on is answered without a restart, and asked by every check from then on', { timeout: 1_200_000 }, async () => {
    await say(ASKER, QUESTION)
    expect(await say(LAWYER, '待答')).toContain('K1')
    await say(LAWYER, '答K1 依据《归侨侨眷权益保护法》第八条，侨联依章程活动，工资没有专门规定。')
    await say(LAWYER, '发')
    expect(await say(LAWYER, '收进知识库')).toContain('P1')
    expect(existsSync(knowledge('legal/k1.md'))).toBe(false)
    expect(await say(LAWYER, '同意收录 P1')).not.toContain('收进知识库了')
    await say(ADMIN, '同意收录 P1')
    expect(readFileSync(knowledge('legal/k1.md'), 'utf8')).toContain('吴律师')
    expect(readFileSync(knowledge('regressions/k1.yaml'), 'utf8')).toContain(QUESTION)
    // Seldom: who says the same again and again within a minute is not answered.
    await expect.poll(() => say(OTHER, QUESTION), { timeout: 400_000, interval: 31_000 }).toContain('侨联依章程活动')

    const prepare = createPrepare(data)
    const shelves = { knowledgeDir: join(folder, 'knowledge'), promptsDir: 'prompts', today: '2026-11-23' }
    const loaded = await loadLibrary({ ...shelves, today: new Date().toISOString().slice(0, 10) })
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes))
    expect(lostQuestions(loaded.library, prepare(loaded.library))).toEqual([])
    writeFileSync(knowledge('asking/k1.yaml'), readFileSync(knowledge('asking/k1.yaml'), 'utf8').replace(/ {2}- .*/gu, (_, at: number) => `  - "海上捕鱼第${at}种问法"`))
    const spoilt = await loadLibrary({ ...shelves, today: new Date().toISOString().slice(0, 10) })
    if (!spoilt.ok) throw new Error(JSON.stringify(spoilt.mistakes))
    expect(lostQuestions(spoilt.library, prepare(spoilt.library))).toEqual([{ question: QUESTION, entry: 'k1' }])
  })
})
