import { ticketTitle } from '../core/cards.ts'
import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Outcome } from '../core/outcome.ts'
import { proposalLines, sameElder } from '../core/sameElder.ts'
import { line } from '../core/step.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { tellRooms } from './tell.ts'

/** The requester says that somebody of theirs asked for the same: noted, and staff are shown what looks like it, masked; whoever said it hears of nobody. T6. */
export const noteSame = async (
  transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, { tickets, words }: Extract<Effect, { do: 'noteSame' }>, library: Library,
): Promise<Extract<Outcome, { of: 'done' }>> => {
  for (const of of tickets) {
    const ticket = await transaction.ticket(of)
    if (ticket === undefined || ticket.requester.person !== speaker.person || !mayMove(ticket.state, 'merged')) continue
    await transaction.record({ ticket: of, effect: id, at, actor: speaker.person, kind: 'noted', from: ticket.state, to: ticket.state, reason: words, told: 'reply' })
    const alike = (await transaction.unfinishedTickets()).filter((other) => other.requester.person !== speaker.person && mayMove(other.state, 'merged') && sameElder(ticket, other))
    await tellRooms(transaction, {
      id: `${id}/same/${ticket.number}`, ticket, dueAt: at,
      lines: [
        line('desk.sameSaid', ticket.service, { number: ticket.number, service: ticketTitle(ticket, library) }),
        ...(alike.length === 0 ? [line('desk.sameSaid.none')] : alike.flatMap((other) => proposalLines(ticket, other, library))),
      ],
    })
  }
  return { of: 'done' }
}
