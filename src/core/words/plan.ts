import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people speak about a standing care plan. */
export const PlanWords = z.strictObject({
  /** The plan itself. */
  names: Words,
  /** Not this time: with a day, or with the plan's next visit. */
  skip: Words,
  pause: Words,
  resume: Words,
  stop: Words,
  /** In the clause of a time: from then on they go again. */
  again: Words,
  /** Stops it whatever else is being talked of: nothing but visits that go on can be meant. */
  standing: Words,
  /** Before a colleague's name: they go from now on. */
  reassign: Words,
  /** Another time is wanted, as staff say it of a plan they name. */
  moves: Words,
  /** The other time is for one visit. */
  once: Words,
  /** The other time is from now on. */
  always: Words,
  /** Besides the days there are. */
  adds: Words,
  /** Whole utterances that ask what plans there are. */
  list: Words,
  /** In a clause of the wish: when it shall end. */
  ends: Words,
  /** How often a week → the weekdays, when nobody named them. 1 is Monday. */
  spread: z.record(z.string().regex(/^[1-7]$/), z.array(z.int().min(1).max(7)).min(1)),
})
export type PlanWords = Readonly<z.infer<typeof PlanWords>>
