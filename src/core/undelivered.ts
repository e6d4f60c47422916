import type { Utterance } from './effect.ts'
import { line } from './step.ts'
import type { Ticket } from './ticket.ts'

/**
 * Something the requester of a ticket has not got for certain. `held`: it waits for their next contact; `uncertain`: it was
 * sent, and nobody knows whether it arrived. `since`: ms since the epoch. F2.
 */
export type Undelivered = Readonly<{ ticket: Ticket; about: 'receipt' | 'notice'; state: 'held' | 'uncertain'; since: number }>

/** What staff read of it with the ticket. */
export const undeliveredLines = (ticket: Ticket, undelivered: readonly Undelivered[]): readonly Utterance[] =>
  undelivered.filter((one) => one.ticket.id === ticket.id).map(({ about, state }) => line(`desk.undelivered.${state}`, about, { number: ticket.number }))
