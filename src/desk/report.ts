import { join } from '../core/attachments.ts'
import type { Effect } from '../core/effect.ts'
import type { Library } from '../core/library.ts'
import { noteAgreement } from './agreement.ts'
import { tellFamily } from './family.ts'
import { filesFor } from './forward.ts'
import { refusalOf } from '../core/lifecycle.ts'
import type { Outcome } from '../core/outcome.ts'
import { partsOf } from '../core/parts.ts'
import { mayTellPictures, receiptGoes, receiptLines } from '../core/receipt.ts'
import { UNDO } from '../core/ticketClock.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { tellRequester } from './tell.ts'

/**
 * What staff approved word for word goes to the relative a minute later, so that it can be taken back, and in their waking hours;
 * only whoever has the ticket can, or stands in for them.
 */
export const reportTicket = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'report' }>, library: Library,
): Promise<Extract<Outcome, { of: 'report' }> | Extract<Outcome, { of: 'done' }>> => {
  const { at } = pending.origin
  const before = await transaction.ticket(effect.ticket)
  if (before === undefined) return { of: 'done' }
  const { number } = before
  const speaker = await transaction.speaker(pending.origin.speaker.person) ?? { ...pending.origin.speaker, roles: [] }
  const refusal = refusalOf(before, 'reported', partsOf(before, speaker, await transaction.colleagues(at), at), { reason: effect.words, at })
  if (refusal === 'notYours') return { of: 'report', result: 'not-yours', number, ...(before.assignee === undefined ? {} : { by: before.assignee.name }) }
  if (refusal !== undefined) return { of: 'report', result: 'not-open', number, state: before.state }
  const { do: _, ticket: __, ...said } = effect
  const pictures = mayTellPictures(before, { ...said, library }) ? await filesFor(transaction, effect.pictures ?? []) : []
  const dueAt = receiptGoes(before, at, library)
  const agreed = await noteAgreement(transaction, before, pending, effect, library)
  const attached = effect.pictures === undefined || effect.pictures.length === 0 ? {} : { attachments: join(before.attachments ?? [], effect.pictures) }
  const told = await tellRequester(transaction, {
    id: `${pending.id}/receipt`, ticket: agreed, about: 'receipt', lines: receiptLines(agreed, { by: speaker.name, ...said, at, library }), dueAt, files: pictures,
  })
  await tellFamily(transaction, agreed, { id: told, at, library, files: pictures, lines: (theirs) => receiptLines(theirs, { by: speaker.name, ...said, at, library }) })
  await advance(transaction, agreed, { kind: 'reported', effect: pending.id, actor: speaker.person, at, reason: effect.words, told, changes: { toldAt: at, ...attached } }, library)
  return { of: 'report', result: 'sent', number, ...(dueAt === at + UNDO ? {} : { dueAt, ...(before.requester.zone === undefined ? {} : { zone: before.requester.zone }) }) }
}
