import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { pino } from 'pino'
import { readConfig } from '../../src/config.ts'
import { openModels } from '../../src/openModels.ts'
import { serveModel } from '../support/modelServer.ts'
import { runCommand } from '../support/runCommand.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { beCareful } from '../model/scripts.ts'
import { loadRegister, loadSets } from './load.ts'
import { measureModels, writeModelReport } from './modelRun.ts'
import { writeMeasured } from './writeMeasured.ts'
import { prepareShipped } from '../support/prepareShipped.ts'

it('measures the rules, the vectors, the model and both in one run', { timeout: 120_000 }, async () => {
  const home = mkdtempSync(join(tmpdir(), 'qiaoqiao-eval-'))
  const served = await serveModel({ script: (asked) => (asked.user === 'ready?' ? { say: { ready: true } } : beCareful(asked)), embed: (text) => [text.length % 7, text.length % 5, 1] })
  onTestFinished(async () => {
    await served.close()
    rmSync(home, { recursive: true, force: true })
  })
  const reading = readConfig({ DATA_DIR: home, OPENAI_BASE_URL: served.url, OPENAI_MODEL: 'careful', OPENAI_EMBEDDING_MODEL: 'vectors' })
  if (!reading.ok || reading.config.model === undefined) throw new Error('no model')
  const library = await loadShipped()
  const models = openModels(reading.config, { now: Date.now, log: pino({ level: 'silent' }), zone: 'Asia/Shanghai' })
  await models.ready
  const [sets, register] = await Promise.all([loadSets(), loadRegister()])
  const figures = await measureModels({
    library, rules: prepareShipped(library), models, sensitive: true, register, now: Date.now,
    sets: { law: sets.law.slice(0, 12), followUp: sets.followUp.slice(0, 2), boundary: sets.boundary.filter(({ kind }) => kind === 'notInBase' || kind === 'smalltalk').slice(0, 40), falsePremise: [] },
  })
  expect(figures.map(({ way }) => way)).toEqual(['rules alone', 'with vectors', 'with a model', 'with both'])
  const [rules, , model] = figures
  expect(rules).toMatchObject({ items: 54, calls: 0, invented: 0 })
  expect(model?.calls).toBeGreaterThan(0)
  expect(model?.calls).toBeLessThanOrEqual(1)
  expect(model?.right).toBe(rules?.right)
  expect(writeModelReport(figures, reading.config.model)).toContain('| with both |')
})

it('writes the figures into the front matter and changes nothing else', async () => {
  const home = mkdtempSync(join(tmpdir(), 'qiaoqiao-eval-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const file = join(home, 'understand.md')
  copyFileSync('prompts/model/understand.md', file)
  await writeMeasured(file, { model: 'careful', on: '2026-11-23', figures: { right: 97.2 } })
  const [before, after] = [readFileSync('prompts/model/understand.md', 'utf8'), readFileSync(file, 'utf8')]
  expect(after).toContain('model: careful')
  expect(after).toContain('right: 97.2')
  expect(after.split('---\n').slice(2)).toEqual(before.split('---\n').slice(2))
})

it('with no model configured it says so and changes nothing', { timeout: 60_000 }, async () => {
  const before = readFileSync('prompts/model/understand.md', 'utf8')
  const { code, out } = await runCommand('test/eval/run.ts', ['--model'], {})
  expect(code).toBe(0)
  expect(out).toContain('nothing was measured')
  expect(readFileSync('prompts/model/understand.md', 'utf8')).toBe(before)
})
