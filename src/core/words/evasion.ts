import { z } from 'zod'

const Words = z.array(z.string().min(1)).min(1)

/** What tells who wants to get round the law from who only speaks of it. */
export const EvasionWords = z.strictObject({
  /** The declined topic it is about. */
  topic: z.string().min(1),
  /** False means, and what is done with them: 假, 骗, 冒签. Where none is named nobody is heard to want them. */
  means: Words,
  /** What holds such a word and is none: 请不出假. */
  harmless: Words,
  /** What stands beside a means that is refused, feared, suffered, told of or reported: 不想, 举报, 被骗, 正规. */
  mention: Words,
  /** What is only said by who does not want it themselves, whatever else they say. */
  refusing: Words,
  /** What stands beside a means that is wanted: 教我, 不被发现, 多少钱能. */
  wanting: Words,
  /** How people say it who want one. */
  wanted: Words,
  /** How people say it who only speak of one. */
  near: Words,
})
export type EvasionWords = Readonly<z.infer<typeof EvasionWords>>
