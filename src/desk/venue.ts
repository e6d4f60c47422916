import { ticketTitle } from '../core/cards.ts'
import type { GivingOutcome, GivingWork } from '../core/giving.ts'
import { inLanguage } from '../core/inLanguage.ts'
import type { Library } from '../core/library.ts'
import type { RoomKept } from '../core/outcome.ts'
import { isOpen } from '../core/requesting.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import { booksRoom, freeRooms, inTheWay, wantedIn } from '../core/venue.ts'
import { nextWaking } from '../core/waking.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { tellRequester } from './tell.ts'

/** The smallest room that is free then and holds so many, kept for the ticket; whoever comes next finds it taken. Unchanged where no room is wanted. C1. */
export const keepRoom = async (transaction: LedgerTransaction, ticket: Ticket, now: number, { community, ...library }: Library): Promise<Readonly<{ ticket: Ticket; kept?: RoomKept }>> => {
  const { room: _, ...without } = ticket
  const wanted = booksRoom(ticket, library) ? wantedIn(ticket.slots) : undefined
  if (wanted === undefined) return { ticket }
  await transaction.holdRooms()
  const taken = (await transaction.taken(ticket.requester.address.account, now)).filter((one) => one.ticket !== ticket.id)
  const [free] = freeRooms(wanted, taken, community.rooms)
  return free === undefined ? { ticket: without, kept: 'none' } : { ticket: { ...without, room: free.name }, kept: { name: free.name, capacity: free.capacity } }
}

/** Staff say which room it is, or that none is kept; the requester hears of it in their waking hours. */
export const changeRoom = async (transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, work: Extract<GivingWork, { do: 'keepRoom' | 'freeRoom' }>, library: Library): Promise<GivingOutcome | undefined> => {
  await transaction.holdRooms()
  const before = await transaction.ticket(work.ticket)
  if (before === undefined || !booksRoom(before, library)) return undefined
  const { rooms, zone } = library.community
  const { room: held, ...without } = before
  const { number } = before
  const common = { of: 'giving', number } as const
  const room = work.do === 'keepRoom' ? rooms.find(({ name }) => name === work.room) : undefined
  const stretch = wantedIn(before.slots)?.stretch
  if (room === undefined ? held === undefined : stretch === undefined || held === room.name) {
    return room === undefined || stretch === undefined ? { ...common, result: 'noRoom' } : { ...common, result: 'roomKept', room: room.name, capacity: room.capacity }
  }
  if (room !== undefined && stretch !== undefined) {
    const [other] = inTheWay(room, stretch, (await transaction.taken(before.requester.address.account, at)).filter((one) => one.ticket !== before.id), rooms)
    if (other !== undefined) return { ...common, result: 'roomTaken', room: room.name, by: other.what }
  }
  const ticket: Ticket = room === undefined ? without : { ...without, room: room.name }
  await transaction.saveTicket(ticket)
  const service = ticketTitle(ticket, inLanguage(library, ticket.requester.voice.locale))
  const told = await tellRequester(transaction, {
    id: `${id}/room`, ticket, dueAt: nextWaking(at, ticket.requester.zone ?? zone),
    lines: [line(room === undefined ? 'venue.freed' : 'venue.changed', ticket.service, { number, service, room: room?.name ?? held ?? '', capacity: String(room?.capacity ?? '') })],
  })
  await transaction.record({ ticket: ticket.id, effect: id, at, actor: speaker.person, kind: 'noted', from: ticket.state, to: ticket.state, reason: room?.name ?? 'no room', told: isOpen(ticket.state) ? told : null })
  return room === undefined ? { ...common, result: 'roomFreed' } : { ...common, result: 'roomKept', room: room.name, capacity: room.capacity }
}
