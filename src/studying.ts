import { Worker } from 'node:worker_threads'
import type { Shelves } from './library/load.ts'

/** What is studied. `dataDir` is where what was learned is kept. */
export type Study = Shelves & Readonly<{ dataDir: string }>

/** What came of it: what is wrong with the content, or the questions that no longer find their entry, in words. */
export type Studied = Readonly<{ mistakes: readonly string[]; lost: readonly string[] }>

/**
 * Reads content and learns from it in a thread of its own, so that turns are answered meanwhile: what was learned is on the
 * shelf afterwards. Rejects when the thread dies, or is ended by the signal.
 */
export const study = ({ knowledgeDir, promptsDir, dataDir, today, proposed = [] }: Study, signal: AbortSignal): Promise<Studied> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('studyThread.mjs', import.meta.url), { workerData: { knowledgeDir, promptsDir, dataDir, today, proposed } satisfies Study })
    const end = (): void => { void worker.terminate() }
    signal.addEventListener('abort', end, { once: true })
    worker.once('message', (studied: Studied) => { resolve(studied) })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', end)
      reject(new Error(`studying ended early with code ${code}`))
    })
  })
