import type { EffectId } from '../core/ids.ts'

/** What this process has said for recent effects, so that an effect done again goes on where it was broken off. */
export type Spoken = Readonly<{
  has: (effect: EffectId, words: string) => boolean
  note: (effect: EffectId, words: string) => void
}>

/** Far more than can be under way at once. */
const EFFECTS_KEPT = 1_000

/** Nothing said yet; it remembers the latest effects and forgets with the process. */
export const createSpoken = (): Spoken => {
  const said = new Map<EffectId, readonly string[]>()
  return {
    has: (effect, words) => said.get(effect)?.includes(words) ?? false,
    note: (effect, words) => {
      said.set(effect, [...said.get(effect) ?? [], words])
      if (said.size > EFFECTS_KEPT) said.delete(said.keys().next().value as EffectId)
    },
  }
}
