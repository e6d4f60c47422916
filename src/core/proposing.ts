import { ticketTitle } from './cards.ts'
import type { Utterance } from './effect.ts'
import type { SlotId } from './ids.ts'
import type { Library } from './library.ts'
import { mayMove } from './lifecycle.ts'
import { maskDigits, maskName } from './mask.ts'
import { line } from './step.ts'
import type { Ticket } from './ticket.ts'
import { matching, wantedFor, type Match, type Volunteer } from './volunteer.ts'

/** How many are proposed unasked: as many as one looks at between two visits. */
const PROPOSED = 3

/** A volunteer as the staff group may read of them: what they can and when, and one character of the name. C1, P2. */
export type Proposed = Readonly<{ name: string; skill: string; time: string }>

/** The best of those who fit, masked. */
export const proposed = (matches: readonly Match[]): readonly Proposed[] => matches.slice(0, PROPOSED).map(({ volunteer: { name, slots } }) => {
  const shown = (id: string): string => maskDigits(slots[id as SlotId]?.text ?? '-')
  return { name: maskName(name), skill: shown('skill'), time: shown('time') }
})

/** One of them in a line. */
export const proposedLine = ({ name, skill, time }: Proposed): Utterance => line('volunteer.short', undefined, { name, skill, time })

/** Whether hands are wanted for a service whatever was said: only for these somebody is proposed unasked. */
export const wantsHands = ({ service }: Pick<Ticket, 'service'>, { words: { volunteer } }: Library): boolean => volunteer.services[service] !== undefined

/** What staff read under the card of what a family needs: which volunteers could lend a hand with it. */
export const helpersBeside = (ticket: Ticket, volunteers: readonly Volunteer[], library: Library): readonly Utterance[] => {
  const found = matching(wantedFor(ticket), volunteers, library)
  return found.length === 0 ? [] : [line('volunteer.fits', ticket.service, { number: ticket.number, count: String(found.length) }), ...proposed(found).map(proposedLine)]
}

/** What staff read under the card of somebody who came to help: which tickets somebody has still to work on they could lend a hand with, the best first. */
export const workFor = (volunteer: Volunteer, tickets: readonly Ticket[], library: Library): readonly Utterance[] => {
  const found = tickets.filter((ticket) => mayMove(ticket.state, 'transferred') && wantsHands(ticket, library))
    .flatMap((ticket) => matching(wantedFor(ticket), [volunteer], library).map(({ score }) => ({ ticket, score })))
    .toSorted((a, b) => b.score - a.score || a.ticket.openedAt - b.ticket.openedAt).slice(0, PROPOSED)
  const [first] = found
  return first === undefined ? [] : [line('volunteer.wanted', undefined, { tickets: found.map(({ ticket }) => `${ticket.number} ${ticketTitle(ticket, library)}`).join(' \u00b7 '), number: first.ticket.number })]
}
