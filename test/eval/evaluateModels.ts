import { join } from 'node:path'
import { pino } from 'pino'
import { readEnvironment } from '../../src/config.ts'
import { dayIn } from '../../src/core/clock.ts'
import { loadLibrary } from '../../src/library/load.ts'
import { LibraryRefused } from '../../src/library/refused.ts'
import { openModels } from '../../src/openModels.ts'
import { loadRegister, loadSets } from './load.ts'
import { measureModels, writeModelReport } from './modelRun.ts'
import { writeMeasured } from './writeMeasured.ts'
import { prepareShipped } from '../support/prepareShipped.ts'

const ZONE = 'Asia/Shanghai'

/** Measures the configured models on the project's own sets and writes the figures into the prompt they were measured with. With none configured nothing is measured and nothing changed. */
export const evaluateModels = async (): Promise<void> => {
  const reading = readEnvironment()
  if (!reading.ok || reading.config.model === undefined) {
    console.log('No model is configured (OPENAI_MODEL, with OPENAI_API_KEY or OPENAI_BASE_URL): nothing was measured and no file was changed.')
    return
  }
  const { config } = reading
  const today = dayIn(Date.now(), ZONE)
  const loaded = await loadLibrary({ ...config, today })
  if (!loaded.ok) throw new LibraryRefused(loaded.mistakes)
  const models = openModels(config, { now: Date.now, log: pino({ level: 'silent' }), zone: ZONE })
  await models.ready
  if (models.model !== undefined && models.model.status().state !== 'ok') {
    console.log(`The model cannot be asked (${models.model.status().state}); npm run doctor says why. Nothing was measured and no file was changed.`)
    process.exitCode = 1
    return
  }
  const [sets, register] = await Promise.all([loadSets(), loadRegister()])
  const figures = await measureModels({
    library: loaded.library, rules: prepareShipped(loaded.library), models, sensitive: reading.config.model.sensitive, sets, register, now: Date.now,
  })
  console.log(writeModelReport(figures, reading.config.model))
  const rules = figures.find(({ way }) => way === 'rules alone')
  const best = figures.findLast(({ way }) => way !== 'with vectors')
  if (models.model === undefined || rules === undefined || best === undefined) return
  const { way: _, ...measured } = best
  await writeMeasured(join(config.promptsDir, 'model/understand.md'), {
    model: [reading.config.model.model, reading.config.model.embedding].filter((name) => name !== undefined).join(' + '), on: today,
    figures: { ...measured, rightWithout: rules.right, citedWithout: rules.cited },
  })
}
