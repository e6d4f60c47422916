import { setTimeout as wait } from 'node:timers/promises'
import type { AccountId } from '../../core/ids.ts'
import type { Address } from '../../core/ticket.ts'
import { openDispatch } from './dispatch.ts'
import type { Job, Jobs } from './jobs.ts'

/** Takes jobs and sends, until it is stopped. */
export type Worker = Readonly<{
  /** A job was just written: look now rather than at the next poll. */
  nudge(): void
  /** Tries everything that is due by now, whatever job speaks of it; resolves when it was tried. */
  look(): Promise<void>
  /** Resolves when the sends under way are over, or after 5 s. */
  stop(): Promise<void>
}>

/** What a worker works with. Times in ms. */
export type WorkerTools = Readonly<{
  jobs: Jobs
  send: (to: Address) => Promise<void>
  /** Undefined: every account. */
  account: AccountId | undefined
  placesDue: () => Promise<readonly Address[]>
  pollMs: number
  sweepMs: number
  /** Something went wrong where nobody waits for it. */
  onFault: (error: unknown) => void
}>

const AT_ONCE = 4
const BATCH = 50
const STOP_MS = 5_000
const TIDY_MS = 10 * 60_000

/** Starts taking jobs. What no job speaks of any more is found by a sweep, now and every `sweepMs`. */
export const startWorker = ({ jobs, send, account, placesDue, pollMs, sweepMs, onFault }: WorkerTools): Worker => {
  const dispatch = openDispatch(send, AT_ONCE)
  const underWay = new Set<Promise<void>>()
  const state = { stopped: false }
  let polling = false
  let sweeping = false
  let asked = false

  const follow = (work: Promise<void>): void => {
    const followed = work.catch(onFault).finally(() => { underWay.delete(followed) })
    underWay.add(followed)
  }

  const perform = async (job: Job): Promise<void> => {
    let why: string | undefined
    try {
      await dispatch.run(job.to)
    } catch (error) {
      why = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    }
    await (why === undefined ? jobs.done(job) : jobs.failed(job, why))
  }

  const poll = async (): Promise<void> => {
    asked = true
    if (polling) return
    polling = true
    try {
      while (asked && !state.stopped) {
        asked = false
        for (const queue of await jobs.queues(account)) {
          const taken = await jobs.take(queue, BATCH)
          if (taken.length === BATCH) asked = true
          for (const job of taken) follow(perform(job))
        }
      }
    } finally {
      polling = false
    }
  }

  /** One look at a time: on a slow machine the next would only join it. */
  const sweep = async (): Promise<void> => {
    if (sweeping) return
    sweeping = true
    const places = await placesDue().finally(() => { sweeping = false })
    // A rejection here needs nobody: the next sweep comes.
    if (!state.stopped) await Promise.allSettled(places.filter((to) => !dispatch.isRunning(to)).map((to) => dispatch.run(to)))
  }

  const every = (ms: number, work: () => Promise<void>): NodeJS.Timeout => setInterval(() => { follow(work()) }, ms).unref()
  const timers = [every(pollMs, poll), every(sweepMs, sweep), every(TIDY_MS, jobs.tidy)]
  follow(sweep())
  follow(poll())

  return {
    nudge: () => { if (!state.stopped) follow(poll()) },
    look: async () => {
      const places = await placesDue()
      if (!state.stopped) await Promise.allSettled(places.map((to) => dispatch.run(to)))
    },
    stop: async () => {
      state.stopped = true
      for (const timer of timers) clearInterval(timer)
      const over = (async () => {
        await dispatch.stop()
        await Promise.all(underWay)
      })()
      await Promise.race([over, wait(STOP_MS, undefined, { ref: false })])
    },
  }
}
