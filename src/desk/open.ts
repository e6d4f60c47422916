import { cardLines } from '../core/cards.ts'
import { dayIn } from '../core/clock.ts'
import type { Effect } from '../core/effect.ts'
import type { ServiceId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { callOn, whoToPage } from '../core/routing.ts'
import type { Outcome } from '../core/outcome.ts'
import { beginPlan } from './carePlan.ts'
import type { Need } from '../core/need.ts'
import { pairedLines } from '../core/pairingWork.ts'
import { helpersBeside, wantsHands, workFor } from '../core/proposing.ts'
import { line } from '../core/step.ts'
import type { Utterance } from '../core/effect.ts'
import type { RoomKept } from '../core/outcome.ts'
import { recordGiven } from './consent.ts'
import type { Ticket } from '../core/ticket.ts'
import { claimFrom, dueFrom } from '../core/ticketClock.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { proposeMerging } from './family.ts'
import { tellRooms } from './tell.ts'
import { needsMetBy } from './needs.ts'
import { proposeTogether } from './together.ts'
import { keepRoom } from './venue.ts'
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
  const { ticket: begun, first } = await beginPlan(transaction, plain, by, library)
  const { ticket: accepted, kept } = await keepRoom(transaction, begun, at, library)
  await transaction.saveTicket(accepted)
  await recordGiven(transaction, accepted, effect.agreed, library)
  await enlist(transaction, accepted, library)
  await transaction.record({ ticket: accepted.id, effect: by, at, actor: asked.requester.person, kind: 'opened', to: 'accepted', reason: 'requested', told: 'reply' })
  const colleagues = await transaction.colleagues(at)
  const called = callOn(accepted, colleagues, at, library)
  const ticket = await advance(transaction, accepted, { kind: 'dispatched', effect: by, actor: 'system', at, reason: called === undefined ? 'announced' : `announced to ${called.person}`, told: null }, library)
  const needs = await needsMetBy(transaction, ticket, library)
  await tellRooms(transaction, { id: `${by}/card`, ticket, about: 'card', lines: [...cardLines(ticket, library, effect.gist), ...await besideCard(transaction, ticket, { kept, needs }, library)], dueAt: at }, called)
  await proposeTogether(transaction, ticket, by, at, library)
  await proposeMerging(transaction, ticket, by, at, library)
  return { of: 'openTicket', number, id: ticket.id, ...(first === undefined ? {} : { first }), ...(kept === undefined ? {} : { room: kept }), ...(needs.length === 0 ? {} : { needs: needs.map(({ what }) => what) }), ...(called === undefined && whoToPage(accepted, colleagues, [], at, library).length === 0 ? { nobody: true } : {}) }
}

/** What staff read under a new card: that no room is free, which needs the offer meets, who stands by the family already, which volunteers could help, or whom a new one could. */
const besideCard = async (transaction: LedgerTransaction, ticket: Ticket, { kept, needs }: Readonly<{ kept: RoomKept | undefined; needs: readonly Need[] }>, library: Library): Promise<readonly Utterance[]> => [
  ...(kept === 'none' ? [line('card.noRoom')] : []),
  ...needs.map(({ n, what }) => line('need.match', undefined, { n: String(n), what })),
  ...pairedLines(ticket, await transaction.pairings(ticket.requester.address.account)),
  ...(wantsHands(ticket, library) ? helpersBeside(ticket, await transaction.volunteers(), library) : []),
  ...await workBeside(transaction, ticket, library),
]

/** What somebody who came to help could help with. */
const workBeside = async (transaction: LedgerTransaction, { service, requester }: Ticket, library: Library): Promise<readonly Utterance[]> => {
  const helper = library.services.get(service as ServiceId)?.enlists === true ? await transaction.volunteer(requester.person) : undefined
  return helper === undefined ? [] : workFor(helper, await transaction.unfinishedTickets(), library)
}
