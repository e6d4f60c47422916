import { join } from '../core/attachments.ts'
import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { noteAgreement } from './agreement.ts'
import { filesFor } from './forward.ts'
import { mayBecome } from '../core/lifecycle.ts'
import type { Outcome } from '../core/outcome.ts'
import { mayTellPictures, receiptDue, receiptLines } from '../core/receipt.ts'
import type { Ticket } from '../core/ticket.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

/** What staff approved word for word goes to the relative, and the ticket is closed; only its assignee can. */
export const reportTicket = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'report' }>, library: Library,
): Promise<Extract<Outcome, { of: 'report' }> | Extract<Outcome, { of: 'done' }>> => {
  const { speaker, at } = pending.origin
  const before = await transaction.ticket(effect.ticket)
  if (before === undefined) return { of: 'done' }
  const { number } = before
  if (before.assignee?.person !== speaker.person) return { of: 'report', result: 'not-yours', number }
  if (!mayBecome(before.state, 'reported')) return { of: 'report', result: 'not-open', number }
  const { do: _, ticket: __, ...said } = effect
  const pictures = mayTellPictures(before, { ...said, library }) ? await filesFor(transaction, effect.pictures ?? []) : []
  const dueAt = receiptDue(before, at, library)
  const ticket: Ticket = { ...await noteAgreement(transaction, before, pending, effect, library), state: 'closed', closedAt: at, ...(effect.pictures === undefined || effect.pictures.length === 0 ? {} : { attachments: join(before.attachments ?? [], effect.pictures) }) }
  const told = `${pending.id}/receipt` as DeliveryId
  const common = { ticket: ticket.id, effect: pending.id, at, actor: speaker.person } as const
  await transaction.saveTicket(ticket)
  await transaction.record({ ...common, kind: 'reported', from: before.state, to: 'reported', reason: effect.words, told })
  await transaction.record({ ...common, kind: 'closed', from: 'reported', to: 'closed', reason: 'done', told: null })
  await transaction.deliver({
    id: told, to: ticket.requester.address, about: 'receipt', ticket: ticket.id, voice: ticket.requester.voice,
    lines: receiptLines(ticket, { by: speaker.name, ...said, at, library }), dueAt, ...(pictures.length === 0 ? {} : { files: pictures }),
  })
  return { of: 'report', result: 'sent', number, ...(dueAt === at ? {} : { dueAt, ...(ticket.requester.zone === undefined ? {} : { zone: ticket.requester.zone }) }) }
}
