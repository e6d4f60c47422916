import type { ActivityNumber } from './activity.ts'
import type { CarePlanId } from './carePlan.ts'
import type { AccountId, Brand, PersonId, ServiceId, SlotId, TicketId } from './ids.ts'
import type { Address, Voice } from './ticket.ts'

/** One thing that must happen at its time, whatever becomes of this process. */
export type TimerId = Brand<'TimerId'>

/**
 * What is to be done when a timer is due. A closed vocabulary: a kind that is added here does not compile until the
 * desk has its work in `desk/clocked.ts`. It carries ids and counts, no sentence.
 */
export type TimerTask =
  /** Nobody took the ticket in its time: announced once more, for the `round`-th time. T2. */
  | Readonly<{ kind: 'unclaimed'; ticket: TicketId; round: number }>
  /** A working morning: the staff group sees what is open. O3. */
  | Readonly<{ kind: 'digest' }>
  /** A Monday morning: the admins see the card of the week. C2. */
  | Readonly<{ kind: 'lawCard' }>
  /** Whoever took it made no step in its time: reminded, and then it is anybody's again. T2. */
  | Readonly<{ kind: 'idle'; ticket: TicketId; round: number }>
  /** The target comes near: 催办. T5. */
  | Readonly<{ kind: 'dueSoon'; ticket: TicketId }>
  /** The target is over: 督办. T5. */
  | Readonly<{ kind: 'overdue'; ticket: TicketId }>
  /** What the requester was promised is about to slip, so they are told a new time before it does. T5. */
  | Readonly<{ kind: 'renew'; ticket: TicketId }>
  /** The time by which somebody was to take it is about to pass: the same. T5. */
  | Readonly<{ kind: 'renewClaim'; ticket: TicketId }>
  /** An emergency nobody acknowledged: the next one is called. `asked`: who was, so far. S1. */
  | Readonly<{ kind: 'page'; ticket: TicketId; asked: readonly PersonId[] }>
  /** Somebody's leave begins: whoever stands in gets what they have in hand. */
  | Readonly<{ kind: 'leave'; person: PersonId }>
  /** The requester was asked for something and did not answer. */
  | Readonly<{ kind: 'supplement'; ticket: TicketId; round: number }>
  /** The result is out, so the ticket is 待回访. */
  | Readonly<{ kind: 'followUp'; ticket: TicketId }>
  /** Nobody objected for a week: 办结. */
  | Readonly<{ kind: 'settle'; ticket: TicketId }>
  /** Somebody fell silent in an open form: brought to mind once. `slot`: what is still to be said. I3. */
  | Readonly<{ kind: 'idleDraft'; to: Address; voice: Voice; service: ServiceId; slot?: SlotId; begunAt: number }>
  /** What was kept long enough goes, every night. P1. */
  | Readonly<{ kind: 'purge' }>
  /** A visit of a care plan comes near: it becomes a ticket. F4. */
  | Readonly<{ kind: 'visit'; plan: CarePlanId; at: number; until: number }>
  /** The time of a visit is over. */
  | Readonly<{ kind: 'visitOver'; ticket: TicketId; round: 1 | 2 }>
  /** It is time to ask whether a care plan goes on as it is. */
  | Readonly<{ kind: 'planReview'; plan: CarePlanId }>
  /** The day before: whoever comes is reminded. C2. */
  | Readonly<{ kind: 'activitySoon'; activity: ActivityNumber }>
  /** It is over: whoever arranged it is asked who came. */
  | Readonly<{ kind: 'activityOver'; activity: ActivityNumber }>
export type TimerKind = TimerTask['kind']
/** The task of one kind. */
export type TaskOf<Kind extends TimerKind> = Extract<TimerTask, { kind: Kind }>

/**
 * A timer, set in the same transaction as the change that makes it necessary. `subject` is what it is about, so that
 * all timers of one thing can be cancelled together: a ticket id, a care plan id, a person id. `dueAt`: ms since the epoch.
 */
export type Timer = Readonly<{ id: TimerId; account: AccountId; subject: string; dueAt: number; task: TimerTask }>
