import type { ActivityOnView } from './activity.ts'
import type { Recall } from './answerRecall.ts'
import type { CarePlan } from './carePlan.ts'
import type { Command } from './command.ts'
import type { ConsentRecord } from './consent.ts'
import type { Conversation } from './conversation.ts'
import type { Effect } from './effect.ts'
import type { Followed } from './family.ts'
import type { AccountId, ContactId, PersonId, RoomId, TicketId } from './ids.ts'
import type { Gap } from './gap.ts'
import type { Library } from './library.ts'
import type { Proposal } from './proposal.ts'
import type { Role } from './service.ts'
import type { Ticket, Voice } from './ticket.ts'
import type { Taken } from './venue.ts'
import type { Need } from './need.ts'
import type { Pairing } from './pairing.ts'
import type { Volunteer } from './volunteer.ts'
import type { Undelivered } from './undelivered.ts'

/** The person who speaks, with the rights the ledger gives them and no others. */
export type Speaker = Readonly<{
  person: PersonId
  account: AccountId
  contact: ContactId
  /** WeChat name for residents, enrolled name for staff. For display only. */
  name: string
  roles: readonly Role[]
  friend: boolean
  /** Nobody told them yet what becomes of what they say. P1. */
  unnotified?: true
}>

/** A time somebody is on duty, or away. ms since the epoch, `until` exclusive. `substitute`: who acts for them meanwhile. */
export type Shift = Readonly<{ person: PersonId; kind: 'duty' | 'leave'; from: number; until: number; substitute?: PersonId }>

/** Somebody who works here, as the others plan with them. `shifts`: those that are not over, soonest first. `load`: tickets they have in hand. */
export type Colleague = Speaker & Readonly<{ grids: readonly string[]; shifts: readonly Shift[]; load: number }>

/** The shift somebody is in at that moment, of one kind. */
export const shiftAt = ({ shifts }: Pick<Colleague, 'shifts'>, kind: Shift['kind'], at: number): Shift | undefined =>
  shifts.find((shift) => shift.kind === kind && shift.from <= at && at < shift.until)

/** Whether `person` acts for `absent` at that moment. */
export const standsInFor = (absent: Pick<Colleague, 'shifts'>, person: PersonId, at: number): boolean =>
  absent.shifts.some((shift) => shift.kind === 'leave' && shift.substitute === person && shift.from <= at && at < shift.until)

/** What a room is to us. An unknown room is one nobody opened: the bot is mute there. */
export type RoomUse = 'work' | 'community' | 'unknown'
export type KnownRoom = Readonly<{ room: RoomId; account: AccountId; use: RoomUse; topic: string; quietUntil?: number }>

/** How much the ledger remembers of what somebody asked, and what they agreed to, newest first. */
export type Kept = Readonly<{ answers: number; unanswered: number; consents: readonly ConsentRecord[] }>

/** A result somebody approved for the requester, on its way until `dueAt`. */
export type ResultWaiting = Readonly<{ ticket: TicketId; dueAt: number }>

/** What `decide` may know besides the conversation and the turn; all of it read before deciding. */
export type Context = Readonly<{
  /** ms since the epoch. */
  now: number
  library: Library
  commands: readonly Command[]
  /** The language and script of this turn. */
  voice: Voice
  speaker: Speaker
  /** Absent in private. */
  room?: KnownRoom
  /** How many turns in this room were answered lately. */
  roomPace?: number
  /** For staff: every unfinished ticket. For everybody else: none. */
  desk: readonly Ticket[]
  /** For staff: everybody who works here. For everybody else: nobody. */
  colleagues: readonly Colleague[]
  /** The speaker's own tickets, newest first. */
  own: readonly Ticket[]
  /** For staff: what requesters have not got for certain. Absent for everybody else. */
  undelivered?: readonly Undelivered[]
  /** Read only when the speaker asks how far it is: results that are there and did not reach them yet. */
  results?: readonly ResultWaiting[]
  /** What those in whose family circle the speaker is have asked for, newest first. */
  followed?: Followed
  /** Care plans that are not stopped: everybody's for staff, else the speaker's own. */
  plans?: readonly CarePlan[]
  /** What people can come to, and what was over lately, as the speaker sees it. */
  activities?: readonly ActivityOnView[]
  /** Read only when a room is spoken of: what takes one. */
  taken?: readonly Taken[]
  /** Read only when somebody gives or asks what is wanted. */
  needs?: readonly Need[]
  /** Read only when somebody asks what became of what they gave: the needs it met. */
  met?: readonly Need[]
  /** Read only when it is asked what was given: the tickets of that time. */
  given?: readonly Ticket[]
  /** Read only when pairings are spoken of. */
  pairings?: readonly Pairing[]
  /** Read only when volunteers are spoken of. */
  volunteers?: readonly Volunteer[]
  /** Read only when the speaker asks what we hold about them. */
  kept?: Kept
  /** For curators: every gap that is not closed, oldest first. Absent for everybody else. */
  gaps?: readonly Gap[]
  /** For curators: every proposal that waits. */
  proposals?: readonly Proposal[]
  /** For curators: every entry that changed after it was given out, and nobody was told. */
  recalls?: readonly Recall[]
}>

/** The conversation afterwards, and what should happen, in order. */
export type Decision = Readonly<{ conversation: Conversation; effects: readonly Effect[] }>

/** Whether the person looks after what the bot knows: answers what it could not, and decides what it learns. K1. */
export const isCurator = ({ roles }: Speaker): boolean => roles.includes('lawyer') || roles.includes('admin')

/** Whether what the person says of a case counts as professional advice, so that what it relies on must hold. T3. */
export const isExpert = ({ roles }: Speaker): boolean => roles.includes('lawyer') || roles.includes('doctor')

/** Whether the person leads: a grid, or everybody. */
export const isLead = ({ roles }: Pick<Speaker, 'roles'>): boolean => roles.includes('admin') || roles.includes('gridLead')

/** Whether the person works here, in any role. */
export const isStaff = (speaker: Speaker): boolean => speaker.roles.length > 0
