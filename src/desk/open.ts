import { cardLines } from '../core/cards.ts'
import { dayIn } from '../core/clock.ts'
import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { callOn, whoToPage } from '../core/routing.ts'
import type { Outcome } from '../core/outcome.ts'
import { beginPlan } from './carePlan.ts'
import { recordGiven } from './consent.ts'
import type { Ticket } from '../core/ticket.ts'
import { claimFrom, dueFrom } from '../core/ticketClock.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { proposeMerging } from './family.ts'
import { tellRooms } from './tell.ts'
import { enlist } from './volunteer.ts'

/** A new ticket with its number, its promise, its history and the cards that announce it, all in one transaction. */
export const openTicket = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'openTicket' }>, library: Library,
): Promise<Extract<Outcome, { of: 'openTicket' }>> => {
  const { id: by } = pending
  const { ticket: asked } = effect
  const at = asked.openedAt
  const number = await transaction.nextNumber(dayIn(at, library.community.zone))
  const plain: Ticket = { ...asked, number, state: 'accepted', ...dueFrom(asked, at, library), ...claimFrom(asked, at, library) }
  const { ticket: accepted, first } = await beginPlan(transaction, plain, by, library)
  await transaction.saveTicket(accepted)
  await recordGiven(transaction, accepted, effect.agreed, library)
  await enlist(transaction, accepted, library)
  await transaction.record({ ticket: accepted.id, effect: by, at, actor: asked.requester.person, kind: 'opened', to: 'accepted', reason: 'requested', told: 'reply' })
  const colleagues = await transaction.colleagues(at)
  const called = callOn(accepted, colleagues, at, library)
  const ticket = await advance(transaction, accepted, { kind: 'dispatched', effect: by, actor: 'system', at, reason: called === undefined ? 'announced' : `announced to ${called.person}`, told: null }, library)
  await tellRooms(transaction, { id: `${by}/card`, ticket, about: 'card', lines: cardLines(ticket, library, effect.gist), dueAt: at }, called)
  await proposeMerging(transaction, ticket, by, at, library)
  return { of: 'openTicket', number, id: ticket.id, ...(first === undefined ? {} : { first }), ...(called === undefined && whoToPage(accepted, colleagues, [], at, library).length === 0 ? { nobody: true } : {}) }
}
