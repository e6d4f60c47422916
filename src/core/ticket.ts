import type { MoveKind } from './lifecycle.ts'
import type { CarePlan, CarePlanId } from './carePlan.ts'
import type { Locale } from './library.ts'
import type { Attachment } from './message.ts'
import type { Rhythm } from './rhythm.ts'
import type { AccountId, ContactId, ConversationId, EffectId, PersonId, RoomId, ServiceId, SlotId, TicketId, TicketNumber } from './ids.ts'

/** The stages of a ticket, after the practice of 12345. */
export type TicketState =
  | 'accepted' // 已受理
  | 'dispatched' // 已派单
  | 'claimed' // 已接单
  | 'inProgress' // 办理中
  | 'awaiting' // 待补充: the clock stops
  | 'reported' // 已反馈
  | 'followUp' // 待回访
  | 'closed' // 办结
  | 'withdrawn' // 撤回
  | 'merged' // 合并
  | 'vetoed' // 老人不愿意

/** Where the bot can write to somebody. */
export type Address =
  | Readonly<{ kind: 'private'; account: AccountId; contact: ContactId }>
  | Readonly<{ kind: 'room'; account: AccountId; room: RoomId; mention?: ContactId }>

/** The language and script somebody is written to in. */
export type Voice = Readonly<{ locale: Locale; traditional: boolean }>

/** One slot as it was filled: what it means, and the literal words it came from. */
export type SlotValue = Readonly<{
  /** For people: normalised and complete. */
  text: string
  /** The span of the person's own words. */
  said: string
  /** What a group may see of it; the whole text when absent and the slot is not sensitive. */
  masked?: string
  /** For `time`: the first instant and the zone it was said in. For `place`: the zone. */
  at?: number
  until?: number
  zone?: string
  /** Too little, so that it is asked about once more: of a time, a day where an hour is needed, every week and no weekday; of free words, what was told in passing. */
  vague?: true
  /** For `address`: its parts, so that one of them can be corrected, and the grid it lies in. */
  parts?: Readonly<{ estate?: string; building?: string; unit?: string; room?: string; street?: string; grid?: string }>
  grid?: string
  /** For `count`: how many people. */
  count?: number
  /** For `time`: how it comes again, by the community's clock. */
  rhythm?: Rhythm
}>

/** What has been said for one request so far. */
export type Slots = Readonly<Record<SlotId, SlotValue>>

/** Who asked: the person, where they are answered, what they are called, and their clock. */
export type Requester = Readonly<{
  person: PersonId
  name: string
  conversation: ConversationId
  address: Address
  voice: Voice
  /** IANA zone, when they told us where they are. */
  zone?: string
}>

/** One case handed to staff. */
export type Ticket = Readonly<{
  id: TicketId
  number: TicketNumber
  service: ServiceId | 'emergency' | 'human'
  state: TicketState
  urgent: boolean
  requester: Requester
  slots: Slots
  /** Where a person was asked for in the middle of a form: whose form the slots are from. */
  form?: ServiceId
  /** The person's own words, as they came. */
  words: string
  /** When the requester is asked how it was, ms since the epoch, and what they said, 1 to 5. F3. */
  surveyedAt?: number
  rating?: number
  /** The care plan it is a visit of. */
  plan?: CarePlanId
  /** What came with the request besides words. */
  attachments?: readonly Attachment[]
  grid?: string
  assignee?: Staff
  openedAt: number
  claimedAt?: number
  closedAt?: number
  /** The service's target in working time; 延期 moves it. T5. */
  dueAt?: number
  /** `dueAt` before the last 延期, so that it can be taken back. */
  dueBefore?: number
  /** By when the requester was last told to hear of it; renewed before it slips. */
  promisedAt?: number
  /** By when the requester was last told that somebody takes it; renewed before it slips. */
  claimBy?: number
  /** Since when the clock stands, while the ticket is 待补充. */
  stoppedAt?: number
  /** When the last message to the requester was approved: for a minute it can be taken back. */
  toldAt?: number
  /** The ticket it is done together with. */
  mergedInto?: TicketId
  /** What was so before the elder did not want it, so that it can be taken back: what was known of their agreement, the state of its care plan, and the plan's other visits that ended with it. */
  beforeVeto?: Readonly<{ consent?: SlotValue; plan?: Pick<CarePlan, 'state' | 'pausedUntil'>; visits?: readonly TicketId[] }>
  /** The room that is kept for it. C1. */
  room?: string
}>

/** A member of staff as a ticket remembers them. */
export type Staff = Readonly<{ person: PersonId; name: string; contact: ContactId; account: AccountId }>

/** What happened to a ticket: who, when, why, and what the requester was told. Append-only. */
export type TicketEvent = Readonly<{
  ticket: TicketId
  effect: EffectId
  at: number
  actor: PersonId | 'system'
  kind: MoveKind | 'opened' | 'corrected' | 'chased' | 'complained' | 'noted' | 'another' | 'allWell' | 'remarked' | 'announced' | 'supervised' | 'renewed' | 'missed' | 'rated' | 'consented' | 'refused'
  from?: TicketState
  to: TicketState
  reason: string
  /** The delivery that tells the requester, or null when nothing is told on purpose. */
  told: string | null
}>

/** A ticket before it has a number. */
export type NewTicket = Omit<Ticket, 'number' | 'state' | 'assignee' | 'claimedAt' | 'closedAt' | 'dueAt' | 'promisedAt' | 'claimBy'>
