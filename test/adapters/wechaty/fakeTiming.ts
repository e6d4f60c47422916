import type { Timing } from '../../../src/adapters/wechaty/timing.ts'

type Waiting = { readonly at: number; readonly wake: () => void }

/** A clock that only a test moves. */
export type FakeTiming = Timing & Readonly<{
  /** Lets `ms` pass: everything that falls due happens in order, with all it causes. */
  advance: (ms: number) => Promise<void>
}>

const settle = (): Promise<void> => new Promise((resolve) => {
  setImmediate(resolve)
})

export const createFakeTiming = (random: () => number = () => 0): FakeTiming => {
  let now = 1_000_000
  let waiting: Waiting[] = []
  return {
    now: () => now,
    random,
    pause: (ms, signal) => new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve()
        return
      }
      const one: Waiting = {
        at: now + ms,
        wake: () => {
          waiting = waiting.filter((other) => other !== one)
          resolve()
        },
      }
      waiting.push(one)
      signal?.addEventListener('abort', one.wake)
    }),
    advance: async (ms) => {
      const until = now + ms
      for (;;) {
        await settle()
        const next = waiting.toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > until) break
        now = Math.max(now, next.at)
        next.wake()
      }
      now = until
      await settle()
    },
  }
}
