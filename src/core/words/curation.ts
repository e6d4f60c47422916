import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How curators say what they want done with what the bot knows, and how people say that an answer was no help. K1. */
export const CurationWords = z.strictObject({
  /** Whole utterances that ask for the questions nobody answered. */
  list: Words,
  /** What stands before or after the number of a gap when it is answered: 答, 回答. */
  answer: Words,
  /** The same when it needs no answer. */
  dismiss: Words,
  /** What the title of a law, regulation or notice ends with, when it stands between title marks. */
  titleEnds: Words,
  /** Whole utterances: the answer I got was not what I asked. */
  unhelpful: Words,
})
export type CurationWords = Readonly<z.infer<typeof CurationWords>>
