import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Faults } from '../../../src/adapters/simulator/faults.ts'
import type { How, SentFile } from '../../../src/adapters/simulator/people.ts'
import type { Shown } from '../../../src/adapters/simulator/transcript.ts'

/** What the process of the simulator is told to do. */
export type Order =
  | Readonly<{ do: 'say'; from: string; text: string; how?: How }>
  | Readonly<{ do: 'quoteLast'; from: string; text: string; how?: How & Readonly<{ xml?: boolean }> }>
  | Readonly<{ do: 'recall'; message: string }>
  | Readonly<{ do: 'location'; from: string; how?: How }>
  | Readonly<{ do: 'image'; from: string; how?: How; file?: SentFile }>
  | Readonly<{ do: 'replay'; message: string }>
  | Readonly<{ do: 'faults'; faults: Partial<Faults> }>
  | Readonly<{ do: 'friendRequest'; from: string; hello: string }>
  | Readonly<{ do: 'isFriend'; contact: string }>

/** What it answers. */
export type Answer =
  | Readonly<{ kind: 'ready'; endpoint: string }>
  | Readonly<{ kind: 'done'; call: number; value: unknown }>
  | Readonly<{ kind: 'failed'; call: number; why: string }>
  | Readonly<{ kind: 'sent'; shown: Shown }>

/** A simulator in a process of its own, at one port however often it is started again. */
export type RemoteSimulator = Readonly<{
  endpoint: string
  /** Everything the account said, through all restarts. */
  sent: readonly Shown[]
  launch: () => Promise<void>
  order: (order: Order) => Promise<unknown>
  kill: () => Promise<void>
  freeze: () => void
  thaw: () => void
}>

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** A simulator that is not running yet. */
export const createRemoteSimulator = async (): Promise<RemoteSimulator> => {
  const port = await freePort()
  const sent: Shown[] = []
  const waiting = new Map<number, Readonly<{ resolve: (value: unknown) => void; reject: (error: Error) => void }>>()
  let child: ChildProcess | undefined
  let calls = 0

  const hear = (answer: Answer): void => {
    if (answer.kind === 'sent') sent.push(answer.shown)
    if (answer.kind === 'done') waiting.get(answer.call)?.resolve(answer.value)
    if (answer.kind === 'failed') waiting.get(answer.call)?.reject(new Error(answer.why))
  }

  return {
    endpoint: `127.0.0.1:${port}`,
    sent,
    launch: () => new Promise((resolve, reject) => {
      child = fork(fileURLToPath(new URL('simulatorProcess.ts', import.meta.url)), [String(port)], {
        execArgv: ['--import', 'tsx', '--no-deprecation'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      })
      child.on('message', (answer: Answer) => {
        if (answer.kind === 'ready') resolve()
        hear(answer)
      })
      child.once('exit', () => reject(new Error('the simulator ended')))
    }),
    order: (order) => new Promise((resolve, reject) => {
      calls += 1
      waiting.set(calls, { resolve, reject })
      child?.send({ ...order, call: calls })
    }),
    kill: () => new Promise((resolve) => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
        resolve()
        return
      }
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    }),
    freeze: () => {
      child?.kill('SIGSTOP')
    },
    thaw: () => {
      child?.kill('SIGCONT')
    },
  }
}
