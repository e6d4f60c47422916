/** Something somebody is going to do at its time, ms since the epoch. */
export type Act = () => Promise<void> | void

/** What is going to be done, soonest first; what is set for the same moment, in the order it was set. */
export type Agenda = Readonly<{
  set: (at: number, act: Act) => void
  /** When the next is due; Infinity when nothing is. */
  next: () => number
  /** Takes the next when it is due by then. */
  take: (now: number) => Act | undefined
}>

export const openAgenda = (): Agenda => {
  const acts: Readonly<{ at: number; act: Act }>[] = []
  return {
    set: (at, act) => {
      let [low, high] = [0, acts.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((acts[middle]?.at ?? Infinity) <= at) low = middle + 1
        else high = middle
      }
      acts.splice(low, 0, { at, act })
    },
    next: () => acts[0]?.at ?? Infinity,
    take: (now) => ((acts[0]?.at ?? Infinity) <= now ? acts.shift()?.act : undefined),
  }
}
