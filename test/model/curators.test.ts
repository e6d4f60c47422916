import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { shareLearned } from '../support/prepareShipped.ts'
import { runCommand } from '../support/runCommand.ts'
import { serveModel, type Act } from '../support/modelServer.ts'

const open = async (said: unknown) => {
  const home = mkdtempSync(join(tmpdir(), 'qiaoqiao-curators-'))
  cpSync('knowledge', join(home, 'knowledge'), { recursive: true })
  mkdirSync(join(home, 'data'))
  await shareLearned(join(home, 'data'))
  const served = await serveModel({ script: ({ user }): Act => (user === 'ready?' ? { say: { ready: true } } : { say: said }) })
  onTestFinished(async () => {
    await served.close()
    rmSync(home, { recursive: true, force: true })
  })
  const environment = { DATA_DIR: join(home, 'data'), KNOWLEDGE_DIR: join(home, 'knowledge'), OPENAI_BASE_URL: served.url, OPENAI_MODEL: 'helper' }
  return { home, served, run: (...parts: readonly string[]) => runCommand('src/knowledgeSuggest.ts', parts, environment) }
}

it('ideas for an entry are shown first and used only when somebody accepts them', { timeout: 120_000 }, async () => {
  const { home, run } = await open({
    ways: ['办护照要花多少钱', '出本新护照得掏几个铜板呀', '我叫王秀珍电话13861234567护照多少钱', '《护照法》第99条说免费吗'], near: ['护照丢在国外了怎么办', '今天天气不错吧'],
  })
  const asked = (): readonly string[] => (parse(readFileSync(join(home, 'knowledge/asking/passport-fee.yaml'), 'utf8')) as { ways: string[] }).ways
  const before = asked()
  const { code, out } = await run('passport-fee')
  expect(code).toBe(0)
  expect(out).toContain('出本新护照得掏几个铜板呀')
  // What is known already, what is personal and what cites is left out, and so is what is near to nothing.
  for (const wrong of ['1. [问法] 办护照要花多少钱', '王秀珍', '第99条', '今天天气']) expect(out).not.toContain(wrong)
  expect(asked()).toEqual(before)
  expect((await run('passport-fee', '--accept', '1')).code).toBe(0)
  expect(asked()).toEqual([...before, '出本新护照得掏几个铜板呀'])
})

it('a lawyer’s answer becomes a draft that cites what the lawyer cited, and nothing personal is sent', { timeout: 120_000 }, async () => {
  const draft = { title: '护照工本费能不能退', answer: '办成了就不退。没有受理的可以要回来,带上收据去窗口。', steps: ['带收据去窗口'], where: [], traps: [], ways: ['护照费能退吗', '交了护照钱不办了退不退', '工本费退吗', '不办护照了钱呢', '护照费退款'] }
  const { home, served, run } = await open(draft)
  const { code, out } = await run('--question', '我叫王秀珍,13861234567,护照费能退吗', '--answer', '办成了就不退,依据护照法第22条;没受理的带收据去窗口退。')
  expect(code).toBe(0)
  expect(out).toContain('drafts')
  const [file = ''] = readdirSync(join(home, 'data/drafts')).filter((name) => name.endsWith('.md'))
  const text = readFileSync(join(home, 'data/drafts', file), 'utf8')
  expect(text).toContain('AI')
  expect(parse(text.split('---')[1] ?? '')).toMatchObject({ citations: [{ law: '护照法', article: 22 }], handoff: true })
  for (const { body } of served.received()) for (const secret of ['王秀珍', '13861234567']) expect(body).not.toContain(secret)
})

it.each([
  ['a figure the lawyer did not say', '办成了就不退,依据护照法第22条。', '要交 300 元手续费,办成了就不退回来。'],
  ['an answer that rests on nothing', '这个一般是不退的。', '办成了就不退,没受理可以退。'],
])('no draft from %s', { timeout: 120_000 }, async (_, answer, written) => {
  const { home, run } = await open({ title: '护照费退不退', answer: written, steps: [], where: [], traps: [], ways: ['一问', '二问', '三问', '四问', '五问'] })
  expect((await run('--question', '护照费能退吗', '--answer', answer)).code).toBe(1)
  expect(() => readdirSync(join(home, 'data/drafts'))).toThrow()
})
