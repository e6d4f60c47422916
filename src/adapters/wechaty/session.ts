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
const GOODBYE_MS = 4_000

/** A supervisor over connections that `dial` makes. */
export const createSession = (dial: Dial, timing: Timing, log: Log): Session => {
  const stopping = new AbortController()
  const stopped = new Promise<string>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve('stopped'))
  })
  let current: Line | undefined
  let running: Promise<void> | undefined
  let lastWhy: string | undefined

  /** What the listener does with the news must not end the supervisor. */
  const tell = (news: () => void): void => {
    try {
      news()
    } catch (error) {
      log.error({ why: reasonOf(error) }, 'a listener of the channel failed')
    }
  }

  const down = (events: SessionEvents, why: string): void => {
    if (why === lastWhy || stopping.signal.aborted) return
    lastWhy = why
    log.warn({ why }, 'wechat cannot be heard')
    tell(() => events.down(why))
  }

  const live = async (connection: Connection, events: SessionEvents): Promise<string> => {
    if (stopping.signal.aborted) return 'stopped'
    current = connection.line
    lastWhy = undefined
    log.info({ account: connection.line.account }, 'wechat is heard')
    tell(() => events.up(connection.line))
    const why = await Promise.race([connection.lost, stopped])
    current = undefined
    return why
  }

  const run = async (events: SessionEvents): Promise<void> => {
    let wait = FIRST_WAIT_MS
    while (!stopping.signal.aborted) {
      try {
        const connection = await dial(events)
        wait = FIRST_WAIT_MS
        // Told before the goodbye, which may take seconds.
        down(events, await live(connection, events))
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
      // A connection that is just being made lets go of itself once it stands.
      await Promise.race([running, timing.pause(GOODBYE_MS)])
    },
  }
}
