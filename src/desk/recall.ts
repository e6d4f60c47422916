import type { Speaker } from '../core/context.ts'
import type { Library } from '../core/library.ts'
import type { Ticket, TicketEvent } from '../core/ticket.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'

/** The moves whose message to the requester is held for a minute. */
const HELD: ReadonlySet<TicketEvent['kind']> = new Set(['reported', 'asked', 'extended'])

/** T3: takes back the last message that was approved, and the step it told of. False when its sending has begun: what is said is said. */
export const recallTold = async (
  { transaction, pending, before, speaker, library }: Readonly<{ transaction: LedgerTransaction; pending: Pending; before: Ticket; speaker: Speaker; library: Library }>,
): Promise<boolean> => {
  const last = (await transaction.history(before.id)).findLast(({ kind }) => HELD.has(kind) || kind === 'recalled')
  if (last === undefined || last.kind === 'recalled' || last.told === null || !await transaction.recall(last.told)) return false
  // The family circle got theirs for the same minute.
  for (const { person } of await transaction.relatives(before.requester.person)) await transaction.recall(`${last.told}/${person}`)
  const { dueBefore } = before
  await advance(transaction, before, {
    kind: 'recalled', effect: pending.id, actor: speaker.person, at: pending.origin.at, reason: last.kind, told: null,
    changes: last.kind === 'extended' && dueBefore !== undefined ? { dueAt: dueBefore, promisedAt: dueBefore } : {},
  }, library)
  return true
}
