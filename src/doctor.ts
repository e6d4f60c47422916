import { access, constants, mkdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { connectPostgres } from './adapters/ledger/postgresEngine.ts'
import { createRedisConversationStore } from './adapters/redis/conversationStore.ts'
import { readEnvironment, type Config } from './config.ts'
import { lookAtModels } from './doctorModel.ts'
import { dayIn } from './core/clock.ts'
import type { Library } from './core/library.ts'
import { loadLibrary } from './library/load.ts'
import { loadSentences, type Sentences } from './library/sentences.ts'

/** One thing that was looked at. `bad` keeps the bot from working; `warn` wants a person's eye. */
type Finding = Readonly<{ grade: 'ok' | 'warn' | 'bad'; what: string; detail: string }>

const OLDEST_NODE = [20, 19] as const

/** `npm run doctor`: every part of the configuration, what is wrong with it and what to do. Exits 1 when something keeps the bot from working. */
const examine = async (wording: Sentences): Promise<readonly Finding[]> => {
  const reading = readEnvironment()
  const findings: Finding[] = [lookAtNode(wording)]
  if (!reading.ok) {
    return [...findings, ...reading.problems.map(({ variable, remedy }): Finding => ({ grade: 'bad', what: variable, detail: wording(remedy) }))]
  }
  const { config } = reading
  const loaded = await loadLibrary({ ...config, today: dayIn(Date.now(), 'Asia/Shanghai') })
  findings.push({ grade: 'ok', what: wording('doctor.settings'), detail: wording('doctor.settingsOk') })
  findings.push(loaded.ok
    ? { grade: 'ok', what: wording('doctor.library'), detail: wording('doctor.libraryOk', { laws: loaded.library.laws.size, entries: loaded.library.entries.size, services: loaded.library.services.size }) }
    : { grade: 'bad', what: wording('doctor.library'), detail: wording('doctor.libraryBad', { count: loaded.mistakes.length }) })
  if (loaded.warnings.length > 0) findings.push({ grade: 'warn', what: wording('doctor.library'), detail: wording('doctor.overdue', { count: loaded.warnings.length }) })
  findings.push(await lookAtWechat(config, wording), lookAtPage(config, wording), await lookAtDirectory(config, wording), await lookAtStore(config, wording), await lookAtLedger(config, wording))
  findings.push(...await lookAtModels(config, wording))
  if (loaded.ok) findings.push(...lookAtCommunity(loaded.library, wording))
  return findings
}

const lookAtNode = (wording: Sentences): Finding => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const old = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])
  return { grade: old ? 'bad' : 'ok', what: wording('doctor.node'), detail: wording(old ? 'doctor.nodeOld' : 'doctor.nodeOk', { version: process.version }) }
}

const reachable = (endpoint: string): Promise<boolean> => new Promise((resolve) => {
  const at = endpoint.lastIndexOf(':')
  const socket = connect({ host: endpoint.slice(0, at), port: Number(endpoint.slice(at + 1)), timeout: 3_000 })
  const end = (answer: boolean): void => {
    socket.destroy()
    resolve(answer)
  }
  socket.once('connect', () => end(true)).once('timeout', () => end(false)).once('error', () => end(false))
})

const lookAtWechat = async ({ wechat }: Config, wording: Sentences): Promise<Finding> => {
  const what = wording('doctor.wechat')
  if (wechat.kind === 'simulated') return { grade: 'ok', what, detail: wording('doctor.wechatSimulated') }
  if (wechat.endpoint === undefined) return { grade: 'ok', what, detail: wording('doctor.wechatDiscovered') }
  return await reachable(wechat.endpoint)
    ? { grade: 'ok', what, detail: wording('doctor.wechatService', { endpoint: wechat.endpoint }) }
    : { grade: 'bad', what, detail: wording('doctor.wechatUnreachable', { endpoint: wechat.endpoint }) }
}

const lookAtPage = ({ page, wechat, host, port, dataDir }: Config, wording: Sentences): Finding => {
  const id = !page ? 'doctor.pageOff' : wechat.kind === 'simulated' ? 'doctor.pageOn' : 'doctor.pageBeside'
  return { grade: 'ok', what: wording('doctor.page'), detail: wording(id, { host, port, directory: join(dataDir, 'simulated') }) }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const lookAtDirectory = async ({ dataDir }: Config, wording: Sentences): Promise<Finding> => {
  const what = wording('doctor.dataDir')
  try {
    await mkdir(dataDir, { recursive: true })
    await access(dataDir, constants.W_OK)
    return { grade: 'ok', what, detail: wording('doctor.dataDirOk', { directory: dataDir }) }
  } catch (error) {
    return { grade: 'bad', what, detail: wording('doctor.dataDirBad', { directory: dataDir, reason: reasonOf(error) }) }
  }
}

const lookAtStore = async ({ redisUrl, dataDir }: Config, wording: Sentences): Promise<Finding> => {
  const what = wording('doctor.store')
  if (redisUrl === undefined) return { grade: 'ok', what, detail: wording('doctor.embedded', { directory: dataDir }) }
  const store = createRedisConversationStore(redisUrl)
  try {
    await store.ping()
    return { grade: 'ok', what, detail: wording('doctor.redisOk') }
  } catch (error) {
    return { grade: 'bad', what, detail: wording('doctor.redisBad', { reason: reasonOf(error) }) }
  } finally {
    await store.close()
  }
}

const lookAtLedger = async ({ databaseUrl, dataDir }: Config, wording: Sentences): Promise<Finding> => {
  const what = wording('doctor.ledger')
  if (databaseUrl === undefined) return { grade: 'ok', what, detail: wording('doctor.embedded', { directory: dataDir }) }
  const engine = connectPostgres(databaseUrl)
  try {
    await engine.query('select 1', [], 'lists')
    return { grade: 'ok', what, detail: wording('doctor.databaseOk') }
  } catch (error) {
    return { grade: 'bad', what, detail: wording('doctor.databaseBad', { reason: reasonOf(error) }) }
  } finally {
    await engine.close()
  }
}

/** What only the community can fill in, and what is still an example. */
const lookAtCommunity = ({ community }: Library, wording: Sentences): readonly Finding[] => {
  const what = wording('doctor.community')
  const contacts = Object.entries(community.contacts)
  const blank = [...contacts.filter(([, { value }]) => value === null).map(([name]) => name), ...community.partners.filter(({ name }) => name.value === null).map(({ kind }) => kind)]
  const sample = [
    ...contacts.filter(([, { value, sample: isSample }]) => value !== null && isSample).map(([name]) => name),
    ...[...community.grids, ...community.estates, ...community.rooms].filter((one) => one.sample).map(({ name }) => name),
    ...community.partners.filter(({ name }) => name.value !== null && name.sample).map(({ name }) => name.value ?? ''),
    ...(community.retention.sample ? ['retention'] : []),
  ]
  const list = (id: string, names: readonly string[]): readonly Finding[] =>
    names.length === 0 ? [] : [{ grade: 'warn', what, detail: wording(id, { names: names.join(' · ') }) }]
  const findings = [...list('doctor.fill', blank), ...list('doctor.sample', sample)]
  return findings.length === 0 ? [{ grade: 'ok', what, detail: wording('doctor.communityOk') }] : findings
}

const environment = readEnvironment()
const wording = await loadSentences(environment.ok ? environment.config.promptsDir : './prompts', 'operator.zh-CN.yaml')
const findings = await examine(wording)
console.log(wording('doctor.title'))
for (const { grade, what, detail } of findings) console.log(wording(`doctor.${grade}`, { what, detail }))
process.exitCode = findings.some(({ grade }) => grade === 'bad') ? 1 : 0
