import type { Clock } from '../../ports.ts'

/** The clock, the waiting and the dice of this adapter, so that a test can own them. */
export type Timing = Readonly<{
  now: Clock
  /** From 0 to 1, 1 excluded. */
  random: () => number
  /** Resolves after `ms`, or as soon as the signal aborts. Never rejects. */
  pause: (ms: number, signal?: AbortSignal) => Promise<void>
}>

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve()
      return
    }
    const over = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    signal?.addEventListener('abort', over)
  })

/** The clock on the wall. */
export const wallTiming: Timing = { now: () => Date.now(), random: () => Math.random(), pause }

/** What a deadline throws; `what` is the thing that took too long. */
export class TooLate extends Error {
  override readonly name = 'TooLate'

  constructor(what: string, ms: number) {
    super(`${what}: no answer within ${ms} ms`)
  }
}

/** The work's result, or `TooLate` after `ms`; work that is late settles unobserved. */
export const within = async <T>(timing: Timing, ms: number, what: string, work: Promise<T>): Promise<T> => {
  const settled = new AbortController()
  const late = timing.pause(ms, settled.signal).then((): T => {
    throw new TooLate(what, ms)
  })
  // The loser of the race must not become an unhandled rejection.
  late.catch(() => {})
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    settled.abort()
  }
}
