import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { BridgeError } from '../../core/bridgeError.ts'
import { isRunning, markSelf } from './process.ts'
import type { ProcessMark } from './process.ts'

/** A directory another process works in. `pid` and `host` name it, `since` (ISO, UTC) says when it began. */
export class DirectoryLocked extends BridgeError {
  constructor(dir: string, { pid, host, since }: Claim) {
    super(
      'directory-locked',
      `${dir} is in use by process ${pid} on ${host} since ${since}. Stop that process, or give this one another DATA_DIR.`,
      { dir, pid, host, since },
    )
    this.name = 'DirectoryLocked'
  }
}

/** The right to be the only process that works in a directory, until `release`. */
export type DirectoryLock = Readonly<{ release(): Promise<void> }>

type Claim = ProcessMark & Readonly<{ since: string }>
type Rival = Readonly<{ file: string; claim: Claim }>

const HEARTBEAT_MS = 1_500
/** A claim from a machine or container we cannot look into is dead when nobody touched it for so long: longer than a first boot keeps its process from touching it. */
const PATIENCE_MS = 8_000
/** How long somebody who claimed at the same moment may take to see that we were first. */
const YIELD_MS = 1_500

const isClaim = (value: unknown): value is Claim =>
  typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number'
  && 'host' in value && typeof value.host === 'string' && 'since' in value && typeof value.since === 'string'

/** The claim in a file; undefined when it is gone or was never whole. */
const readClaim = async (file: string): Promise<Claim | undefined> => {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    return isClaim(value) ? value : undefined
  } catch {
    return undefined
  }
}

const touchedAt = async (file: string): Promise<number | undefined> => {
  try {
    return (await stat(file)).mtimeMs
  } catch {
    return undefined
  }
}

/**
 * Whether somebody stands behind the claim. Where only a heartbeat can tell, it is watched: `watched` remembers
 * what it showed at first, and since when we look.
 */
const isAlive = async (
  { file, claim }: Rival, self: ProcessMark, watched: Map<string, { mtime: number; since: number }>, patienceMs: number,
): Promise<'yes' | 'no' | 'unknown'> => {
  const running = await isRunning(claim, self)
  if (running !== 'unknown') return running
  const mtime = await touchedAt(file)
  if (mtime === undefined) return 'no'
  const before = watched.get(file)
  if (before === undefined) {
    watched.set(file, { mtime, since: Date.now() })
    return 'unknown'
  }
  if (before.mtime !== mtime) return 'yes'
  return Date.now() - before.since > patienceMs ? 'no' : 'unknown'
}

/**
 * Makes this process the only one that works in `dir`, or rejects with `DirectoryLocked`.
 *
 * Everybody first writes a claim of their own and then looks for others, so of two at least one sees the other.
 * A claim's name is used once: to remove a dead one can never remove a living one, and a process that was killed
 * gives way at once.
 */
export const lockDirectory = async (dir: string, patienceMs = PATIENCE_MS): Promise<DirectoryLock> => {
  const claims = join(dir, 'lock')
  await mkdir(claims, { recursive: true })
  const self = await markSelf()
  const mine = join(claims, `${randomUUID()}.json`)
  const claim: Claim = { ...self, since: new Date().toISOString() }
  await writeFile(`${mine}.tmp`, JSON.stringify(claim))
  await rename(`${mine}.tmp`, mine)
  const heartbeat = setInterval(() => { utimes(mine, new Date(), new Date()).catch(() => {}) }, HEARTBEAT_MS).unref()
  const release = async (): Promise<void> => {
    clearInterval(heartbeat)
    await rm(mine, { force: true })
  }

  const began = Date.now()
  const watched = new Map<string, { mtime: number; since: number }>()
  const isFirst = ({ file, claim: { since } }: Rival): boolean => since < claim.since || (since === claim.since && file < mine)
  try {
    for (;;) {
      const files = (await readdir(claims)).filter((name) => name.endsWith('.json')).map((name) => join(claims, name))
      let waiting = false
      for (const file of files.filter((name) => name !== mine)) {
        const theirs = await readClaim(file)
        const alive = theirs === undefined ? 'no' : await isAlive({ file, claim: theirs }, self, watched, patienceMs)
        if (theirs === undefined || alive === 'no') await rm(file, { force: true })
        else if (alive === 'yes' && (isFirst({ file, claim: theirs }) || Date.now() - began > YIELD_MS)) throw new DirectoryLocked(dir, theirs)
        else waiting = true
      }
      if (!waiting) return { release }
      await wait(40)
    }
  } catch (error) {
    await release()
    throw error
  }
}
