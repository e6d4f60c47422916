import { setTimeout as wait } from 'node:timers/promises'
import type { Timer, TimerId } from '../../core/timer.ts'
import type { Clock } from '../../ports.ts'

/** Fires timers until it is stopped. */
export type Timekeeper = Readonly<{
  /** Fires what is due by now; resolves when that is over. */
  look(): Promise<void>
  /** Resolves when the timer under way is over, or after 5 s. */
  stop(): Promise<void>
}>

/** What a timekeeper works with. Times in ms. */
export type TimekeeperTools = Readonly<{
  /** The timers that are due by the ledger's clock, without those of `skip`. */
  due: (skip: readonly TimerId[]) => Promise<readonly Timer[]>
  fire: (timer: Timer) => Promise<void>
  now: Clock
  pollMs: number
  /** Something went wrong where nobody waits for it. */
  onFault: (error: unknown) => void
}>

const STOP_MS = 5_000
const FIRST_RETRY = 1_000
/** What somebody was promised is renewed a quarter of an hour before it slips: nothing waits longer than this once the ledger is back. */
const LAST_RETRY = 60_000

/**
 * Looks for due timers every `pollMs`, by the ledger's clock rather than the machine's, so that a clock that is set ahead
 * finds everything that became due meanwhile. One that fails waits longer every time and holds up nobody else.
 */
export const startTimekeeper = ({ due, fire, now, pollMs, onFault }: TimekeeperTools): Timekeeper => {
  const failed = new Map<TimerId, Readonly<{ wait: number; until: number }>>()
  const state = { stopped: false }
  let running: Promise<void> | undefined

  const attempt = async (timer: Timer): Promise<void> => {
    try {
      await fire(timer)
      failed.delete(timer.id)
    } catch (error) {
      const pause = Math.min((failed.get(timer.id)?.wait ?? FIRST_RETRY / 2) * 2, LAST_RETRY)
      failed.set(timer.id, { wait: pause, until: now() + pause })
      onFault(error)
    }
  }

  const round = async (): Promise<void> => {
    for (;;) {
      const ready = await due([...failed].filter(([, { until }]) => until > now()).map(([id]) => id))
      if (ready.length === 0) return
      for (const timer of ready) {
        if (state.stopped) return
        await attempt(timer)
      }
    }
  }

  const look = (): void => {
    running ??= round().catch(onFault).finally(() => { running = undefined })
  }
  const timer = setInterval(look, pollMs).unref()
  look()

  return {
    look: async () => {
      // A round that is under way may have looked before what is due now was set.
      await running
      look()
      await running
    },
    stop: async () => {
      state.stopped = true
      clearInterval(timer)
      await Promise.race([running ?? Promise.resolve(), wait(STOP_MS, undefined, { ref: false })])
    },
  }
}
