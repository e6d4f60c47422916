import { z } from 'zod'
import { SortWords } from './sorts.ts'

const Words = z.array(z.string().min(1)).min(1)

/**
 * Sorts of words that tell danger: `peril` are danger itself or what comes of it, `around` are what else the sentence says of it.
 * `hearsay`: what says that it is only told, seen, played or joked about, or long over. `calls`: what calls on somebody or says where. `beside`: how another wish begins while help is on its way, and the services that sound like wanting help now.
 * `breaksOff`: how somebody breaks off what they were asking for, because something is happening: after these a cry is heard by itself.
 * `slips`: what excuses a slip of the finger or the tongue: a clause that holds one is no danger.
 * `heardLately`: how it is told that somebody was heard from within the day: when, that it was `so` then, how they were `heard`, and what makes that no comfort.
 * `well`: what whoever cried says when all is well, `said`, and what only sounds like it, `near`.
 */
export const DangerWords = z.strictObject({ peril: SortWords, around: SortWords, hearsay: Words, calls: Words, beside: z.strictObject({ marks: Words, near: Words }), breaksOff: Words, slips: Words, heardLately: z.strictObject({ when: Words, so: Words, heard: Words, wrong: Words }), well: z.strictObject({ said: Words, near: Words }) })
export type DangerWords = Readonly<z.infer<typeof DangerWords>>
