import { z } from 'zod'
import { SortWords } from './sorts.ts'

const Sentences = z.array(z.string().min(1)).min(1)

/** What somebody in the middle of a form says that is no answer. */
export const Aside = z.enum(['later', 'cancel', 'dontKnow', 'skip', 'why', 'human', 'restart', 'repeat', 'resume', 'hurry', 'price', 'how', 'chat'])
export type Aside = z.infer<typeof Aside>

/** How people say such things, and how they answer: sentences to learn from. */
export const AsideWords = z.strictObject({
  /** Words that do the same work in such a sentence: 门铃 and 快递 call somebody away. */
  sorts: SortWords,
  ways: z.record(Aside, Sentences),
  /** Answers to the questions of forms, whatever was asked. */
  answers: Sentences,
})
export type AsideWords = Readonly<z.infer<typeof AsideWords>>
