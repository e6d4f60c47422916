import type { Planned } from './activity.ts'
import type { PlanWish } from './carePlan.ts'
import type { ConversationId, EntryId, MessageId, ServiceId, SlotId, TicketId, TicketNumber } from './ids.ts'
import type { Named } from './cited.ts'
import type { GapNumber } from './gap.ts'
import type { Loose } from './attachments.ts'
import type { Move } from './move.ts'
import type { Attachment } from './message.ts'
import type { Score } from './rating.ts'
import type { Slots, Voice } from './ticket.ts'
import type { TicketWish } from './ticketWish.ts'
import type { Visit } from './visit.ts'

/** A request being put together. The open question is computed from it, never stored. */
export type Draft = Readonly<{
  service: ServiceId
  slots: Slots
  /** Optional slots the person passed over, and required ones left for staff to complete (待补充). */
  passed: readonly SlotId[]
  attachments: readonly Attachment[]
  /** The person's own words, one turn a line. */
  words: readonly string[]
  begunAt: number
}>

/** One numbered choice that was offered. */
export type Choice =
  | Readonly<{ kind: 'entry'; entry: EntryId }>
  | Readonly<{ kind: 'service'; service: ServiceId }>
  | Readonly<{ kind: 'plan'; wish: PlanWish }>
  | Readonly<{ kind: 'ticket'; wish: TicketWish }>
  | Readonly<{ kind: 'human' }>
  /** None of them: the words were misunderstood. */
  | Readonly<{ kind: 'none' }>

/** Where a conversation stands. */
export type Stage =
  | Readonly<{ at: 'idle' }>
  | Readonly<{ at: 'filling'; draft: Draft }>
  | Readonly<{ at: 'confirming'; draft: Draft }>
  /** `leading`: the first choice is offered, and a yes takes it. */
  | Readonly<{ at: 'choosing'; choices: readonly Choice[]; words: string; draft?: Draft; leading?: true }>
  | Readonly<{ at: 'rescuing'; ticket: TicketId; since: number; have: readonly SlotId[] }>
  /** A step whose message to the requester is shown before it is taken. */
  | Readonly<{ at: 'offering'; ticket: TicketId; number: TicketNumber; move: Move }>
  | Readonly<{ at: 'previewing'; ticket: TicketId; number: TicketNumber; words: string; visit?: Visit; agreed?: string; pictures?: readonly Attachment[] }>
  | Readonly<{ at: 'erasing'; since: number; draft?: Draft }>
  | Readonly<{ at: 'curating'; gap: GapNumber; words: string; cited: readonly Named[] }>
  /** Staff said something that may be about several tickets: these words, once they say which. */
  | Readonly<{ at: 'pointing'; words: string; since: number }>
  /** An activity as it would be announced. */
  | Readonly<{ at: 'announcing'; planned: Planned }>
  /** A score in these `words` that is not sure yet; `told`: it was a bad one, and the reason may follow. */
  | Readonly<{ at: 'rating'; ticket: TicketId; score: Score; words: string; told?: true }>

/** What an answer was about, so that 「那孙子呢」 can be understood; it goes stale. */
export type Topic = Readonly<{ entry: EntryId; at: number; words: string }>

/** All that is remembered of one person's conversation in one place. */
export type Conversation = Readonly<{
  format: 1
  id: ConversationId
  stage: Stage
  /** Drafts that wait for the open one, oldest first. */
  waiting: readonly Draft[]
  topic?: Topic
  /** The script or language the person writes. */
  voice: Voice
  /** IANA zone of the person's clock, once they said where they are. */
  zone?: string
  place?: string
  /** How often in a row we did not understand. */
  strikes: number
  /** Similar messages in the last minute: the loop breaker. */
  echo?: Readonly<{ text: string; count: number; since: number }>
  /** What came alone and may belong to the next words. */
  loose?: Loose
  /** What was told before anybody said for what. */
  told?: Readonly<{ words: string; at: number }>
  /** The words of a voice message that were read back and not yet confirmed. H4. */
  unconfirmed?: Readonly<{ words: string; at: number }>
  /** How often this person was answered here lately: the cap on answers. */
  pace?: Readonly<{ since: number; count: number }>
  /** The last ids heard, newest last; a message is heard once. */
  seen: readonly MessageId[]
  touchedAt: number
}>

/** How many message ids a conversation remembers. */
export const SEEN_KEPT = 300

/** A conversation in which nothing has been said. */
export const begin = (id: ConversationId): Conversation => ({
  format: 1, id, stage: { at: 'idle' }, waiting: [], voice: { locale: 'zh-CN', traditional: false }, strikes: 0, seen: [], touchedAt: 0,
})

/** The conversation with these messages remembered as heard. */
export const remember = (conversation: Conversation, ids: readonly MessageId[], at: number): Conversation => ({
  ...conversation, seen: [...conversation.seen, ...ids].slice(-SEEN_KEPT), touchedAt: at,
})
