import { z } from 'zod'

const Ids = z.array(z.string())
const Words = z.union([z.string(), z.array(z.string()).min(1)])

/** One step of a golden conversation: somebody says something somewhere, and the bridge is heard, by reply id, in order. */
export const GoldenStep = z.strictObject({
  /** Who speaks; as in the step before when absent. */
  as: z.string().optional(),
  /** The room it is said in; absent means as before, `private` means private chat. */
  in: z.string().optional(),
  /** Whether the bot is mentioned. In a room that is usual, unless somebody talks past it. */
  at: z.boolean().optional(),
  say: Words.optional(),
  kind: z.enum(['voice', 'image', 'video', 'file', 'location', 'card', 'link', 'app', 'history', 'sticker', 'pat', 'money', 'recall', 'call', 'system', 'unknown']).optional(),
  /** Quotes the last thing the bridge said here that holds these words. */
  quote: z.string().optional(),
  /** Quotes these words of somebody else. */
  quoteOther: z.string().optional(),
  /** Who cannot be written to from now on: everybody can when it is empty. */
  unreachable: z.array(z.string()).optional(),
  /** Minutes that pass before the step; a step that is nothing else lets time pass. */
  after: z.number().optional(),
  /** Minutes ago it was sent, when it arrives late. */
  late: z.number().optional(),
  /** Reply ids that must be heard by the speaker here, in this order, others between them allowed. `[]` is silence. */
  hear: Ids.optional(),
  /** Reply ids that must not be heard. */
  never: Ids.optional(),
  /** What must stand, and what must not stand, in the words heard here. */
  words: z.array(z.string()).optional(),
  without: z.array(z.string()).optional(),
  /** What others hear because of it: room or person → ids in order. */
  elsewhere: z.record(z.string(), Ids).optional(),
  /** How many files somebody is sent because of it: room or person → count. */
  files: z.record(z.string(), z.int()).optional(),
  /** Whom the last thing said in a room calls on by name: room → person, or nobody when it is empty. */
  mentions: z.record(z.string(), z.string()).optional(),
  /** What must not stand in anything said anywhere but to the speaker. */
  hides: z.array(z.string()).optional(),
})
export type GoldenStep = z.infer<typeof GoldenStep>

/** A golden conversation: the kinds of `utterances` it shows, its steps, and the tickets at the end. */
export const Golden = z.strictObject({
  title: z.string(),
  /** Numbers of the kinds of message it covers. */
  kinds: z.array(z.int()).default([]),
  strangers: z.array(z.string()).default([]),
  staff: z.record(z.string(), z.enum(['admin', 'gridLead', 'gridWorker', 'lawyer', 'doctor', 'volunteer'])).default({}),
  rooms: z.record(z.string(), z.enum(['work', 'community'])).default({}),
  /** When it begins, ISO; a Monday morning in 常州 unless told otherwise. */
  begins: z.string().optional(),
  steps: z.array(GoldenStep).min(1),
  tickets: z.array(z.strictObject({
    service: z.string(), state: z.string(), urgent: z.boolean().optional(),
    slots: z.record(z.string(), z.string()).default({}), by: z.string().optional(), events: z.array(z.string()).optional(),
  })).optional(),
})
export type Golden = z.infer<typeof Golden>
