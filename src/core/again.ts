import type { Command } from './command.ts'
import { consentOf } from './consent.ts'
import type { Library } from './library.ts'
import { mayMove } from './lifecycle.ts'
import type { Move } from './move.ts'
import { act, line, say, type Scene, type Step } from './step.ts'
import type { Ticket } from './ticket.ts'

/** So long after it was over the requester may still have it done again, in ms. */
const REOPENED = 30 * 24 * 60 * 60_000

/** Whether the elder said no, and nobody says now that they changed their mind. */
export const isUnwilling = (ticket: Ticket, move: Move, library: Library): boolean =>
  move.kind === 'redone' && move.agreed !== true && consentOf(ticket, library) === 'refused'

/** What its requester may have done again, the last that was over first: what was answered, and what the elder did not want. */
export const doneLately = (own: readonly Ticket[], now: number): readonly Ticket[] => own
  .filter(({ state, closedAt }) => mayMove(state, 'redone') && now - (closedAt ?? now) <= REOPENED)
  .toSorted((a, b) => (b.toldAt ?? b.closedAt ?? 0) - (a.toldAt ?? a.closedAt ?? 0))

/** 「还是没修好」: the same ticket is done again, staff hear these words, and no other ticket is opened. T6. */
export const redo = (step: Step, { tickets, agreed }: Extract<Command, { kind: 'redo' }>, { turn, context: { own, library } }: Scene): Step => {
  const meant = own.filter(({ id }) => tickets.includes(id))
  const [only] = meant
  if (only === undefined) return say(step, line('ticket.none'))
  if (meant.length > 1) return say(step, line('ticket.whichRedo', undefined, { numbers: meant.map(({ number }) => number).join(' · ') }))
  const move: Move = { kind: 'redone', reason: turn.text, ...(agreed ? { agreed } : {}) }
  return isUnwilling(only, move, library) ? say(step, line('ticket.notAgreed', only.service, { number: only.number })) : act(step, { do: 'moveTicket', ticket: only.id, move })
}
