/** What the thread of `studying.ts` does. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadLibrary } from './library/load.ts'
import { loadSentences } from './library/sentences.ts'
import { createPrepare } from './preparing.ts'
import type { Studied, Study } from './studying.ts'
import { lostQuestions } from './understand/regressions.ts'

const examine = async (shelves: Study): Promise<Studied> => {
  const loaded = await loadLibrary(shelves)
  if (!loaded.ok) return { mistakes: loaded.mistakes.map(({ file, line, text }) => `${file}:${line} ${text}`), lost: [] }
  const sentences = await loadSentences(shelves.promptsDir)
  const lost = lostQuestions(loaded.library, createPrepare(shelves.dataDir)(loaded.library))
  return { mistakes: [], lost: lost.map((one) => sentences('regression.lost', one)) }
}

parentPort?.postMessage(await examine(workerData as Study), [])
