import { pino } from 'pino'
import { createAsk, type Ask } from './asking.ts'
import { readEnvironment } from './config.ts'
import { dayIn } from './core/clock.ts'
import { explain } from './explaining.ts'
import { loadLibrary } from './library/load.ts'
import { LibraryRefused } from './library/refused.ts'
import { openModels } from './openModels.ts'
import { createPrepare } from './preparing.ts'
import { createModelUnderstanding } from './understand/model/understandWithModel.ts'
import { createToTraditional } from './understand/traditional.ts'
import { warmUp } from './warming.ts'

const ZONE = 'Asia/Shanghai'

/** The answering half of the bridge on the configured library, with the configured models beside the rules unless `beside` is false; `warmed` for many questions, which then take as long as each other. Ends the process, in words, when the library cannot be loaded. */
export const openAsk = async ({ beside = true, warmed = false }: Readonly<{ beside?: boolean; warmed?: boolean }> = {}): Promise<Ask> => {
  const reading = readEnvironment()
  const config = reading.ok ? reading.config : { knowledgeDir: './knowledge', promptsDir: './prompts', dataDir: './data' }
  const loaded = await loadLibrary({ ...config, today: dayIn(Date.now(), ZONE) })
  if (!loaded.ok) {
    console.error(await explain(new LibraryRefused(loaded.mistakes)))
    process.exit(1)
  }
  const rules = createPrepare(config.dataDir)(loaded.library)
  const ruled = createAsk(loaded.library, rules.understand, createToTraditional(), Date.now)
  if (warmed) await warmUp(ruled, loaded.library)
  const models = openModels(config, { now: Date.now, log: pino({ level: 'silent' }), zone: ZONE })
  if (!beside || (models.model === undefined && models.embedder === undefined)) return ruled
  const together = createModelUnderstanding(rules, models, { sensitive: 'model' in config && config.model?.sensitive === true })
  await Promise.all([models.ready, together.ready])
  return createAsk(loaded.library, together.understand, createToTraditional(), Date.now)
}
