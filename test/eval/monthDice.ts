/** A die that throws the same for the same seed. `fork` gives somebody their own, so that one throw more of theirs changes nobody else's. */
export type Dice = Readonly<{
  chance: (share: number) => boolean
  pick: <T>(from: readonly [T, ...T[]] | readonly T[]) => T
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number
  /** One of the names, each as often as its weight says. */
  weigh: <Name extends string>(weights: Readonly<Record<Name, number>>) => Name
  fork: (name: string) => Dice
}>

/** FNV-1a, 32 bits. */
const hash = (text: string): number => {
  let h = 0x811c9dc5
  for (const c of text) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193)
  return h >>> 0
}

/** Dice on mulberry32. */
export const throwDice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    chance: (share) => next() < share,
    pick: (from) => {
      const one = from[between(0, from.length - 1)]
      if (one === undefined) throw new Error('there is nothing to pick from')
      return one
    },
    weigh: <Name extends string>(weights: Readonly<Record<Name, number>>): Name => {
      const entries = Object.entries(weights) as [Name, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1)
      if (found === undefined) throw new Error('there is nothing to weigh')
      return found[0]
    },
    fork: (name) => throwDice(hash(`${seed}/${name}`)),
  }
}
