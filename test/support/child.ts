import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { until } from './until.ts'

/** A TypeScript file running in a process of its own. */
export type Child = Readonly<{
  pid: number
  /** What it wrote on stdout so far, whole lines only. */
  lines: readonly string[]
  /** Resolves when it has written so many lines. */
  written(count: number): Promise<void>
  kill(): Promise<void>
  /** Resolves with its exit code. */
  ended: Promise<number | null>
}>

/** Starts a file of this directory. */
export const startChild = (file: string, ...args: readonly string[]): Child => {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(file, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'], cwd: fileURLToPath(new URL('../..', import.meta.url)),
  })
  const lines: string[] = []
  const read = createInterface({ input: child.stdout })
  read.on('line', (line) => { lines.push(line) })
  const ended = Promise.all([
    new Promise<number | null>((resolve) => { child.once('exit', resolve) }),
    new Promise<void>((resolve) => { read.once('close', resolve) }),
  ]).then(([code]) => code)
  process.once('exit', () => child.kill('SIGKILL'))
  return {
    pid: child.pid ?? 0,
    lines,
    written: (count) => until(() => lines.length >= count, 40_000),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    ended,
  }
}
