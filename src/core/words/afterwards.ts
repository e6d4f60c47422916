import { z } from 'zod'
import { SortWords } from './sorts.ts'

const Sentences = z.array(z.string().min(1)).min(1)

/** What somebody says about what they asked for, once they have asked: how it was, what becomes of visits that go on, that another should come, how far it is, that it is late, that it is off, who of the family shall see it. */
export const Afterward = z.enum(['pleased', 'passable', 'displeased', 'skip', 'pause', 'resume', 'stop', 'retime', 'note', 'another', 'next', 'status', 'chase', 'off', 'share', 'unshare', 'follow'])
export type Afterward = z.infer<typeof Afterward>

/** How people say such things, and what only sounds like it: sentences to learn from. */
export const AfterwardsWords = z.strictObject({
  /** Words that do the same work in such a sentence: who knows one day of the week knows the others. */
  sorts: SortWords,
  /** Words of which whoever calls something off says one; without any nothing is called off. */
  callsOff: Sentences,
  /** What holds such a word and calls nothing off: courtesies, comfort. */
  callsNothing: Sentences,
  /** Those of them that end all of it, whatever else is wanted or not. */
  endsAll: Sentences,
  /** Where only such a thing is not wanted, nothing is off: 她不要 轮椅. */
  things: Sentences,
  /** With these it is only likely that something is off. */
  perhaps: Sentences,
  ways: z.record(Afterward, Sentences),
  other: Sentences,
})
export type AfterwardsWords = Readonly<z.infer<typeof AfterwardsWords>>
