import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { shareLearned } from '../support/prepareShipped.ts'
import { freePort } from '../support/freePort.ts'
import { until } from '../support/until.ts'

/** What `npm start` runs, in a process of its own, with nothing configured but where it listens and keeps its data. */
export type Site = Readonly<{
  url: string
  /** Ends the process as a power cut would, and starts it again on the same data. */
  cutPower: () => Promise<void>
  stop: () => Promise<void>
}>

const ready = async (url: string): Promise<boolean> => (await fetch(`${url}/healthz`)).ok

/** The bot with the page of its simulated WeChat, on an embedded database that exists already, so that it starts soon. */
export const startSite = async (environment: Readonly<Record<string, string>> = {}): Promise<Site> => {
  const directory = await mkdtemp(join(tmpdir(), 'qiaoqiao-page-'))
  await rename(await copyEmbeddedData(), join(directory, 'simulated'))
  await shareLearned(directory)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: { PATH: process.env['PATH'] ?? '', NODE_NO_WARNINGS: '1', DATA_DIR: directory, PORT: String(port), LOG_LEVEL: 'fatal', ADMIN_CODE: 'FIRST-ADMIN-CODE', ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    process.once('exit', () => child.kill('SIGKILL'))
    await until(() => ready(url), 170_000)
    return child
  }
  const end = (child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => new Promise((resolve) => {
    if (child.exitCode !== null) resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
  let running = await start()
  return {
    url,
    cutPower: async () => {
      await end(running, 'SIGKILL')
      running = await start()
    },
    stop: async () => {
      await end(running, 'SIGKILL')
      await rm(directory, { recursive: true, force: true })
    },
  }
}
