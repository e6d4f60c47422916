import { randomInt } from 'node:crypto'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { pino, type Logger } from 'pino'
import { createLedger } from './adapters/ledger/ledger.ts'
import { openDatabase } from './adapters/ledger/open.ts'
import { createSqlConversationStore } from './adapters/ledger/sqlConversationStore.ts'
import { createRedisConversationStore } from './adapters/redis/conversationStore.ts'
import { openJournal } from './adapters/simulator/journal.ts'
import type { Health } from './adapters/web/health.ts'
import type { Simulated } from './adapters/web/page/show.ts'
import { openPress } from './adapters/press/press.ts'
import { createWechatyChannel } from './adapters/wechaty/channel.ts'
import { CAREFUL, FAST } from './adapters/wechaty/pace.ts'
import { createAsk } from './asking.ts'
import { buildBridge } from './bridge.ts'
import type { Config } from './config.ts'
import { dayIn } from './core/clock.ts'
import type { AccountId } from './core/ids.ts'
import type { Library } from './core/library.ts'
import { line } from './core/step.ts'
import { openKnowledgeShelf } from './library/knowledgeShelf.ts'
import { loadLibrary } from './library/load.ts'
import type { Mistake } from './library/mistake.ts'
import { LibraryRefused } from './library/refused.ts'
import { loadSimulation } from './library/simulation.ts'
import { watchLibrary } from './library/watch.ts'
import { openModels } from './openModels.ts'
import { createPrepare, type Prepare } from './preparing.ts'
import type { ConversationStore, DeliveryId, Ledger, Model } from './ports.ts'
import { enrolSimulated, populate, serve } from './simulating.ts'
import { study } from './studying.ts'
import { createToTraditional } from './understand/traditional.ts'
import { createModelUnderstanding, type ModelUnderstanding } from './understand/model/understandWithModel.ts'
import type { Understanding } from './understand/understand.ts'
import { warmUp } from './warming.ts'

/** Who tries the simulated WeChat does not wait as long as in production: silence after which a connection counts as lost, and time between sweeps, in ms. */
const SIMULATED_SILENCE = 8_000
const SIMULATED_SWEEP = 2_000
/** On a machine that is busy our own words may take long to come back, and must not be said twice for that. */
const SIMULATED_PACE = { ...FAST, echoMs: 5_000, deadlineMs: 10_000 }
const HOME_ZONE = 'Asia/Shanghai'
/** Letters and digits nobody confuses when reading them aloud. */
const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A code of `length` letters and digits that cannot be guessed. */
export const newCode = (length = 10): string => Array.from({ length }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')

export type Running = Readonly<{
  adminCode: string
  mind: () => Mind
  examine: () => Promise<Health>
  simulated?: Simulated
  /** Resolves when nothing is being answered and nothing that is due waits to be delivered. */
  rested: () => Promise<void>
  stop: () => Promise<void>
}>

/** How a running bridge is wanted. */
export type RunOptions = Readonly<{ log: Logger; mind?: Mind }>

/** What the bot knows and how it understands without a model; takes seconds to make, so whoever runs again may hand it on. */
export type Mind = Readonly<{ library: Library; rules: Understanding }>

/** Where this process keeps what it may not lose. The simulated WeChat's data is kept apart: it must never mix with a community's. */
export const homeOf = ({ wechat, dataDir }: Config): string => (wechat.kind === 'simulated' ? join(dataDir, 'simulated') : dataDir)

/** The logger of the process: JSON lines on stderr, so that stdout belongs to whoever talks at the terminal. */
export const openLog = (level: string): Logger => pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))

/** Composes and starts everything: library, stores, WeChat, bridge. What was opened is closed again when a later part fails. */
export const run = async (config: Config, { log, mind }: RunOptions): Promise<Running> => {
  const closers: (() => Promise<unknown>)[] = []
  const closeAll = async (): Promise<void> => {
    for (const close of closers.toReversed()) await close().catch((error: unknown) => log.warn({ error: String(error) }, 'could not close'))
  }
  try {
    return await compose(config, { log, ...(mind === undefined ? {} : { mind }) }, closers, closeAll)
  } catch (error) {
    await closeAll()
    throw error
  }
}

const compose = async (config: Config, { log, mind }: RunOptions, closers: (() => Promise<unknown>)[], closeAll: () => Promise<void>): Promise<Running> => {
  const today = (): string => dayIn(Date.now(), HOME_ZONE)
  const prepareRules = createPrepare(config.dataDir)
  const stopping = new AbortController()
  let { library, rules } = mind ?? await learn(config, today(), prepareRules)
  const models = openModels(config, { now: Date.now, log, zone: HOME_ZONE })
  const { model } = models
  const sensitive = config.model?.sensitive ?? false
  const prepare = (): Pick<Understanding, 'likeness' | 'anonymise' | 'cries'> & Pick<ModelUnderstanding, 'understand' | 'wait'> & Partial<ModelUnderstanding> =>
    model === undefined && models.embedder === undefined ? rules : { ...rules, ...createModelUnderstanding(rules, models, { sensitive }) }
  let understanding = prepare()

  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: homeOf(config) })
  closers.push(() => database.close())
  const ledger = createLedger(database)
  closers.push(() => ledger.close())
  const store = config.redisUrl === undefined ? createSqlConversationStore(database) : createRedisConversationStore(config.redisUrl)
  closers.push(() => store.close())
  await store.ping()
  await ledger.ping()

  const simulation = config.wechat.kind === 'simulated' ? await loadSimulation(config.promptsDir) : undefined
  const wechat = simulation === undefined ? undefined : populate(simulation, openJournal(homeOf(config)))
  const served = wechat === undefined ? undefined : await serve(wechat)
  if (served !== undefined) closers.push(() => served.stop())
  if (wechat !== undefined && simulation !== undefined) await enrolSimulated(ledger, simulation, wechat.account as AccountId, Date.now())

  const { lexicon, community } = library
  const channel = createWechatyChannel({
    from: served !== undefined
      ? { token: served.token, endpoint: served.endpoint, noTls: true }
      : config.wechat.kind === 'service' ? config.wechat : { token: '' },
    words: { names: community.aliases, everyone: lexicon.everyone, throttled: lexicon.throttled, pat: lexicon.pat, me: lexicon.me },
    pace: served === undefined ? CAREFUL : SIMULATED_PACE,
    ...(served === undefined ? {} : { patience: { silence: SIMULATED_SILENCE } }),
    log,
  })
  const adminCode = config.adminCode ?? newCode()
  const bridge = buildBridge({
    store, ledger, channel, log,
    library: () => library,
    understand: (hearing) => understanding.understand(hearing),
    press: openPress(),
    curating: {
      likeness: () => understanding.likeness, anonymise: () => understanding.anonymise,
      shelf: openKnowledgeShelf(config.knowledgeDir, async (proposed) => {
        const { mistakes, lost } = await study({ ...config, today: today(), proposed }, stopping.signal)
        return [...mistakes, ...lost]
      }),
    },
    patience: (burst) => understanding.wait(burst),
    cries: (text) => understanding.cries(text),
    reword: async (decision, hearing) => await understanding.reword?.(decision, hearing) ?? decision,
    ...(models.transcribe === undefined ? {} : { voices: { transcribe: models.transcribe((message) => channel.fetchFile(message)), sensitive } }),
    toTraditional: createToTraditional(),
    enrolment: { adminCode, newCode },
    now: Date.now,
    holder: `${hostname()}:${resolve(homeOf(config))}`,
    ...(served === undefined ? {} : { sweepEvery: SIMULATED_SWEEP }),
  })
  bridge.start()
  closers.push(() => bridge.stop())
  if (mind === undefined) warmUp(createAsk(library, rules.understand, createToTraditional(), Date.now), library, stopping.signal).catch((error: unknown) => log.warn({ error: String(error) }, 'could not warm up'))
  // Nobody may speak in the simulated WeChat before the bot hears it.
  if (wechat !== undefined) await listening(bridge.status)

  const watching = watchLibrary(
    { ...config, today },
    async (fresh) => {
      await study({ ...config, today: today() }, stopping.signal).catch((error: unknown) => log.warn({ error: String(error) }, 'could not learn aside'))
      if (stopping.signal.aborted) return
      library = fresh
      rules = prepareRules(fresh)
      understanding = prepare()
      bridge.review()
      log.info({ entries: fresh.entries.size, services: fresh.services.size }, 'the library was loaded again')
    },
    (mistakes) => {
      log.error({ mistakes: mistakes.map(({ file, line: row, text }) => `${file}:${row} ${text}`) }, 'the changed library has mistakes; the old one stays')
      void tellAdmins(ledger, mistakes, Date.now()).catch((error: unknown) => log.warn({ error: String(error) }, 'admins not told'))
    },
  )
  closers.push(() => watching.close(), async () => { stopping.abort() })

  return {
    adminCode,
    mind: () => ({ library, rules }),
    examine: () => examine(store, ledger, bridge, channel, library, model),
    ...(wechat === undefined || simulation === undefined || served === undefined ? {} : {
      simulated: {
        wechat, simulation, outages: served.outages, keptElsewhere: config.databaseUrl !== undefined || config.redisUrl !== undefined,
        status: () => ({ loggedIn: channel.status().loggedIn, busy: bridge.status().busy > 0 }),
      },
    }),
    rested: () => rest(bridge, ledger),
    stop: closeAll,
  }
}

/** Loads what the bot knows. Rejects with `LibraryRefused` when it has mistakes. */
const learn = async (config: Config, today: string, prepareRules: Prepare): Promise<Mind> => {
  const loaded = await loadLibrary({ ...config, today })
  if (!loaded.ok) throw new LibraryRefused(loaded.mistakes)
  return { library: loaded.library, rules: prepareRules(loaded.library) }
}

/** Resolves when the bridge hears its WeChat, or after twenty seconds: what follows then shows on its own why it does not. */
const listening = async (status: () => Readonly<{ leased: boolean }>): Promise<void> => {
  for (let waited = 0; !status().leased && waited < 20_000; waited += 50) await new Promise((wait) => setTimeout(wait, 50))
}

/** Every admin hears of content that could not be loaded. */
const tellAdmins = async (ledger: Ledger, mistakes: readonly Mistake[], now: number): Promise<void> => {
  const [first] = mistakes
  if (first === undefined) return
  for (const { account, contact } of await ledger.staff('admin')) {
    await ledger.deliver({
      id: `library/${now}/${contact}` as DeliveryId, to: { kind: 'private', account, contact }, about: 'notice', voice: { locale: 'zh-CN', traditional: false },
      lines: [line('admin.libraryBad', undefined, { count: String(mistakes.length), first: `${first.file}:${first.line} ${first.text}` })], dueAt: now,
    })
  }
}

const examine = async (
  store: ConversationStore, ledger: Ledger, bridge: ReturnType<typeof buildBridge>, channel: ReturnType<typeof createWechatyChannel>, library: Library, model: Model | undefined,
): Promise<Health> => {
  const reach = (ping: Promise<void>): Promise<string> => ping.then(() => 'ok', (error: unknown) => (error instanceof Error ? error.message : String(error)))
  const [conversations, books] = await Promise.all([reach(store.ping()), reach(ledger.ping())])
  const status = bridge.status()
  const wechat = channel.status()
  const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())
  return {
    ok: wechat.loggedIn && status.leased && conversations === 'ok' && books === 'ok',
    loggedIn: wechat.loggedIn, lastHeardAt: iso(wechat.lastHeardAt), lastTurnAt: iso(status.lastTurnAt),
    conversations, ledger: books, model: model?.status().state ?? 'none', library: { entries: library.entries.size, services: library.services.size },
    busy: status.busy, turns: status.turns, troubles: status.troubles,
  }
}

/** Quiet for this long, and nobody is being answered any more. */
const QUIET = 300

const rest = async (bridge: ReturnType<typeof buildBridge>, ledger: Ledger): Promise<void> => {
  let calm = 0
  await new Promise((wait) => setTimeout(wait, 100))
  while (calm < QUIET) {
    await new Promise((wait) => setTimeout(wait, 50))
    calm = bridge.status().busy === 0 && await ledger.timersDue(Date.now()) === 0 && await ledger.deliveriesDue(Date.now()) === 0 ? calm + 50 : 0
  }
}
