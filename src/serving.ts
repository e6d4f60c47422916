import type { Logger } from 'pino'
import { emptyTables } from './adapters/ledger/emptyTables.ts'
import { openDatabase } from './adapters/ledger/open.ts'
import { forgetJournal } from './adapters/simulator/journal.ts'
import { serveHealth, type Health, type HealthServer } from './adapters/web/health.ts'
import { buildPage } from './adapters/web/page/build.ts'
import { readPageFiles } from './adapters/web/page/files.ts'
import { createPage, type Page } from './adapters/web/page/page.ts'
import type { Config } from './config.ts'
import { loadPageWords } from './library/pageWords.ts'
import { homeOf, run, type Mind, type Running } from './running.ts'

/** The whole process: the bot, its web server and, where there is one, the simulated WeChat as a page. */
export type Serving = Readonly<{
  adminCode: string
  web: HealthServer
  /** Why the page could not be made; the bot runs all the same. */
  pageTrouble?: string
  stop: () => Promise<void>
}>

/** The same bot on a simulated WeChat with stores of its own. */
const besides = ({ redisUrl: _redis, databaseUrl: _database, ...config }: Config): Config => ({ ...config, wechat: { kind: 'simulated' } })

/** Erases what a simulated WeChat and its bot remember; neither may be running. */
const forgetAll = async (home: string): Promise<void> => {
  const database = await openDatabase({ dataDir: home })
  try {
    await emptyTables(database)
  } finally {
    await database.close()
  }
  forgetJournal(home)
}

const STARTING: Health = {
  ok: false, loggedIn: false, lastHeardAt: null, lastTurnAt: null, conversations: 'starting', ledger: 'starting', model: 'none',
  library: { entries: 0, services: 0 }, busy: 0, turns: 0, troubles: 0,
}

/** Starts everything. What was started is stopped again when a later part fails. */
export const serve = async (config: Config, log: Logger): Promise<Serving> => {
  const simulatedOnly = config.wechat.kind === 'simulated'
  // Built meanwhile; a failure is looked at below.
  const building = config.page ? buildPage() : undefined
  building?.catch(() => {})
  let bot: Running | undefined = await run(config, { log })
  const { adminCode } = bot
  const tried = simulatedOnly ? { ...config, adminCode } : besides(config)
  let trial: Running | undefined = simulatedOnly ? bot : undefined

  const startAfresh = async (): Promise<void> => {
    const before = trial
    trial = undefined
    if (simulatedOnly) bot = undefined
    await before?.stop()
    await forgetAll(homeOf(tried))
    await begin(before?.mind())
    log.info({}, 'the simulated WeChat began afresh')
  }
  const begin = async (mind?: Mind): Promise<void> => {
    trial ??= await run(tried, { log, ...(mind === undefined ? {} : { mind }) })
    if (simulatedOnly) bot = trial
    if (trial.simulated !== undefined) page?.show(trial.simulated)
  }
  let page: Page | undefined
  let pageTrouble: string | undefined
  const stopAll = async (): Promise<void> => {
    page?.close()
    await Promise.all([bot?.stop(), trial === bot ? undefined : trial?.stop()])
  }
  try {
    if (building !== undefined) {
      try {
        page = createPage({ files: await readPageFiles(await building), words: await loadPageWords(config.promptsDir), startAfresh })
      } catch (error) {
        pageTrouble = error instanceof Error ? error.message : String(error)
        log.error({ error: pageTrouble }, 'the page could not be made')
      }
      if (page !== undefined) await begin()
    }
    const web = await serveHealth({ host: config.host, port: config.port, check: async () => await bot?.examine() ?? STARTING, page })
    return {
      adminCode, web,
      ...(pageTrouble === undefined ? {} : { pageTrouble }),
      stop: async () => {
        await web.close()
        await stopAll()
      },
    }
  } catch (error) {
    await stopAll()
    throw error
  }
}
