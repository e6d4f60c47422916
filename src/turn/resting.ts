import type { ConversationId } from '../core/ids.ts'
import type { Clock } from '../ports.ts'

/** Conversations in which something was refused, and until when a sweep leaves them alone. In memory: after a restart everything is tried once. */
export type Resting = Readonly<{
  /** It was refused once more: longer than the last time, up to half an hour. */
  refused: (id: ConversationId) => void
  /** It was done after all. */
  done: (id: ConversationId) => void
  isResting: (id: ConversationId) => boolean
  /** The line is new: everything may be tried. */
  wake: () => void
}>

const FIRST = 1_000
const LAST = 30 * 60_000

/** What was refused is tried again, later every time: somebody who removed the bot is not written to twice a minute for weeks. */
export const createResting = (now: Clock): Resting => {
  const resting = new Map<ConversationId, Readonly<{ ms: number; until: number }>>()
  return {
    refused: (id) => {
      const ms = Math.min((resting.get(id)?.ms ?? FIRST / 2) * 2, LAST)
      resting.set(id, { ms, until: now() + ms })
    },
    done: (id) => { resting.delete(id) },
    isResting: (id) => (resting.get(id)?.until ?? 0) > now(),
    wake: () => resting.clear(),
  }
}
