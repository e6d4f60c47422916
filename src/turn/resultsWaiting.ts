import type { Command } from '../core/command.ts'
import type { ResultWaiting } from '../core/context.ts'
import type { Speaker } from '../core/context.ts'
import type { Ticket } from '../core/ticket.ts'
import type { DeliveryState, Ledger } from '../ports.ts'

/** Commands that are answered with how far a ticket is. */
const TRACKING: ReadonlySet<Command['kind']> = new Set(['status', 'chase', 'complain'])
const UNSENT: ReadonlySet<DeliveryState> = new Set(['waiting', 'sending', 'held'])
/** States of a ticket in which there is a result. */
const ANSWERED: ReadonlySet<Ticket['state']> = new Set(['reported', 'followUp', 'closed'])

/** Results of tickets the speaker asked for or follows that did not go out to them yet, where they ask how far it is. */
export const resultsWaiting = async (commands: readonly Command[], { contact }: Pick<Speaker, 'contact'>, tickets: readonly Ticket[], ledger: Pick<Ledger, 'deliveriesOf'>): Promise<readonly ResultWaiting[] | undefined> => {
  if (!commands.some(({ kind }) => TRACKING.has(kind))) return undefined
  const found = await Promise.all(tickets.filter(({ state }) => ANSWERED.has(state)).map(async ({ id }) => {
    const receipt = (await ledger.deliveriesOf(id)).findLast(({ about, state, to }) => about === 'receipt' && UNSENT.has(state) && to.kind === 'private' && to.contact === contact)
    return receipt === undefined ? [] : [{ ticket: id, dueAt: receipt.dueAt }]
  }))
  return found.flat()
}
