import type { TicketState } from './ticket.ts'

/** What may follow what. T1; a transition that is not here does not happen. */
const NEXT: Readonly<Record<TicketState, readonly TicketState[]>> = {
  accepted: ['dispatched', 'withdrawn', 'merged'],
  dispatched: ['claimed', 'withdrawn', 'merged'],
  claimed: ['inProgress', 'awaiting', 'reported', 'dispatched', 'withdrawn', 'merged'],
  inProgress: ['awaiting', 'reported', 'dispatched', 'withdrawn', 'merged'],
  awaiting: ['inProgress', 'reported', 'dispatched', 'withdrawn', 'merged'],
  reported: ['followUp', 'closed', 'inProgress'],
  followUp: ['closed', 'inProgress'],
  closed: [],
  withdrawn: [],
  merged: [],
}

/** Whether a ticket may go from one state to another. */
export const mayBecome = (from: TicketState, to: TicketState): boolean => NEXT[from].includes(to)
