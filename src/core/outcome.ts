import type { ActivityOutcome } from './activity.ts'
import type { GivingOutcome } from './giving.ts'
import type { Figures } from './figures.ts'
import type { CurationOutcome } from './curationWork.ts'
import type { RoomId, TicketId, TicketNumber } from './ids.ts'
import type { MoveKind, Refusal } from './lifecycle.ts'
import type { Appointment } from './rhythm.ts'
import type { Role } from './service.ts'
import type { Staffing } from './staffing.ts'
import type { TicketState } from './ticket.ts'

/** A room that is kept for a ticket, or `none`: not one is free then. */
export type RoomKept = Readonly<{ name: string; capacity: number }> | 'none'

/** What came of an effect that only the ledger could decide. Recorded with the effect, so that asking again gets the same answer. */
export type Outcome =
  /** `room`: what is kept for it, or that none is free. `needs`: what is wanted that it offers. `first`: the first visit of the care plan that began with it. `nobody`: nobody works here yet who could be called. */
  | Readonly<{ of: 'openTicket'; number: TicketNumber; id: TicketId; first?: Appointment; nobody?: true; room?: RoomKept; needs?: readonly string[] }>
  /** `again`: it is done again. */
  | Readonly<{ of: 'rate'; number: TicketNumber; again: boolean }>
  | Readonly<{ of: 'familyCode'; code: string }>
  | Readonly<{ of: 'joinFamily'; result: 'joined' | 'wrongCode' }>
  /** `zone`: whose clock besides ours the speaker lives by. */
  | Readonly<{ of: 'changePlan'; result: 'done'; number: TicketNumber; by?: string; next?: Appointment; zone?: string }>
  | Readonly<{ of: 'changePlan'; result: 'unknownColleague'; number: TicketNumber }>
  | Readonly<{ of: 'noteTicket'; number: TicketNumber; room?: RoomKept }>
  | Readonly<{ of: 'claim'; result: 'won' | 'already-mine'; number: TicketNumber }>
  | Readonly<{ of: 'claim'; result: 'lost'; number: TicketNumber; by: string; at: number }>
  /** `handledBy`: the roles that may take it. */
  | Readonly<{ of: 'claim'; result: 'wrong-role'; number: TicketNumber; handledBy: readonly Role[] }>
  | Readonly<{ of: 'claim'; result: 'not-enrolled' }>
  | Readonly<{ of: 'claim'; result: 'not-open'; number: TicketNumber; state: TicketState }>
  | Readonly<{ of: 'report'; result: 'sent'; number: TicketNumber; dueAt?: number; zone?: string }>
  | Readonly<{ of: 'report'; result: 'not-yours'; number: TicketNumber; by?: string }>
  | Readonly<{ of: 'report'; result: 'not-open'; number: TicketNumber; state: TicketState }>
  /** `by`: who has the ticket, where that is why. `to`: whose it is now, or the number it is done with. `own`: the requester made it. `willing`: what the elder did not want before is wanted now. */
  | Readonly<{ of: 'move'; kind: MoveKind; result: 'done' | Refusal | 'unknownColleague'; number: TicketNumber; state: TicketState; by?: string; to?: string; own?: true; willing?: true }>
  | Readonly<{ of: 'bind'; result: 'enrolled'; role: Role; name: string; first?: boolean }>
  | Readonly<{ of: 'bind'; result: 'wrong-code' }>
  /** The contact is somebody we know already, who changed it. */
  | Readonly<{ of: 'bind'; result: 'rebound'; name: string }>
  /** `to`: who stands in or takes over, the grids, or a code. `count`: tickets they have in hand. */
  | Readonly<{ of: 'staffing'; kind: Staffing['kind']; result: 'done' | 'no-right' | 'not-held'; name: string; from?: number; until?: number; to?: string; role?: Role; count?: number }>
  | Readonly<{ of: 'invite'; code: string; role: Role; name: string }>
  /** `again`: of a ticket the elder did not want before. */
  | Readonly<{ of: 'consent'; number: TicketNumber; again?: boolean }>
  /** `open`: what is still being worked on and stays; `rooms`: where the person may have talked to us. */
  | Readonly<{ of: 'erase'; open: readonly TicketNumber[]; rooms: readonly RoomId[] }>
  /** `shared`: others read it where it was asked. */
  | Readonly<{ of: 'figures'; figures: Figures; shared: boolean; table: boolean; picture: boolean }>
  /** `minutes` now, `total` with what was before. */
  | Readonly<{ of: 'helped'; name: string; minutes: number; total: number }>
  | CurationOutcome
  | ActivityOutcome
  | GivingOutcome
  | Readonly<{ of: 'done' }>
