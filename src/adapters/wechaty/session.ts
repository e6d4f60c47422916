import type { Connection, LineEvents } from './connection.ts'
import type { Dial } from './dial.ts'
import type { Line } from './line.ts'
import type { Log } from './log.ts'
import type { Timing } from './timing.ts'
import { reasonOf } from './reason.ts'

/** What the supervisor tells. */
export type SessionEvents = LineEvents & Readonly<{
  up: (line: Line) => void
  /** Told when it becomes impossible to hear, and again only when the reason changes. */
  down: (why: string) => void
}>

/** Keeps one account connected: a new connection whenever the last is lost, until it is stopped. */
export type Session = Readonly<{
  start: (events: SessionEvents) => void
  /** The line while it can be heard. */
  line: () => Line | undefined
  stop: () => Promise<void>
}>

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5_000

/** A supervisor over connections that `dial` makes. */
export const createSession = (dial: Dial, timing: Timing, log: Log): Session => {
  const stopping = new AbortController()
  const stopped = new Promise<string>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve('stopped'))
  })
  let current: Line | undefined
  let running: Promise<void> | undefined
  let lastWhy: string | undefined

  const down = (events: SessionEvents, why: string): void => {
    if (why === lastWhy || stopping.signal.aborted) return
    lastWhy = why
    log.warn({ why }, 'wechat cannot be heard')
    events.down(why)
  }

  const live = async (connection: Connection, events: SessionEvents): Promise<string> => {
    current = connection.line
    lastWhy = undefined
    log.info({ account: connection.line.account }, 'wechat is heard')
    try {
      events.up(connection.line)
      return await Promise.race([connection.lost, stopped])
    } finally {
      current = undefined
    }
  }

  const run = async (events: SessionEvents): Promise<void> => {
    let wait = FIRST_WAIT_MS
    while (!stopping.signal.aborted) {
      try {
        const connection = await dial(events)
        wait = FIRST_WAIT_MS
        if (!stopping.signal.aborted) down(events, await live(connection, events))
        await connection.close()
      } catch (error) {
        down(events, reasonOf(error))
      }
      await timing.pause(wait, stopping.signal)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }

  return {
    start: (events) => {
      running ??= run(events)
    },
    line: () => current,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
