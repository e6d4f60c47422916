import { consentSlot, consentValue } from '../core/consent.ts'
import type { Effect } from '../core/effect.ts'
import type { SlotId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { holdsBack, PICTURES } from '../core/receipt.ts'
import type { Slots, Ticket } from '../core/ticket.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'

/** The ticket with the elder's agreement that staff brought home, in its history and in the consent ledger; as it was when nothing was agreed. I7, F1. */
export const noteAgreement = async (
  transaction: LedgerTransaction, ticket: Ticket, { id, origin: { speaker, at } }: Pending, effect: Extract<Effect, { do: 'report' }>, library: Library,
): Promise<Ticket> => {
  const { visit, agreed, pictures = [] } = effect
  const slot = consentSlot(ticket, library)
  if (visit?.refused !== undefined) await transaction.noteConsent({ person: speaker.person, about: 'elder', verdict: 'refused', ticket: ticket.id, words: visit.refused, at })
  const told = visit?.agreed ?? (holdsBack(ticket, { by: '', words: '', at, library, ...(visit === undefined ? {} : { visit }) }) ? agreed : undefined)
  const shown = pictures.length === 0 ? undefined : visit?.agreedPictures ?? agreed
  const given: readonly (readonly [SlotId, string])[] = [
    ...(told === undefined || slot === undefined ? [] : [[slot.id, told] as const]), ...(shown === undefined ? [] : [[PICTURES, shown] as const]),
  ]
  for (const [about, words] of given) {
    await transaction.noteConsent({ person: speaker.person, about: about === PICTURES ? 'pictures' : 'elder', verdict: 'given', ticket: ticket.id, words, at })
    await transaction.record({ ticket: ticket.id, effect: id, at, actor: speaker.person, kind: 'consented', from: ticket.state, to: ticket.state, reason: words, told: null })
  }
  return given.length === 0 ? ticket : { ...ticket, slots: { ...ticket.slots, ...Object.fromEntries(given.map(([about, words]) => [about, consentValue('given', words, library)])) as Slots } }
}
