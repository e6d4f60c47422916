import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dieWithUs } from './dieWithUs.ts'
import { freePort } from './freePort.ts'
import { unavailable } from './unavailable.ts'
import { until } from './until.ts'

/** A Redis for tests. */
export type RedisServer = Readonly<{
  url: string
  port: number
  /** False when REDIS_URL named one that is not ours to stop. */
  ours: boolean
  start(): Promise<void>
  /** Stops in good order. */
  stop(): Promise<void>
  /** SIGKILL: what was answered must be there after `start`. */
  kill(): Promise<void>
  /** SIGSTOP and SIGCONT: connected, and silent. */
  freeze(): void
  thaw(): void
  dispose(): Promise<void>
}>

const answers = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1')
  const done = (yes: boolean): void => { socket.destroy(); resolve(yes) }
  socket.once('error', () => { done(false) })
  socket.once('data', (data) => { done(data.toString().startsWith('+PONG') || data.toString().startsWith('-NOAUTH')) })
  socket.once('connect', () => { socket.write('PING\r\n') })
  socket.setTimeout(500, () => { done(false) })
})

const exists = (command: string): Promise<boolean> => new Promise((resolve) => {
  const child = spawn(command, ['--version'], { stdio: 'ignore' })
  child.once('error', () => { resolve(false) })
  child.once('exit', (code) => { resolve(code === 0) })
})

const never = (): never => { throw new Error('this Redis is not ours to stop') }

const external = (url: string): RedisServer => {
  return {
    url, port: Number(new URL(url).port || 6379), ours: false,
    start: async () => {}, stop: never, kill: never, freeze: never, thaw: never, dispose: async () => {},
  }
}

/** A private redis-server on a free port with its data in a temporary directory, or the one REDIS_URL names; undefined when there is neither. */
export const startRedisServer = async (...settings: readonly string[]): Promise<RedisServer | undefined> => {
  const given = process.env['REDIS_URL']
  if (given !== undefined && given !== '' && settings.length === 0) return external(given)
  if (!await exists('redis-server')) return unavailable('redis-server', 'no such program')

  const dir = await mkdtemp(join(tmpdir(), 'qiaoqiao-redis-'))
  const port = await freePort()
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
    child = spawn('redis-server', [
      '--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'yes', ...settings,
    ], { stdio: 'ignore' })
    spare = dieWithUs(child.pid ?? 0, 'KILL', dir)
    await until(() => answers(port))
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`, port, ours: true, start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    freeze: () => { child?.kill('SIGSTOP') },
    thaw: () => { child?.kill('SIGCONT') },
    dispose: async () => {
      child?.kill('SIGCONT')
      await end('SIGKILL')
      await rm(dir, { recursive: true, force: true })
    },
  }
}
