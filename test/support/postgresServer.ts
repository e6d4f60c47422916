import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { dieWithUs } from './dieWithUs.ts'
import { freePort } from './freePort.ts'
import { unavailable } from './unavailable.ts'
import { until } from './until.ts'

const run = (command: string, args: readonly string[], options: Readonly<{ uid?: number; gid?: number; cwd?: string }> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(command, [...args], options, (error, stdout) => {
      if (error === null) resolve(stdout)
      else reject(error)
    })
  })

/** A PostgreSQL with an empty database for tests. */
export type PostgresServer = Readonly<{
  url: string
  /** False when DATABASE_URL named one that is not ours to stop. */
  ours: boolean
  start(): Promise<void>
  stop(): Promise<void>
  /** As if the machine had gone down. */
  kill(): Promise<void>
  dispose(): Promise<void>
}>

const asked = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

const binaries = async (): Promise<string | undefined> => {
  const versions = await readdir('/usr/lib/postgresql').catch((): string[] => [])
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0]
  if (newest !== undefined) return `/usr/lib/postgresql/${newest}/bin`
  return run('initdb', ['--version']).then(() => '', () => undefined)
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
const owner = async (): Promise<Readonly<{ uid?: number; gid?: number }>> => {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number(await run('id', [flag, 'postgres']))))
  return { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) }
}

const never = (): never => { throw new Error('this PostgreSQL is not ours to stop') }

const external = async (given: string): Promise<PostgresServer> => {
  const name = `qiaoqiao_test_${randomUUID().replaceAll('-', '')}`
  await asked(given, `create database ${name}`)
  const url = new URL(given)
  url.pathname = `/${name}`
  return {
    url: url.href, ours: false, start: never, stop: never, kill: never,
    dispose: () => asked(given, `drop database if exists ${name} with (force)`),
  }
}

/** A private PostgreSQL on a free port with its data in a temporary directory, or the one DATABASE_URL names; undefined when there is neither. */
export const startPostgresServer = async (own = false): Promise<PostgresServer | undefined> => {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '' && !own) return external(given)
  const bin = await binaries()
  if (bin === undefined) return unavailable('PostgreSQL', 'no initdb')

  const user = await owner()
  const dir = await mkdtemp(join(tmpdir(), 'qiaoqiao-postgres-'))
  if (user.uid !== undefined) await chown(dir, user.uid, user.gid ?? user.uid)
  const data = join(dir, 'data')
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'], { ...user, cwd: dir })
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let child: ChildProcess | undefined
  let spare = (): void => {}
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child
    child = undefined
    spare()
    if (ending === undefined || ending.exitCode !== null) return
    const gone = new Promise((resolve) => { ending.once('exit', resolve) })
    ending.kill(signal)
    await gone
  }
  const start = async (): Promise<void> => {
    child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', dir, '-c', 'listen_addresses=127.0.0.1'], { ...user, cwd: dir, stdio: 'ignore' })
    spare = dieWithUs(child.pid ?? 0, 'QUIT', dir)
    await until(() => asked(url, 'select 1'), 20_000)
  }
  await start()
  return {
    url, ours: true, start,
    stop: () => end('SIGINT'),
    kill: () => end('SIGQUIT'),
    dispose: async () => {
      await end('SIGQUIT')
      await rm(dir, { recursive: true, force: true })
    },
  }
}
