import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people speak about activities: those who arrange them and those who come. C2. */
export const ActivityWords = z.strictObject({
  /** The word a number follows. */
  names: Words,
  /** A sentence of staff that begins so plans one. */
  plan: Words,
  /** Before the place; places that need no such word; words of a title that name none. */
  at: Words,
  places: Words,
  generic: Words,
  /** After a number: so many may come. Before it: at most. */
  seats: Words,
  most: Words,
  join: Words,
  /** More than oneself, without a number. */
  pairs: Words,
  leave: Words,
  /** Leaves the only one they are in, without naming it. */
  leaveAny: Words,
  unremind: Words,
  /** Whole utterances: what there is. */
  ask: Words,
  callOff: Words,
  /** Who signed up. */
  list: Words,
  attended: z.strictObject({ all: Words, came: Words, absent: Words }),
  announceOn: Words,
  announceOff: Words,
})
export type ActivityWords = Readonly<z.infer<typeof ActivityWords>>
