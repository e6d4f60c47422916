import { detailLines } from '../core/cards.ts'
import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { mayBecome } from '../core/lifecycle.ts'
import type { Outcome } from '../core/outcome.ts'
import { referTo } from '../core/render.ts'
import { line } from '../core/step.ts'
import type { Ticket, TicketEvent } from '../core/ticket.ts'
import { forwardFiles } from './forward.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

/** One winner, whoever else reached for it; the requester hears that somebody has it, the claimant gets the details in private. */
export const claimTicket = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'claim' }>, library: Library,
): Promise<Extract<Outcome, { of: 'claim' }> | Extract<Outcome, { of: 'done' }>> => {
  const { speaker, at } = pending.origin
  const before = await transaction.ticket(effect.ticket)
  if (before === undefined || speaker.roles.length === 0) return { of: 'done' }
  const { number } = before
  if (before.assignee !== undefined) {
    if (before.assignee.person === speaker.person) return { of: 'claim', result: 'already-mine', number }
    return { of: 'claim', result: 'lost', number, by: before.assignee.name, at: before.claimedAt ?? before.openedAt }
  }
  if (!mayBecome(before.state, 'claimed')) return { of: 'claim', result: 'not-open', number, state: before.state }
  const { person, name, contact, account } = speaker
  const ticket: Ticket = { ...before, state: 'claimed', assignee: { person, name, contact, account }, claimedAt: at }
  const told = `${pending.id}/claimed` as DeliveryId
  await transaction.saveTicket(ticket)
  await transaction.cancelTimers(ticket.id, ['unclaimed'])
  await transaction.record(claimed(ticket, before, pending, told))
  await transaction.deliver({
    id: `${pending.id}/details` as DeliveryId, to: { kind: 'private', account, contact }, about: 'details', ticket: ticket.id,
    voice: { locale: 'zh-CN', traditional: false }, lines: detailLines(ticket, library), dueAt: at,
  })
  await forwardFiles(transaction, ticket, ticket.attachments ?? [], { effect: pending.id, at })
  await transaction.deliver({
    id: told, to: ticket.requester.address, about: 'notice', ticket: ticket.id, voice: ticket.requester.voice,
    lines: [line('ticket.claimed', undefined, { number, by: name, role: referTo(`role.${speaker.roles[0] ?? 'volunteer'}`) })], dueAt: at,
  })
  return { of: 'claim', result: 'won', number }
}

const claimed = (ticket: Ticket, before: Ticket, pending: Pending, told: string): TicketEvent => ({
  ticket: ticket.id, effect: pending.id, at: pending.origin.at, actor: pending.origin.speaker.person, kind: 'claimed', from: before.state, to: 'claimed',
  reason: 'claimed', told,
})
