import type { Address } from '../../core/ticket.ts'
import { placeKey } from './place.ts'

/** Runs of one function by place: never two for one place at once, and only so many at all. */
export type Dispatch = Readonly<{
  /**
   * Runs it for a place, or once more after the run that is under way there. Settles as the run that covers this call:
   * whoever joined a run that failed failed with it.
   */
  run(to: Address): Promise<void>
  isRunning(to: Address): boolean
  /** Begins no run any more; resolves when those under way are over. */
  stop(): Promise<void>
}>

/** Raised for a run that was still waiting for its turn. */
export class DispatchStopped extends Error {
  override readonly name = 'DispatchStopped'
}

/** Dispatch of `send`, `limit` places at a time. */
export const openDispatch = (send: (to: Address) => Promise<void>, limit: number): Dispatch => {
  const running = new Map<string, { again: number; done: Promise<void> }>()
  const queue: (() => void)[] = []
  let free = limit
  let stopped = false

  const turn = async (): Promise<void> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => { queue.push(resolve) })
  }
  const leave = (): void => {
    const next = queue.shift()
    if (next === undefined) free += 1
    else next()
  }

  const begin = async (key: string, to: Address): Promise<void> => {
    await turn()
    try {
      for (;;) {
        if (stopped) throw new DispatchStopped('the worker stops')
        await send(to)
        const run = running.get(key)
        if (run === undefined || run.again === 0) return
        run.again -= 1
      }
    } finally {
      running.delete(key)
      leave()
    }
  }

  return {
    run: (to) => {
      const key = placeKey(to)
      const under = running.get(key)
      if (under !== undefined) {
        under.again += 1
        return under.done
      }
      const run = { again: 0, done: Promise.resolve() }
      running.set(key, run)
      run.done = begin(key, to)
      return run.done
    },
    isRunning: (to) => running.has(placeKey(to)),
    stop: async () => {
      stopped = true
      await Promise.allSettled([...running.values()].map(({ done }) => done))
    },
  }
}
