import { createAsk, type Ask } from './asking.ts'
import { readEnvironment } from './config.ts'
import { dayIn } from './core/clock.ts'
import { explain } from './explaining.ts'
import { loadLibrary } from './library/load.ts'
import { LibraryRefused } from './library/refused.ts'
import { createToTraditional } from './understand/traditional.ts'
import { createUnderstanding } from './understand/understand.ts'

/** The answering half of the bridge on the configured library. Ends the process, in words, when it cannot be loaded. */
export const openAsk = async (): Promise<Ask> => {
  const reading = readEnvironment()
  const config = reading.ok ? reading.config : { knowledgeDir: './knowledge', promptsDir: './prompts' }
  const loaded = await loadLibrary({ ...config, today: dayIn(Date.now(), 'Asia/Shanghai') })
  if (!loaded.ok) {
    console.error(await explain(new LibraryRefused(loaded.mistakes)))
    process.exit(1)
  }
  const { understand } = createUnderstanding(loaded.library)
  return createAsk(loaded.library, understand, createToTraditional(), Date.now)
}
