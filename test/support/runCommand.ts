import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How a command ended, and everything it said. */
export type Ended = Readonly<{ code: number | null; out: string; err: string }>

const TSX = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url))

/** One of our commands in a process of its own, with only the environment that is given, the input written and closed. */
export const runCommand = (script: string, parts: readonly string[], environment: Readonly<Record<string, string>> = {}, input = ''): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TSX, script, ...parts], { env: { PATH: process.env['PATH'] ?? '', ...environment } })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString() })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(input)
  })
