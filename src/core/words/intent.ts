import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people ask, wish, go on about something, and put several things into one message. Compared without case. */
export const IntentWords = z.strictObject({
  /** Words of a heavy heart: guilt, longing, no sleep for worry. */
  feelings: Words,
  /** An opening that says there is something and not what: `affairs` of which one is said, and `around`, what else may stand in it. */
  openings: z.strictObject({ affairs: Words, around: Words }),
  /** What joins the name of a law and the number of an article. */
  article: z.strictObject({
    /** Before the number: 第, article. */
    leads: Words,
    /** After it: 条. */
    marks: Words,
    /** Between the name and the number: 的, 里, 规定. */
    between: Words,
  }),
  /** How the title of a law looks that we do not know. */
  titles: z.strictObject({
    /** What a title ends with: 法, 条例. */
    ends: Words,
    /** Words that end so and are no title: 办法, 没法. */
    notEnds: Words,
    /** What may stand before it in its clause: 根据, 听说. */
    before: Words,
    /** What follows when somebody relies on it: 规定, 第. */
    after: Words,
  }),
  parts: z.strictObject({
    /** Words that number wishes; each list is one series, in order. */
    series: z.array(Words).min(1),
    /** Words at the start of a clause that begin another wish. */
    joiners: Words,
    /** Words in a clause that say that it wishes for something more: 还要, 也想. */
    adding: Words,
    /** The same, where both what stands before and after is a wish of its own: 「捐两箱书，还想当志愿者」. */
    also: Words,
  }),
  /** Marks of a question about how things are: what a law answers. */
  asks: Words,
  /** What a question ends with when no mark says so: 吗, 伐. */
  questionEnds: Words,
  /** Marks of a wish that somebody do something: what a service answers. */
  wants: Words,
  followUp: z.strictObject({
    /** Words that lean on what was said: 那, 那么, 要是. */
    leads: Words,
    /** What a question ends with that is only about another case: 呢, 也一样. */
    tails: Words,
    /** Questions that need a topic: 要本人去吗, 多少钱, 在哪办. */
    asks: Words,
    /** Words for the topic itself: 这个, 那个. */
    pronouns: Words,
  }),
  /** Sounds and words that fill pauses in speech and say nothing: 嗯, 那个, 就是. */
  fillers: Words,
  /** Small talk and cries that ask for nothing we know: what the classifier learns to leave alone. */
  chatter: Words,
  /** Questions people ask that no entry answers: search holds them up against a false hit. */
  elsewhere: Words,
})
export type IntentWords = Readonly<z.infer<typeof IntentWords>>
