import { z } from 'zod'
import type { LawId } from './ids.ts'

/** A calendar day, `YYYY-MM-DD`, in the time of 常州 unless said otherwise. */
export const Day = z.iso.date()

/** One law, regulation, notice or convention in the law register. */
export const Law = z.strictObject({
  id: z.string().min(1).transform((id) => id as LawId),
  /** The full official title: what `ask --json` prints. */
  title: z.string().min(4),
  /** How people and other entries shorten it. */
  short: z.array(z.string().min(2)).min(1),
  issuer: z.string().min(2),
  number: z.string().min(2).optional(),
  /** The day this law first came into force. */
  inForce: Day.optional(),
  /** The day of the last amendment or revision taken into account. */
  amended: Day.optional(),
  /** Articles are numbered 1 to this; 0 for texts without numbered articles. */
  articles: z.int().min(0),
  /** Only some articles are at hand: `articles` is the highest that may be cited, not how many there are. */
  partial: z.boolean().default(false),
  status: z.enum(['in-force', 'not-yet-in-force', 'repealed', 'does-not-exist', 'unverified']),
  /** What holds instead of a repealed one. */
  replacedBy: z.string().min(1).transform((id) => id as LawId).optional(),
  /** The year of an earlier text under the same title as what replaced it: meant where that year stands beside the title. */
  edition: z.int().optional(),
  page: z.url().optional(),
  note: z.string().optional(),
  verifiedOn: Day,
  recheckBy: Day,
})
export type Law = Readonly<z.infer<typeof Law>>

/** Where in a law something is said: article, and where it matters paragraph 款 and item 项. */
export const Citation = z.strictObject({
  law: z.string().min(1).transform((id) => id as LawId),
  article: z.int().min(1),
  paragraph: z.int().min(1).optional(),
  item: z.int().min(1).optional(),
})
export type Citation = Readonly<z.infer<typeof Citation>>
