import type { Speaker } from '../core/context.ts'
import type { Library } from '../core/library.ts'
import type { Ticket, TicketEvent } from '../core/ticket.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { liftVeto } from './unveto.ts'

/** The moves whose message to the requester is held for a minute. */
const HELD: ReadonlySet<TicketEvent['kind']> = new Set(['reported', 'asked', 'extended', 'vetoed'])
/** What tells of a result, and asks how it was. */
const OF_RESULT: ReadonlySet<TicketEvent['kind']> = new Set(['reported', 'followedUp'])

/** T3: takes back the last message that was approved, and the step it told of. False when its sending has begun: what is said is said. */
export const recallTold = async (
  { transaction, pending, before, speaker, library }: Readonly<{ transaction: LedgerTransaction; pending: Pending; before: Ticket; speaker: Speaker; library: Library }>,
): Promise<boolean> => {
  const last = (await transaction.history(before.id)).findLast(({ kind }) => HELD.has(kind) || kind === 'recalled')
  if (last === undefined || last.kind === 'recalled' || last.told === null || !await holdBack(transaction, before, last.told)) return false
  if (last.kind === 'vetoed') {
    await liftVeto({ transaction, pending, ticket: before, words: last.kind, library })
    return true
  }
  const { dueBefore } = before
  await advance(transaction, before, {
    kind: 'recalled', effect: pending.id, actor: speaker.person, at: pending.origin.at, reason: last.kind, told: null,
    changes: last.kind === 'extended' && dueBefore !== undefined ? { dueAt: dueBefore, promisedAt: dueBefore } : {},
  }, library)
  return true
}

/** What is done again has no result yet: the one that is on its way does not arrive, and nobody is asked how it was. F1. */
export const holdBackResult = async (transaction: LedgerTransaction, ticket: Ticket): Promise<void> => {
  for (const { kind, told } of await transaction.history(ticket.id)) if (OF_RESULT.has(kind) && told !== null) await holdBack(transaction, ticket, told)
}

/** Takes back a delivery to the requester, and the copies of their family circle, which go out at their own times. */
const holdBack = async (transaction: LedgerTransaction, { requester }: Ticket, told: string): Promise<boolean> => {
  const held = await transaction.recall(told)
  for (const { person } of await transaction.relatives(requester.person)) await transaction.recall(`${told}/${person}`)
  return held
}
