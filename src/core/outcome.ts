import type { Verdict } from './consent.ts'
import type { CurationOutcome } from './curationWork.ts'
import type { RoomId, TicketId, TicketNumber } from './ids.ts'
import type { Role } from './service.ts'
import type { TicketState } from './ticket.ts'

/** What came of an effect that only the ledger could decide. Recorded with the effect, so that asking again gets the same answer. */
export type Outcome =
  | Readonly<{ of: 'openTicket'; number: TicketNumber; id: TicketId }>
  | Readonly<{ of: 'noteTicket'; number: TicketNumber }>
  | Readonly<{ of: 'claim'; result: 'won' | 'already-mine'; number: TicketNumber }>
  | Readonly<{ of: 'claim'; result: 'lost'; number: TicketNumber; by: string; at: number }>
  | Readonly<{ of: 'claim'; result: 'not-open'; number: TicketNumber; state: TicketState }>
  | Readonly<{ of: 'report'; result: 'sent'; number: TicketNumber; dueAt?: number; zone?: string }>
  | Readonly<{ of: 'report'; result: 'not-yours' | 'not-open'; number: TicketNumber }>
  | Readonly<{ of: 'bind'; result: 'enrolled'; role: Role; name: string; first?: boolean }>
  | Readonly<{ of: 'bind'; result: 'wrong-code' }>
  | Readonly<{ of: 'invite'; code: string; role: Role; name: string }>
  | Readonly<{ of: 'consent'; number: TicketNumber; verdict: Verdict }>
  /** `open`: what is still being worked on and stays; `rooms`: where the person may have talked to us. */
  | Readonly<{ of: 'erase'; open: readonly TicketNumber[]; rooms: readonly RoomId[] }>
  | CurationOutcome
  | Readonly<{ of: 'done' }>
