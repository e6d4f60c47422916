import { z } from 'zod'
import type { EntryId, ServiceId } from './ids.ts'
import { Citation, Day } from './law.ts'

/** Who somebody is in the eyes of 侨务 law; branches of an answer are keyed by it. */
export const Status = z.enum(['huaqiao', 'guiqiao', 'qiaojuan', 'foreign', 'student', 'hmt'])
export type Status = z.infer<typeof Status>

const EntryKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).transform((id) => id as EntryId)

/** The front matter of a curated answer. */
export const EntryHead = z.strictObject({
  id: EntryKey,
  /** A few words that name the topic: 「关于<title>」. */
  title: z.string().min(2).max(24),
  /** Title and short answer for people who write English. */
  en: z.strictObject({ title: z.string().min(2), answer: z.string().min(20) }).optional(),
  /** Groups entries for the disclaimer and for follow-ups. */
  topic: z.string().min(2),
  region: z.enum(['national', 'jiangsu', 'changzhou']),
  /** Legal terms the entry is about, as the lexicon names them. */
  concepts: z.array(z.string().min(1)).default([]),
  citations: z.array(Citation).min(1),
  /** The answer may not settle the matter: it always ends by offering a person. */
  handoff: z.boolean().default(false),
  /** The service that does what the entry is about, offered after the answer. */
  service: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).transform((id) => id as ServiceId).optional(),
  verifiedOn: Day,
  recheckBy: Day,
  /** From this day on the entry is no longer given. */
  validUntil: Day.optional(),
  supersededBy: EntryKey.optional(),
  /** Who changed it from the chat, when, and who agreed; the oldest first. */
  changes: z.array(z.strictObject({ on: Day, at: z.iso.datetime(), by: z.string().min(1), approvedBy: z.string().min(1).optional() })).default([]),
})

/** One curated answer: what the bot may say about one question, and on which authority. */
export type Entry = Readonly<z.infer<typeof EntryHead>> & Readonly<{
  /** The short answer, given first. */
  answer: string
  branches: ReadonlyMap<Status, string>
  steps: readonly string[]
  where: readonly string[]
  traps: readonly string[]
  /** Grows by one with every published change. */
  version: string
}>

/** How people really ask for one entry, kept apart from its text. */
export const Asking = z.strictObject({
  entry: EntryKey,
  ways: z.array(z.string().min(2)).min(5),
  /** Sentences that look like this entry and belong to another, or to none (`entry` absent). */
  near: z.array(z.strictObject({ say: z.string().min(2), entry: EntryKey.optional() })).default([]),
})
export type Asking = Readonly<z.infer<typeof Asking>>
