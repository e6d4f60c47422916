import type { ActivityWork } from './activity.ts'
import type { ConsentRecord, Verdict } from './consent.ts'
import type { CarePlanId, PlanChange } from './carePlan.ts'
import type { Draft } from './conversation.ts'
import type { Period } from './figures.ts'
import type { CurationWork } from './curationWork.ts'
import type { ConversationId, EntryId, MessageId, PersonId, ReplyId, RoomId, ServiceId, TicketId } from './ids.ts'
import type { SlotId } from './ids.ts'
import type { Attachment } from './message.ts'
import type { GivingWork } from './giving.ts'
import type { Move } from './move.ts'
import type { Score } from './rating.ts'
import type { Role } from './service.ts'
import type { Staffing } from './staffing.ts'
import type { Address, NewTicket, SlotValue, Voice } from './ticket.ts'
import type { Visit } from './visit.ts'

/** One thing to say: a reply id, what it is about, and values for its placeholders. Render makes the sentence. */
export type Utterance = Readonly<{
  reply: ReplyId
  /** The entry, service or slot it is about; golden conversations read `reply:about`. */
  about?: string
  params?: Readonly<Record<string, string>>
}>

/** How much of an entry is shown: the short answer, or everything. */
export type Fullness = 'short' | 'full'

/** What should happen. Data, so that it can be stored before it is done and compared in a test. */
export type Effect =
  | Readonly<{ do: 'say'; to: Address; voice: Voice; lines: readonly Utterance[] }>
  /** `agreed`: the words in which the requester agreed that it is passed on. */
  | Readonly<{ do: 'openTicket'; ticket: NewTicket; gist?: string; agreed?: string }>
  /** What somebody said about being agreed, for the consent ledger. */
  | Readonly<{ do: 'noteConsent'; about: ConsentRecord['about']; verdict: Verdict; ticket?: TicketId; words: string }>
  /** The speaker is expected to go on with a form, or, without `draft`, no longer. */
  | Readonly<{ do: 'awaitReply'; conversation: ConversationId; draft?: Readonly<{ to: Address; voice: Voice; service: ServiceId; slot?: SlotId; begunAt: number; dueAt: number }> }>
  /** The notice about their data was given to the speaker. */
  | Readonly<{ do: 'noteNotice' }>
  | Readonly<{ do: 'noteTicket'; ticket: TicketId; by: PersonId; kind: 'corrected' | 'chased' | 'complained' | 'noted' | 'another' | 'allWell' | 'remarked'; words: string; slot?: SlotId; value?: SlotValue; attachments?: readonly Attachment[] }>
  | Readonly<{ do: 'claim'; ticket: TicketId }>
  | Readonly<{ do: 'staffing'; work: Staffing }>
  | Readonly<{ do: 'moveTicket'; ticket: TicketId; move: Move }>
  | Readonly<{ do: 'report'; ticket: TicketId; words: string; visit?: Visit; agreed?: string; pictures?: readonly Attachment[] }>
  /** Fetches the bytes of these messages from WeChat and keeps them. */
  | Readonly<{ do: 'keepFiles'; files: readonly MessageId[] }>
  | Readonly<{ do: 'familyCode' }>
  /** `voice` and `zone`: how whoever joins is written to. */
  | Readonly<{ do: 'joinFamily'; code: string; voice: Voice; zone?: string }>
  | Readonly<{ do: 'closeFamily' }>
  /** Whose these tickets are says that somebody of theirs asked for the same. */
  | Readonly<{ do: 'noteSame'; tickets: readonly TicketId[]; words: string }>
  | Readonly<{ do: 'rate'; ticket: TicketId; score: Score; words: string }>
  | Readonly<{ do: 'changePlan'; plan: CarePlanId; change: PlanChange; words: string }>
  | Readonly<{ do: 'bind'; code: string }>
  | Readonly<{ do: 'invite'; role: Role; name: string }>
  | Readonly<{ do: 'setRoom'; room: RoomId; topic: string; use: 'work' | 'community' }>
  | Readonly<{ do: 'quietRoom'; room: RoomId; until: number }>
  | Readonly<{ do: 'reportRoom'; room: RoomId; topic: string }>
  | Readonly<{ do: 'noteAnswer'; entry: EntryId; version: string; words: string }>
  | Readonly<{ do: 'noteUnanswered'; words: string; nearest: readonly EntryId[]; rated?: true; zone?: string }>
  | Readonly<{ do: 'figures'; period: Period; table: boolean; picture: boolean }>
  | Readonly<{ do: 'curate'; work: CurationWork }>
  | Readonly<{ do: 'activity'; work: ActivityWork }>
  | Readonly<{ do: 'give'; work: GivingWork }>
  | Readonly<{ do: 'noteHelp'; person: PersonId; minutes: number; ticket?: TicketId; words: string }>
  | Readonly<{ do: 'leaveVolunteers' }>
  | Readonly<{ do: 'noteSecurity'; what: string; message: MessageId }>
  /** Everything we hold about who says it, but for what is still being worked on. */
  | Readonly<{ do: 'erase' }>
  | Readonly<{ do: 'carry'; to: ConversationId; draft: Draft; voice: Voice; announce: boolean }>
