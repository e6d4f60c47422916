import type { EffectId, PersonId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { moveTicket, type MoveKind } from '../core/lifecycle.ts'
import type { Ticket } from '../core/ticket.ts'
import { claimAgainFrom, LIFE, wakenings } from '../core/ticketClock.ts'
import type { TimerId } from '../core/timer.ts'
import { workingTimeOf } from '../core/workingTime.ts'
import type { LedgerTransaction } from '../ports.ts'

/** One step of a ticket's life that was found to be allowed. `told`: the delivery or `reply` that tells the requester, or null when nothing does. */
export type Advance = Readonly<{ kind: MoveKind; effect: EffectId; actor: PersonId | 'system'; at: number; reason: string; told: string | null; changes?: Partial<Ticket> }>

/** Makes the step: the ticket as it is then, the event in its history, and the timers its new state calls for. */
export const advance = async (transaction: LedgerTransaction, before: Ticket, step: Advance, library: Library): Promise<Ticket> => {
  const { kind, effect, actor, at, reason, told } = step
  const moved = moveTicket(before, kind, at, workingTimeOf(library), step.changes)
  const back = moved.state === 'dispatched' && before.state !== 'accepted' && before.state !== 'dispatched'
  const ticket = back ? { ...moved, ...claimAgainFrom(moved, at, library) } : moved
  await transaction.saveTicket(ticket)
  await transaction.record({ ticket: ticket.id, effect, at, actor, kind, from: before.state, to: ticket.state, reason, told })
  await setClocks(transaction, ticket, `${effect}/${kind}`, at, library)
  return ticket
}

/** The timers of a ticket as its state calls for them now; those of the state before never fire. */
export const setClocks = async (transaction: LedgerTransaction, ticket: Ticket, stem: string, now: number, library: Library): Promise<void> => {
  await transaction.cancelTimers(ticket.id, LIFE)
  for (const { task, dueAt } of wakenings(ticket, now, library)) {
    // One effect may move several tickets.
    await transaction.setTimer({ id: `${stem}/${ticket.id}/${task.kind}` as TimerId, account: ticket.requester.address.account, subject: ticket.id, dueAt, task })
  }
}
