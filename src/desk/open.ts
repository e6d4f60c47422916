import { cardLines } from '../core/cards.ts'
import { dayIn } from '../core/clock.ts'
import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Ticket } from '../core/ticket.ts'
import { recordGiven } from './consent.ts'
import { awaitClaim } from './unclaimed.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

/** A new ticket with its number, its history and the cards that announce it, all in one transaction. */
export const openTicket = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'openTicket' }>, library: Library,
): Promise<Extract<Outcome, { of: 'openTicket' }>> => {
  const { ticket: asked } = effect
  const number = await transaction.nextNumber(dayIn(asked.openedAt, library.community.zone))
  const ticket: Ticket = { ...asked, number, state: 'dispatched' }
  await transaction.saveTicket(ticket)
  await recordGiven(transaction, ticket, effect.agreed, library)
  const common = { ticket: ticket.id, effect: pending.id, at: asked.openedAt, actor: asked.requester.person } as const
  await transaction.record({ ...common, kind: 'opened', to: 'accepted', reason: 'requested', told: 'reply' })
  await transaction.record({ ...common, actor: 'system', kind: 'dispatched', from: 'accepted', to: 'dispatched', reason: 'announced', told: null })
  for (const room of await transaction.workRooms(pending.origin.speaker.account)) {
    await transaction.deliver({
      id: `${pending.id}/card/${room.room}` as DeliveryId, to: { kind: 'room', account: room.account, room: room.room }, about: 'card', ticket: ticket.id,
      voice: { locale: 'zh-CN', traditional: false }, lines: cardLines(ticket, library), dueAt: asked.openedAt,
    })
  }
  await awaitClaim(transaction, ticket, pending.id, { round: 1, from: asked.openedAt, library })
  return { of: 'openTicket', number, id: ticket.id }
}
