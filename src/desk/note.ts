import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { maskSaid, ticketTitle } from '../core/cards.ts'
import type { Outcome } from '../core/outcome.ts'
import { join } from '../core/attachments.ts'
import { line } from '../core/step.ts'
import type { Address, Ticket } from '../core/ticket.ts'
import { advance } from './advance.ts'
import { forwardFiles } from './forward.ts'
import { recordTold } from './consent.ts'
import { tellLeads, tellPrivately, type Telling } from './tell.ts'
import { keepRoom } from './venue.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

type Noted = Extract<Effect, { do: 'noteTicket' }>

/** A correction, chase, complaint or further word on a ticket: an event, and a notice to whoever has it. */
export const noteTicket = async (
  transaction: LedgerTransaction, pending: Pending, effect: Noted, library: Library,
): Promise<Extract<Outcome, { of: 'noteTicket' }> | Extract<Outcome, { of: 'done' }>> => {
  const { at } = pending.origin
  const before = await transaction.ticket(effect.ticket)
  if (before === undefined) return { of: 'done' }
  const added: Ticket = effect.attachments === undefined ? before : { ...before, attachments: join(before.attachments ?? [], effect.attachments) }
  // Whoever takes it from now on reads it with what was asked for.
  const heardOf: Ticket = effect.kind === 'allWell' || (effect.kind === 'noted' && effect.attachments === undefined) ? { ...added, words: `${added.words}\n${effect.words}` } : added
  const changed: Ticket = effect.slot === undefined || effect.value === undefined
    ? heardOf
    : { ...heardOf, slots: { ...before.slots, [effect.slot]: effect.value }, ...(effect.value.grid === undefined ? {} : { grid: effect.value.grid }) }
  // Another day or more people may need another room.
  const { ticket, kept } = changed === heardOf ? { ticket: changed, kept: undefined } : await keepRoom(transaction, changed, at, library)
  await transaction.saveTicket(ticket)
  if (effect.slot !== undefined) await recordTold(transaction, ticket, effect.slot, pending, library)
  await transaction.record({
    ticket: ticket.id, effect: pending.id, at, actor: effect.by, kind: effect.kind, from: ticket.state, to: ticket.state, reason: effect.words, told: effect.kind === 'remarked' ? null : 'reply',
  })
  if (effect.kind === 'remarked') {
    if (ticket.assignee !== undefined && ticket.assignee.person !== effect.by) await tellPrivately(transaction, ticket.assignee, heard(ticket, pending, effect, library))
    return { of: 'noteTicket', number: ticket.number }
  }
  if (effect.kind === 'another') {
    await tellLeads(transaction, { id: `${pending.id}/another`, ticket, dueAt: at, lines: [line('desk.note.another', undefined, { number: ticket.number, service: ticketTitle(ticket, library), words: effect.words })] })
    return { of: 'noteTicket', number: ticket.number }
  }
  if (effect.kind === 'chased' || effect.kind === 'complained') await escalate(transaction, ticket, pending, effect, library)
  const aloud = effect.kind === 'allWell'
  const addresses: readonly Address[] = [
    ...(ticket.assignee === undefined ? [] : [{ kind: 'private' as const, account: ticket.assignee.account, contact: ticket.assignee.contact }]),
    ...(ticket.assignee === undefined || aloud ? (await transaction.workRooms(pending.origin.speaker.account)).map(({ account, room }) => ({ kind: 'room' as const, account, room })) : []),
  ]
  if (aloud && ticket.assignee === undefined) {
    await tellLeads(transaction, { id: `${pending.id}/lead`, ticket, dueAt: at, lines: [line('desk.note.allWell', undefined, { number: ticket.number, service: ticketTitle(ticket, library), words: effect.words })] })
  }
  for (const [index, to] of addresses.entries()) {
    await transaction.deliver({
      id: `${pending.id}/note/${index}` as DeliveryId, to, about: 'notice', ticket: ticket.id, voice: { locale: 'zh-CN', traditional: false },
      lines: [line(`desk.note.${effect.attachments === undefined ? effect.kind : 'attached'}${to.kind === 'private' ? '' : '.masked'}`, undefined, {
        number: ticket.number, service: ticketTitle(ticket, library), words: effect.words, count: String(effect.attachments?.length ?? 0),
      })],
      dueAt: at,
    })
  }
  await forwardFiles(transaction, ticket, effect.attachments ?? [], { effect: pending.id, at })
  // A photo is often what was asked for: the clock goes on.
  if (ticket.state === 'awaiting' && effect.attachments !== undefined && effect.by === ticket.requester.person) {
    await advance(transaction, ticket, { kind: 'supplemented', effect: pending.id, actor: effect.by, at, reason: effect.words, told: null }, library)
  }
  return { of: 'noteTicket', number: ticket.number, ...(kept === undefined ? {} : { room: kept }) }
}

const heard = (ticket: Ticket, { id, origin: { at, speaker } }: Pending, { words }: Noted, library: Library): Telling => ({
  id: `${id}/remark`, ticket, lines: [line('desk.heard.remarked', ticket.service, { number: ticket.number, service: ticketTitle(ticket, library), by: speaker.name, words })], dueAt: at,
})

/** From this chase on, those who lead hear of it. */
const CHASES = 2

/** 督办: a complaint, a second chase, or a chase when the time is over, goes to those who lead. T5. */
const escalate = async (transaction: LedgerTransaction, ticket: Ticket, { id, origin: { at } }: Pending, { kind, words }: Noted, library: Library): Promise<void> => {
  const chases = (await transaction.history(ticket.id)).filter((event) => event.kind === 'chased').length
  const late = ticket.dueAt !== undefined && ticket.dueAt < at
  if (kind === 'chased' && chases < CHASES && !late) return
  await tellLeads(transaction, {
    id: `${id}/lead`, ticket, dueAt: at,
    lines: [line(`desk.chasedLead.${kind}`, ticket.service, { number: ticket.number, service: ticketTitle(ticket, library), by: ticket.assignee?.name ?? '-', count: String(chases), words: maskSaid(words, ticket, library) })],
  })
  await transaction.record({ ticket: ticket.id, effect: id, at, actor: 'system', kind: 'supervised', from: ticket.state, to: ticket.state, reason: kind, told: null })
}
