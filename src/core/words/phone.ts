import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** How people give a number to be reached at, and numbers that are none. Compared without case. */
export const PhoneWords = z.strictObject({
  /** Characters read for a digit on the telephone, besides the digits themselves. */
  spoken: z.record(z.string().length(1), z.int().min(0).max(9)),
  /** Digits as English words, and words that say how often the next is meant: double one. */
  spelled: z.record(z.string().min(2), z.int().min(0).max(9)),
  repeated: z.record(z.string().min(1), z.int().min(2).max(4)),
  /** Words for the plus sign before the code of a country: 加四九. */
  plus: z.array(z.string().min(1)).min(1),
  /** Words near a number that say it is a phone. */
  cues: Words,
  /** Words right before a number that say it is none. */
  notBefore: Words,
  /** Words right after a number that say it is none. */
  notAfter: Words,
  /** Sentences that mean: reach me on WeChat. */
  wechat: Words,
  /** Words right before those that say the contrary: 她不会用微信. */
  noWechat: Words,
  /** Words before those in the same clause that tell of somebody who is to learn it: 教她用微信. */
  taught: Words,
  /** Words right after those that tell of a message nobody answered: 早上发微信没回. */
  unanswered: Words,
  /** Those of the sentences that may as well tell how people spoke with each other: by words of the past in their clause, or by what was said right after them but for `tails`; not where a word before or after bids to reach the speaker. */
  wechatTold: z.strictObject({ ways: Words, past: Words, tails: Words, cues: z.strictObject({ before: Words, after: Words }) }),
  /** What stands before a WeChat id. */
  wechatId: Words,
  /** What stands before the number that is right now: 「那是旧号，新的是……」. */
  newBefore: Words,
  /** Words before and after a number that say it is wrong. */
  wrongBefore: Words,
  /** Words right before a helper who is wished for: 请个护工. */
  wanted: Words,
  /** Words right before a number that somebody gave the speaker, and nobody is to call. */
  handed: Words,
  /** Words after somebody else's number that say it is not for calling: 别打给她. */
  notCalled: Words,
  /** What says that somebody else's number leads to nobody: it was called in vain, unless that only might be; or 「不过 他 去南京带孙子了」; that they do not help, 「找他没用」, or cannot, 「她自己也走不动」; and, in a dispute, that they are the other side: 「他现在不肯搬」, 「房客」. */
  unreached: z.strictObject({ inVain: Words, unless: Words, but: Words, gone: Words, noHelp: Words, feeble: Words, against: Words, parties: Words }),
  wrong: Words,
  /** Words before the last figures of a number, said anew. */
  tails: Words,
  extension: Words,
  /** ISO 3166 code → names of the country; the code is the default country of numbers without one. */
  countries: z.record(z.string().regex(/^[A-Z]{2}$/), Words),
  /** Area code of the community's landlines, for local numbers. */
  localArea: z.string().regex(/^0\d+$/),
  localDigits: z.int().positive(),
  idCues: Words,
  passportCues: Words,
  /** What stands before the speaker's own number, where somebody else's is given too: 我自己的是138…. */
  own: Words,
  /** How a telephone call is told with a word for a blow: 打我妈电话. `strike`: that word, and the one to hear instead. */
  ringing: z.strictObject({
    strike: z.record(z.string().min(1), z.string().min(1)),
    /** Between that word and who is called. */
    to: Words,
    /** Who is called, besides relatives and neighbours. */
    whom: Words,
    /** What stands before the surname of somebody one knows. */
    familiar: Words,
    /** Right after who is called: it is a telephone. */
    line: Words,
    /** Right before the word: it is a telephone. */
    by: Words,
    /** In a form, all that may stand before the word in its clause, and what may end the clause after who is called. */
    leads: Words,
    ends: Words,
    /** With one of these about, the word is a blow after all. */
    unless: Words,
  }),
})
export type PhoneWords = Readonly<z.infer<typeof PhoneWords>>
