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
  /** What stands with the number of a gap when its answer is to become an entry: 收进知识库. */
  collect: Words,
  /** Before the name of an entry that is to be changed: 改条目. */
  reword: Words,
  /** In what is to be changed, before the old passage and between the two: 把, 改成. */
  replace: z.strictObject({ from: Words, to: Words }),
  /** Whole utterances that ask for what waits to be agreed to. */
  proposals: Words,
  /** What is said, with or without a number, to agree to what somebody else wrote, and not to. */
  accept: Words,
  refuse: Words,
  /** Whole utterances that ask which answers changed after they went out; and what is said to have people told, or not. */
  recalls: Words,
  tell: Words,
  spare: Words,
  /** 侨法宣传角: switched on and off in a group; shown, exchanged and posted by a curator. */
  cardsOn: Words,
  cardsOff: Words,
  cardShow: Words,
  cardNext: Words,
  cardPost: Words,
  /** The topic of an entry that came from a question nothing is near to. */
  topic: z.string().min(2),
  /** Ways of asking made of a topic or a question, for an entry fewer people asked about than an entry needs. */
  frames: z.array(z.string().regex(/\{(title|asked)\}/)).min(5),
  /** What the title of a law, regulation or notice ends with, when it stands between title marks. */
  titleEnds: Words,
  /** Whole utterances: the answer I got was not what I asked. */
  unhelpful: Words,
})
export type CurationWords = Readonly<z.infer<typeof CurationWords>>
