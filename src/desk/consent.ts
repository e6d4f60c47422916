import { detailLines, ticketTitle } from '../core/cards.ts'
import { consentOf, consentSlot } from '../core/consent.ts'
import type { Effect } from '../core/effect.ts'
import type { SlotId } from '../core/ids.ts'
import { inLanguage } from '../core/inLanguage.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { isOpen } from '../core/requesting.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import { nextWaking } from '../core/waking.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { recallTold } from './recall.ts'
import { tellPrivately, tellRequester } from './tell.ts'
import { withVerdict } from './veto.ts'

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

/** Somebody who was there tells that the elder agreed: recorded, and the one who has the ticket reads all of it. Of a ticket the elder did not want before, the requester is asked whether they still do. I7. */
export const noteConsent = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'noteConsent' }>, library: Library,
): Promise<Extract<Outcome, { of: 'consent' | 'done' }>> => {
  const { id, origin: { speaker, at } } = pending
  const { about, verdict, words } = effect
  const found = effect.ticket === undefined ? undefined : await transaction.ticket(effect.ticket)
  // Nobody was told yet that the elder did not want it, so nobody is asked whether it is wanted again.
  const taken = found?.state === 'vetoed' && verdict === 'given' && await recallTold({ transaction, pending, before: found, speaker, library })
  const before = taken ? await transaction.ticket(found.id) : found
  if (before === undefined) {
    await transaction.noteConsent({ person: speaker.person, about, verdict, words, at })
    return { of: 'done' }
  }
  const again = before.state === 'vetoed'
  if (verdict !== 'given' || consentSlot(before, library) === undefined || (!isOpen(before.state) && !again)) return { of: 'done' }
  const ticket: Ticket = { ...before, slots: withVerdict(before, verdict, words, library) }
  const { assignee, number } = ticket
  await transaction.saveTicket(ticket)
  await transaction.noteConsent({ person: speaker.person, about, verdict, ticket: ticket.id, words, at })
  const told = again
    ? await tellRequester(transaction, { id: `${id}/willing`, ticket, lines: [line('ticket.elderWilling', ticket.service, { number, service: ticketTitle(ticket, inLanguage(library, ticket.requester.voice.locale)) })], dueAt: nextWaking(at, ticket.requester.zone ?? library.community.zone) })
    : null
  await transaction.record({ ticket: ticket.id, effect: id, at, actor: speaker.person, kind: 'consented', from: ticket.state, to: ticket.state, reason: words, told })
  if (!again && assignee !== undefined) await tellPrivately(transaction, assignee, { id: `${id}/details`, ticket, about: 'details', lines: detailLines(ticket, library), dueAt: at })
  return { of: 'consent', number, ...(again ? { again } : {}) }
}
