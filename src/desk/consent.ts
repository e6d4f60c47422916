import { detailLines } from '../core/cards.ts'
import { consentOf, consentValue } from '../core/consent.ts'
import type { Effect } from '../core/effect.ts'
import type { ServiceId, SlotId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { isOpen } from '../core/requesting.ts'
import type { Slot } from '../core/service.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const

const consentSlot = ({ service }: Ticket, { services }: Library): Slot | undefined =>
  services.get(service as ServiceId)?.slots.find(({ kind }) => kind === 'consent')

/** What was agreed when the ticket was opened: the requester's own data, and what they say the elder said. */
export const recordGiven = async (transaction: LedgerTransaction, ticket: Ticket, agreed: string | undefined, library: Library): Promise<void> => {
  const common = { person: ticket.requester.person, ticket: ticket.id, at: ticket.openedAt } as const
  if (agreed !== undefined) await transaction.noteConsent({ ...common, about: 'ownData', verdict: 'given', words: agreed })
  await recordElder(transaction, ticket, common, library)
}

/** What the requester says later that the elder said. */
export const recordTold = async (transaction: LedgerTransaction, ticket: Ticket, slot: SlotId, { origin: { speaker, at } }: Pending, library: Library): Promise<void> => {
  if (slot === consentSlot(ticket, library)?.id) await recordElder(transaction, ticket, { person: speaker.person, ticket: ticket.id, at }, library)
}

type Teller = Readonly<{ person: Ticket['requester']['person']; ticket: Ticket['id']; at: number }>

const recordElder = async (transaction: LedgerTransaction, ticket: Ticket, teller: Teller, library: Library): Promise<void> => {
  const slot = consentSlot(ticket, library)
  const value = slot === undefined ? undefined : ticket.slots[slot.id]
  const verdict = consentOf(ticket, library)
  if (value === undefined || (verdict !== 'given' && verdict !== 'refused')) return
  await transaction.noteConsent({ ...teller, about: 'elder', verdict, words: value.said })
}

/** Somebody who was there tells what the elder said: recorded, and the one who has the ticket reads all of it or nothing of health; a refusal is told to the requester. I7. */
export const noteConsent = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'noteConsent' }>, library: Library,
): Promise<Extract<Outcome, { of: 'consent' | 'done' }>> => {
  const { id, origin: { speaker, at } } = pending
  const { about, verdict, words } = effect
  const before = effect.ticket === undefined ? undefined : await transaction.ticket(effect.ticket)
  if (before === undefined) {
    await transaction.noteConsent({ person: speaker.person, about, verdict, words, at })
    return { of: 'done' }
  }
  const slot = consentSlot(before, library)
  if (slot === undefined || !isOpen(before.state)) return { of: 'done' }
  const ticket: Ticket = { ...before, slots: { ...before.slots, [slot.id]: consentValue(verdict, words, library) } }
  const told = verdict === 'given' ? null : `${id}/refused` as DeliveryId
  await transaction.saveTicket(ticket)
  await transaction.noteConsent({ person: speaker.person, about, verdict, ticket: ticket.id, words, at })
  await transaction.record({
    ticket: ticket.id, effect: id, at, actor: speaker.person, kind: verdict === 'given' ? 'consented' : 'refused', from: ticket.state, to: ticket.state, reason: words, told,
  })
  const { assignee, requester } = ticket
  if (told === null && assignee !== undefined) {
    await transaction.deliver({
      id: `${id}/details` as DeliveryId, to: { kind: 'private', account: assignee.account, contact: assignee.contact }, about: 'details', ticket: ticket.id,
      voice: STAFF_VOICE, lines: detailLines(ticket, library), dueAt: at,
    })
  }
  if (told !== null) {
    await transaction.deliver({
      id: told, to: requester.address, about: 'notice', ticket: ticket.id, voice: requester.voice, lines: [line('ticket.elderRefused', undefined, { number: ticket.number })], dueAt: at,
    })
  }
  return { of: 'consent', number: ticket.number, verdict }
}
