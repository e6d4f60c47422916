import { z } from 'zod'
import { SortWords } from './sorts.ts'

const Words = z.array(z.string().min(1)).min(1)

/** The kinds of step a sentence about one ticket can be. */
export const DeskStep = z.enum(['claim', 'report', 'transferred', 'asked', 'extended', 'released', 'begun', 'remarked', 'merged', 'urged', 'redone', 'vetoed', 'undo'])
export type DeskStep = z.infer<typeof DeskStep>

/** How staff say each step about a ticket they point at, as examples to learn from; what they say about one that is no step; and what stands around what they mean. T3. */
export const DeskWords = z.strictObject({
  ...Object.fromEntries(DeskStep.options.map((step) => [step, Words])) as Record<DeskStep, typeof Words>,
  talk: Words,
  /** Words that do the same work in such a sentence: who knows one day of the week knows the others. */
  sorts: SortWords,
  /** What was arranged, and what whoever arranged it will do then: both in one sentence are a step on the way. */
  arranged: Words,
  goes: Words,
  /** Before a pause: what stands after it is for colleagues. */
  toMates: Words,
  /** Before what the requester is asked for. */
  leads: Words,
  /** After a numeral: for how long. */
  days: Words,
  weeks: Words,
  /** Stands for a colleague in the examples. */
  somebody: z.string().min(1),
  /** How words that are about to go out are changed: what comes in, what goes, one word put for another, and wishes that say not how. */
  edits: z.strictObject({ add: Words, cut: Words, cutAfter: Words, those: Words, replace: z.strictObject({ lead: Words, to: Words, but: Words }), wish: Words }),
})
export type DeskWords = Readonly<z.infer<typeof DeskWords>>
