import { detailLines } from '../core/cards.ts'
import type { Effect } from '../core/effect.ts'
import { mayHandle, rolesFor } from '../core/handling.ts'
import type { Library } from '../core/library.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Outcome } from '../core/outcome.ts'
import { referTo } from '../core/render.ts'
import { line } from '../core/step.ts'
import { keepPlan } from './carePlan.ts'
import { forwardFiles } from './forward.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { tellPrivately, tellRequester } from './tell.ts'

/** One winner, whoever else reached for it; the requester hears that somebody has it, the claimant gets the details in private. */
export const claimTicket = async (
  transaction: LedgerTransaction, pending: Pending, effect: Extract<Effect, { do: 'claim' }>, library: Library,
): Promise<Extract<Outcome, { of: 'claim' | 'done' }>> => {
  const { id, origin: { at } } = pending
  const before = await transaction.ticket(effect.ticket)
  if (before === undefined) return { of: 'done' }
  const { number } = before
  // Rights are those of now, not of when they spoke: a role that was taken away meanwhile gives none. T4.
  const speaker = await transaction.speaker(pending.origin.speaker.person)
  if (speaker === undefined || speaker.roles.length === 0) return { of: 'claim', result: 'not-enrolled' }
  if (before.assignee?.person === speaker.person && mayMove(before.state, 'reported')) return { of: 'claim', result: 'already-mine', number }
  if (!mayMove(before.state, 'claimed')) {
    return before.assignee === undefined || !mayMove(before.state, 'transferred')
      ? { of: 'claim', result: 'not-open', number, state: before.state }
      : { of: 'claim', result: 'lost', number, by: before.assignee.name, at: before.claimedAt ?? before.openedAt }
  }
  if (!mayHandle(before, speaker.roles, library)) return { of: 'claim', result: 'wrong-role', number, handledBy: rolesFor(before, library) }
  const { person, name, contact, account } = speaker
  const told = await tellRequester(transaction, {
    id: `${id}/claimed`, ticket: before, dueAt: at, lines: [line('ticket.claimed', undefined, { number, by: name, role: referTo(`role.${speaker.roles[0] ?? 'volunteer'}`) })],
  })
  const ticket = await advance(transaction, before, {
    kind: 'claimed', effect: id, actor: person, at, reason: 'claimed', told, changes: { assignee: { person, name, contact, account }, claimedAt: at },
  }, library)
  await keepPlan(transaction, ticket)
  await tellPrivately(transaction, speaker, { id: `${id}/details`, ticket, about: 'details', lines: detailLines(ticket, library), dueAt: at })
  await forwardFiles(transaction, ticket, ticket.attachments ?? [], { effect: id, at })
  return { of: 'claim', result: 'won', number }
}
