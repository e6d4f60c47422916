import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people speak of rooms, of what is wanted, of who stands by whom and of what was given. C1. */
export const GivingWords = z.strictObject({
  rooms: z.strictObject({
    /** Whole utterances of staff: who has which room when. */
    list: Words,
    /** Before the name of a room: it is that one now. */
    keep: Words,
    /** No room is kept any more. */
    free: Words,
  }),
  needs: z.strictObject({
    /** What a number of a need stands after. */
    names: Words,
    /** What staff begin with who tell of a need. */
    tell: Words,
    /** Whole utterances of anybody: what is wanted. */
    list: Words,
    met: Words,
    off: Words,
  }),
  pairs: z.strictObject({
    names: Words,
    /** Between or after a ticket and a name. */
    pair: Words,
    /** Before a name: they shall. */
    lets: Words,
    list: Words,
    end: Words,
  }),
  /** In a question of somebody who gave: what became of it. */
  usage: Words,
  /** What was given, as it may be made public. */
  gifts: Words,
  /** Words of many needs that say nothing of which one it is. */
  generic: Words,
})
export type GivingWords = Readonly<z.infer<typeof GivingWords>>
