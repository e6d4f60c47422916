import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { ticketTitle } from '../core/cards.ts'
import type { Outcome } from '../core/outcome.ts'
import { join } from '../core/attachments.ts'
import { line } from '../core/step.ts'
import type { Address, Ticket } from '../core/ticket.ts'
import { forwardFiles } from './forward.ts'
import { recordTold } from './consent.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

/** A correction, chase, complaint or further word on a ticket: an event, and a notice to whoever has it. */
export const noteTicket = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'noteTicket' }>, library: Library,
): Promise<Extract<Outcome, { of: 'noteTicket' }> | Extract<Outcome, { of: 'done' }>> => {
  const { at } = pending.origin
  const before = await transaction.ticket(effect.ticket)
  if (before === undefined) return { of: 'done' }
  const added: Ticket = effect.attachments === undefined ? before : { ...before, attachments: join(before.attachments ?? [], effect.attachments) }
  const ticket: Ticket = effect.slot === undefined || effect.value === undefined
    ? added
    : { ...added, slots: { ...before.slots, [effect.slot]: effect.value }, ...(effect.value.grid === undefined ? {} : { grid: effect.value.grid }) }
  await transaction.saveTicket(ticket)
  if (effect.slot !== undefined) await recordTold(transaction, ticket, effect.slot, pending, library)
  await transaction.record({
    ticket: ticket.id, effect: pending.id, at, actor: effect.by, kind: effect.kind, from: ticket.state, to: ticket.state, reason: effect.words, told: 'reply',
  })
  const addresses: readonly Address[] = ticket.assignee === undefined
    ? (await transaction.workRooms(pending.origin.speaker.account)).map(({ account, room }) => ({ kind: 'room', account, room }))
    : [{ kind: 'private', account: ticket.assignee.account, contact: ticket.assignee.contact }]
  const inPrivate = ticket.assignee !== undefined
  for (const [index, to] of addresses.entries()) {
    await transaction.deliver({
      id: `${pending.id}/note/${index}` as DeliveryId, to, about: 'notice', ticket: ticket.id, voice: { locale: 'zh-CN', traditional: false },
      lines: [line(`desk.note.${effect.attachments === undefined ? effect.kind : 'attached'}${inPrivate ? '' : '.masked'}`, undefined, {
        number: ticket.number, service: ticketTitle(ticket, library), words: effect.words, count: String(effect.attachments?.length ?? 0),
      })],
      dueAt: at,
    })
  }
  await forwardFiles(transaction, ticket, effect.attachments ?? [], { effect: pending.id, at })
  return { of: 'noteTicket', number: ticket.number }
}
