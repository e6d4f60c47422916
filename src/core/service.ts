import { z } from 'zod'
import { Citation, Day } from './law.ts'
import type { ReplyId, ServiceId, SlotId } from './ids.ts'

const SlotKey = z.string().regex(/^[a-z][a-zA-Z0-9]*$/).transform((id) => id as SlotId)

/** What a slot holds, and therefore how an answer to it is read and validated. */
export const SlotKind = z.enum([
  'text', 'person', 'relation', 'age', 'phone', 'address', 'time', 'place', 'count', 'choice', 'yesno', 'consent',
])
export type SlotKind = z.infer<typeof SlotKind>

/** What of a slot is said to people, in one language. */
export const SlotWords = z.strictObject({
  label: z.string().min(1),
  /** The question, asked when the slot is the first one missing. */
  ask: z.string().min(2),
  /** The reason, given when somebody asks why. */
  why: z.string().min(2),
})
export type SlotWords = Readonly<z.infer<typeof SlotWords>>

/** One thing a service must know. Slots with the same id mean the same thing in every service, so drafts can share them. */
export const Slot = z.strictObject({
  id: SlotKey,
  ...SlotWords.shape,
  /** The same for people who write English. */
  en: SlotWords.optional(),
  kind: SlotKind,
  /** `say`: other ways to say it; `answers`: those that say it only to the question; `but`: words that hold one of them and do not say it; `handledBy`: whom a ticket with that choice is for, instead of everybody the service is for; `en`: how it is shown to people who write English. */
  choices: z.array(z.strictObject({ value: z.string().min(1), say: z.array(z.string().min(1)).default([]), answers: z.array(z.string().min(1)).default([]), but: z.array(z.string().min(1)).default([]), en: z.string().min(1).optional(), handledBy: z.array(z.lazy(() => Role)).optional() })).default([]),
  /** Whose clock a time is told by when nobody says: that of the community, where somebody comes to the door, or the asker's, who is called. */
  clock: z.enum(['community', 'asker']).default('community'),
  /** Of a time: a day alone is too little, the hour is asked for once. */
  exact: z.boolean().default(false),
  /** An address somebody rings at: without the number of the door it is asked about once more. */
  door: z.boolean().default(false),
  /** Of a time: on which days, as a rule; from when on or until when alone is too little, and the days are asked for once: 「待到二月」. */
  often: z.boolean().default(false),
  /** Of a time: where somebody is to whom people come, so that being there then is being free: 「周二下午我在厂里」. */
  there: z.array(z.string().min(1)).default([]),
  /** The wish itself tells it, from this many characters on besides its facts: 「水龙头滴水，想请人修」. */
  told: z.int().positive().optional(),
  /** Words of a wish that say nothing of it, so that whatever else is said tells it in fewer: 「我要修水龙头」, but not 「找人修一下」. */
  bare: z.array(z.string().min(1)).default([]),
  required: z.boolean().default(true),
  /** Asked only where another slot holds one of these choices: the address, where the doctor is to come. */
  onlyIf: z.record(SlotKey, z.array(z.string().min(1)).min(1)).optional(),
  /** Of a relation: somebody who is here, to whom people go; a relative who is said to be abroad is not meant. */
  here: z.boolean().default(false),
  /** Of a relation: the asker, as often as not; a relative counts unasked only where words say that it is for them. */
  ofAsker: z.boolean().default(false),
  /** Of a relation: whose papers are spoken of, it is for: 「我的护照」. */
  papers: z.boolean().default(false),
  /** Of a relation: whom it hardly ever is; named in passing, they are not meant. */
  seldom: z.array(z.string().min(1)).default([]),
  /** Of a place: where the one is for whom it is done, and not who asks. Of a phone: theirs, and not the asker's. */
  theirs: z.boolean().default(false),
  /** Of a text: it names something. A question does not, nor what another slot is about. */
  brief: z.boolean().default(false),
  /** Of a text: a day tells it: 「12月5号前要签字」, 「昨天晚上还视频的」. A day by which something is due is told to it, and to no time. */
  dated: z.boolean().default(false),
  /** Of a text: the association or company for which somebody speaks is told by its name. */
  body: z.boolean().default(false),
  /** Filled only in private chat, and masked everywhere but with the assignee. */
  sensitive: z.boolean().default(false),
  /** Tells of somebody's health: nobody reads it before they agreed. I7. */
  health: z.boolean().default(false),
})
export type Slot = Readonly<z.infer<typeof Slot>>

/** Somebody's part in the community; rights come from it and only from it. */
export const Role = z.enum(['admin', 'gridLead', 'gridWorker', 'lawyer', 'doctor', 'volunteer'])
export type Role = z.infer<typeof Role>

/** One service of the 侨之家, as data: adding one is adding a file. */
export const Service = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).transform((id) => id as ServiceId),
  name: z.string().min(2),
  /** One line for menus. */
  about: z.string().min(2),
  /** Both for people who write English. */
  en: z.strictObject({ name: z.string().min(2), about: z.string().min(2), cost: z.string().min(4).optional() }).optional(),
  /** Ways people ask for it. */
  examples: z.array(z.string().min(2)).min(5),
  /** Words that all but name it, for the classifier. */
  words: z.array(z.string().min(1)).default([]),
  /** What people say that sounds like it and is not. */
  near: z.array(z.string().min(2)).default([]),
  slots: z.array(Slot).min(1),
  /** What it costs, in a sentence or two, as the community settled it; without, people are told that whoever sees to it tells them first. */
  cost: z.string().min(4).optional(),
  handledBy: z.array(Role).min(1),
  /** Working minutes until somebody takes it, and until it is done. */
  promise: z.strictObject({ claim: z.int().positive(), done: z.int().positive() }),
  /** A wish for it that recurs becomes a care plan. F4. */
  recurs: z.boolean().default(false),
  /** A wish for an activity that was announced takes a place in it, and is no ticket. C2. */
  signsUp: z.boolean().default(false),
  /** Who asks for it lends a hand from then on. C1. */
  enlists: z.boolean().default(false),
  /** A room of the community is kept for who asks for it, where one is free. C1. */
  books: z.boolean().default(false),
  /** It offers something to the community: what is wanted now is shown with it, and what fits is told to staff. C1. */
  gives: z.boolean().default(false),
  /** Services that are done along with it: who asks for both in one breath asks for it. */
  covers: z.array(z.string().transform((id) => id as ServiceId)).default([]),
  /** A slot in which several that want the same can be done in one go. C1. */
  gathers: SlotKey.optional(),
  /** The law it rests on, in our own words, told once it is registered. L2. */
  basis: z.strictObject({ text: z.string().min(10), en: z.string().min(10).optional(), citations: z.array(Citation).min(1), verifiedOn: Day }).optional(),
  /** Slots on the masked card in the staff group; sensitive ones appear masked. */
  card: z.array(SlotKey).min(1),
})
export type Service = Readonly<z.infer<typeof Service>>

/** Whether a service holds what must not leave this machine unless the community allows it: illness, hardship, quarrels, somebody else's consent. I7. */
export const isSensitive = ({ slots }: Pick<Service, 'slots'>): boolean =>
  slots.some(({ kind, sensitive }) => kind === 'consent' || (sensitive && (kind === 'text' || kind === 'choice')))

/** The reply id of a sentence in `prompts/replies`. */
export const replyId = (id: string): ReplyId => id as ReplyId
