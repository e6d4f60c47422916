/** Runs work as its turn comes, at most so many at a time. */
export type Limit = <T>(work: () => Promise<T>) => Promise<T>

/** A limit of `most` pieces of work under way. */
export const createLimit = (most: number): Limit => {
  const waiting: (() => void)[] = []
  let busy = 0
  return async (work) => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else busy += 1
    try {
      return await work()
    } finally {
      // The place is handed on, not given back, so that nobody slips in between.
      const next = waiting.shift()
      if (next === undefined) busy -= 1
      else next()
    }
  }
}
