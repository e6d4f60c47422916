import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people ask, wish, go on about something, and put several things into one message. Compared without case. */
export const IntentWords = z.strictObject({
  /** Words of a heavy heart: guilt, longing, no sleep for worry. */
  feelings: Words,
  /**
   * An opening that does not say for what: that there is something, `affairs` of which one is said, with `around`, what
   * else may stand in it; and sentences that only `tells`, whom, where, when and how to be reached.
   */
  openings: z.strictObject({ affairs: Words, around: Words, tells: Words }),
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
    /** What a title in title marks ends with. */
    marked: Words,
    /** What a title ends with that nothing marks: 法, 条例; and what much else ends with, too: 办法. */
    ends: Words,
    loose: Words,
    /** Words that end so and are no title: 办法, 没法. */
    notEnds: Words,
    /** What people put into a title only to point at it: 江苏那个实施办法. */
    inside: Words,
    /** What may stand before it in its clause: 听说; who says one of these relies on it: 根据. */
    before: Words,
    relying: Words,
    /** What no title holds: 我, 的. */
    apart: Words,
    /** What follows when somebody relies on it: 规定, 第. */
    after: Words,
    /** What makes another law of a known name: 双重国籍法. */
    kinds: Words,
    /** What may be left off a title: 中国. */
    countries: Words,
    /** What measures must be about to be taken for some: 侨. */
    subjects: Words,
    /** How an English title ends, what small words it holds, and what may stand before it in capitals. */
    english: z.strictObject({ ends: Words, joins: Words, leads: Words }),
  }),
  parts: z.strictObject({
    /** Words that say how many wishes follow, and the words that then begin each: 「两件事，一个是……，还有一个是……」. */
    announced: z.strictObject({ heads: Words, series: z.array(Words).min(1) }),
    /** What says that each of the services named is wished for: 两样都要办. */
    both: Words,
    /** Words that number wishes; each list is one series, in order. */
    series: z.array(Words).min(1),
    /** Words at the start of a clause that begin another wish. */
    joiners: Words,
    /** Words in a clause that say that it wishes for something more: 还要, 也想. */
    adding: Words,
    /** What begins a sentence that only says more exactly what was wished for before it. */
    explains: Words,
    /** What says in a clause how it is or was, and wishes for nothing: 「社区医生看过了」, 「平时是我去看看」. */
    tells: Words,
    /** The same, where both what stands before and after is a wish of its own: 「捐两箱书，还想当志愿者」. */
    also: Words,
    /** What asks once more for what was just named, and names nothing: 也想登记一个. A part of nothing else is no wish of its own. */
    again: Words,
    /** How a clause begins that says what somebody wants by themselves, after who it is: what may stand before the wanting, 妈妈 就 想, the wanting, and what after it wants something of or for another, 想 让. */
    wanting: z.strictObject({ lets: Words, wants: Words, others: Words }),
    /** What says that something is not needed, 送饭就不用了: what a clause ends with, what it begins with, and what may stand before that. */
    unneeded: z.strictObject({ ends: Words, leads: Words, around: Words }),
  }),
  /** Marks of a question about how things are: what a law answers. */
  asks: Words,
  /** What asks in a question: 哪, 谁, 什么. */
  asking: Words,
  /** Words for a year to come with how many years ahead it is, what right after it only tells what somebody will do then, and words that ask for a figure. */
  ahead: z.strictObject({ years: z.record(z.string().min(1), z.int().positive()), lives: Words, figures: Words }),
  /** What a question ends with when no mark says so: 吗, 伐. */
  questionEnds: Words,
  /** Marks of a wish that somebody do something: what a service answers. */
  wants: Words,
  followUp: z.strictObject({
    /** How somebody leaves what was talked about: the words before another question, 换个问题, and those that begin a clause about what is left, 先不说捐款. */
    turns: z.strictObject({ announces: Words, leaves: Words, ends: Words }),
    /** Words that lean on what was said: 那, 那么, 要是. */
    leads: Words,
    /** What a question ends with that is only about another case: 呢, 也一样. */
    tails: Words,
    /** Questions that need a topic: 要本人去吗, 多少钱, 在哪办. */
    asks: Words,
    /** What a sentence ends with that lets what was answered be: 知道了, 明白了. */
    understood: Words,
    /** Words for the topic itself: 这个, 那个. */
    pronouns: Words,
  }),
  /** Words that mean one service as well as another, each with those services; `around` is what may stand with them and says nothing. */
  either: z.strictObject({ pairs: z.array(z.strictObject({ say: Words, services: z.array(z.string().min(1)).min(2) })).min(1), around: Words }),
  /** What is one service rather than another that it sounds like: one word of each list of `all`, and none of `without`. */
  rather: z.array(z.strictObject({ service: z.string().min(1), over: z.string().min(1), all: z.array(Words).min(1), without: Words })),
  /** Service → words that plainly ask for it, whatever law the story is about: 请律师. */
  pleas: z.record(z.string().min(1), Words),
  /** What asks, after the name of what is held, whether it still takes people: 还能报名. */
  placesLeft: Words,
  /** What the name of something ends with that nobody signs up for to come to: 残疾证. */
  notHeld: Words,
  /** What says that somebody only asks, and wishes for nothing: 随便问问. */
  justAsks: Words,
  /** What a question begins with out of politeness: 请问. */
  politely: Words,
  /** What says after a plea that it is only what that would cost. */
  costs: Words,
  /** What asks for nothing but help with what was told: "can you help us with that". */
  helps: Words,
  /** What a question about when we are open is made of. */
  hours: z.strictObject({ open: Words, us: Words, when: Words, around: Words }),
  /** What a question about where we are, or our telephone, holds besides those words: 在哪, 电话多少. */
  reach: Words,
  /** Sounds and words that fill pauses in speech and say nothing: 嗯, 那个, 就是. */
  fillers: Words,
  /** Small talk and cries that ask for nothing we know: what the classifier learns to leave alone. */
  chatter: Words,
  /** Questions people ask that no entry answers: search holds them up against a false hit. */
  elsewhere: Words,
})
export type IntentWords = Readonly<z.infer<typeof IntentWords>>
