import type { Effect } from '../core/effect.ts'
import type { ServiceId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Ticket } from '../core/ticket.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'

/** The ticket with the elder's agreement that staff brought home, recorded in its history and in the consent ledger; the ticket as it was when nothing was said of it. I7. */
export const noteAgreement = async (
  transaction: LedgerTransaction, ticket: Ticket, { id, origin: { speaker, at } }: Pending, { visit, agreed }: Extract<Effect, { do: 'report' }>, library: Library,
): Promise<Ticket> => {
  const words = agreed ?? visit?.agreed
  const slot = library.services.get(ticket.service as ServiceId)?.slots.find(({ kind }) => kind === 'consent')
  if (words === undefined || slot === undefined) return ticket
  await transaction.noteConsent({ person: speaker.person, about: `${ticket.id}/${slot.id}`, words, at })
  await transaction.record({ ticket: ticket.id, effect: id, at, actor: speaker.person, kind: 'consented', from: ticket.state, to: ticket.state, reason: words, told: null })
  return { ...ticket, slots: { ...ticket.slots, [slot.id]: { text: words, said: words } } }
}
