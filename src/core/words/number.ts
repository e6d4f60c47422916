import { z } from 'zod'

/** How people write numbers in words: characters to their worth, and English number words. */
export const NumberWords = z.strictObject({
  /** One character → 0 to 9. */
  digits: z.record(z.string().length(1), z.int().min(0).max(9)),
  /** One character → 10, 100, 1000. */
  units: z.record(z.string().length(1), z.int().positive()),
  /** One character that is a whole number of tens, such as 廿. */
  tens: z.record(z.string().length(1), z.int().positive()),
  /** Characters that multiply what stands before them and are read no further. */
  large: z.array(z.string().length(1)).min(1),
  /** Whole words, in any script, such as `twelve`. */
  words: z.record(z.string().min(1), z.int().nonnegative()),
  /** What a number of people is counted in: 个人, 口, people. */
  people: z.array(z.string().min(1)).min(1),
  /** What makes people of whatever is counted in `each`: 人数, 接龙. */
  heads: z.array(z.string().min(1)).min(1),
  each: z.array(z.string().min(1)).min(1),
  /** Numbers that are people by themselves: 俩, 仨. */
  pairs: z.array(z.string().min(1)).min(1),
  /** What a number of people stands after: a family of four. */
  groups: z.array(z.string().min(1)).min(1),
  /** What stands before one person who is all that come, and what they come to do: 就她 一个人 去. */
  only: z.array(z.string().min(1)).min(1),
  comes: z.array(z.string().min(1)).min(1),
  /** What stands before a number that does not reach: 不止 二十个; and before the one that is to be written: 就写 二十五个. */
  beyond: z.array(z.string().min(1)).min(1),
  putDown: z.array(z.string().min(1)).min(1),
  /** What stands before or after the number of all: 又来了三个，一共 25个人. */
  totals: z.array(z.string().min(1)).min(1),
  totalTails: z.array(z.string().min(1)).min(1),
  /** What stands before a number that is wrong: 不是 22个. */
  notThis: z.array(z.string().min(1)).min(1),
  /** What says before a number that the speaker comes too. */
  withMe: z.array(z.string().min(1)).min(1),
  /** Kinds of people who are counted apart, each with its words, what may stand between their number and them, and what joins the kinds: 三 个 大人，还有 两 个 小孩. */
  kinds: z.array(z.array(z.string().min(1)).min(1)).min(2),
  measures: z.array(z.string().min(1)).min(1),
  joints: z.array(z.string().min(1)).min(1),
  /** What says that those of one kind are not to be counted: 不算. */
  excluded: z.array(z.string().min(1)).min(1),
  /** What may stand between the number and it: 来, 多, 几. */
  about: z.array(z.string().min(1)).min(1),
})
export type NumberWords = Readonly<z.infer<typeof NumberWords>>
