import { ticketTitle } from '../core/cards.ts'
import type { EffectId, ServiceId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { isOpen } from '../core/requesting.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import type { LedgerTransaction } from '../ports.ts'
import { tellRooms } from './tell.ts'

/** Staff hear of others who want the same of a service that can be done for several in one go; those who asked hear nothing of each other. C1. */
export const proposeTogether = async (transaction: LedgerTransaction, ticket: Ticket, effect: EffectId, at: number, library: Library): Promise<void> => {
  const slot = library.services.get(ticket.service as ServiceId)?.gathers
  const want = slot === undefined ? undefined : ticket.slots[slot]?.text
  if (slot === undefined || want === undefined) return
  const others = (await transaction.unfinishedTickets()).filter((other) => other.id !== ticket.id && other.service === ticket.service && isOpen(other.state) && other.slots[slot]?.text === want && other.requester.person !== ticket.requester.person)
  if (others.length === 0) return
  await tellRooms(transaction, {
    id: `${effect}/together`, ticket, dueAt: at,
    lines: [line('desk.together', ticket.service, { number: ticket.number, service: ticketTitle(ticket, library), want, others: others.map(({ number }) => number).join(' · ') })],
  })
}
