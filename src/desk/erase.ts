import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { isOpen } from '../core/requesting.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { leave } from './signUp.ts'

/** Forgets who asks for it: the particulars of what is finished, what they asked, what they were told. What is still worked on stays and is named. P1. */
export const erasePerson = async (transaction: LedgerTransaction, pending: Pending, library: Library): Promise<Extract<Outcome, { of: 'erase' }>> => {
  const { id, origin: { speaker, at } } = pending
  // Their places go to those who wait for one.
  for (const n of await transaction.comingTo(speaker.person, at)) {
    const activity = await transaction.activity(n)
    if (activity !== undefined) await leave(transaction, pending, activity, library)
  }
  const tickets = await transaction.ticketsOf(speaker.person)
  const open = tickets.filter(({ state }) => isOpen(state))
  const rooms = await transaction.rooms(speaker.account)
  await transaction.erase({
    effect: id, speaker, at, open: open.map((ticket) => ticket.id), finished: tickets.filter(({ state }) => !isOpen(state)).map((ticket) => ticket.id),
  })
  return { of: 'erase', open: open.map(({ number }) => number), rooms: rooms.map(({ room }) => room) }
}
