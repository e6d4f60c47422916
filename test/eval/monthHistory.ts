import { OVER, RULES, type MoveKind } from '../../src/core/lifecycle.ts'
import { SETTLES } from '../../src/core/ticketClock.ts'
import type { TicketState } from '../../src/core/ticket.ts'
import type { Breach, Case } from './monthChecks.ts'

const isMove = (kind: string): kind is MoveKind => kind in RULES

/** A ticket ended as one may end, and every step on the way was allowed, reasoned, in time, and told or not as the table says. T1. */
export const checkHistory = ({ ticket, history, deliveries }: Case, ended: number): readonly Breach[] => {
  const breaches: Breach[] = []
  const breach = (rule: Breach['rule'], what: string): void => { breaches.push({ rule, where: ticket.number, what }) }
  // What could not be delivered is the one thing that keeps a ticket from its end.
  const held = deliveries.some(({ about, state }) => about === 'receipt' && state === 'held')
  // The visits of a plan that nobody called off go on to the last day, and the result may be objected to for a week.
  const settling = ticket.state === 'followUp' && ended - (history.findLast(({ kind }) => kind === 'followedUp')?.at ?? 0) < SETTLES
  if (!OVER.has(ticket.state) && !(ticket.state === 'reported' && held) && !settling) breach('ended', `${ticket.state}: ${history.map(({ kind }) => kind).join(' ')}`)
  if (OVER.has(ticket.state) !== (ticket.closedAt !== undefined)) breach('history', `${ticket.state}, closed at ${ticket.closedAt}`)

  let state: TicketState | undefined
  for (const event of history) {
    const { kind, from, to, reason, told, actor } = event
    if (kind === 'opened') {
      if (state !== undefined || from !== undefined || to !== 'accepted') breach('history', 'opened twice, or not as 已受理')
    } else if (from !== state) breach('history', `${kind} begins at ${from}, though it was ${state}`)
    if (isMove(kind)) {
      const rule = RULES[kind]
      if (from === undefined || !rule.from.includes(from)) breach('history', `${kind} from ${from}`)
      if (to !== (rule.to === 'same' ? from : rule.to)) breach('history', `${kind} leads to ${to}`)
      if (rule.reasoned && reason.trim() === '') breach('history', `${kind} without a reason`)
      if (actor === 'system' && !rule.by.includes('system')) breach('history', `nobody made the move ${kind}`)
      // Visits of a plan are its keeper's, and that is known.
      if (rule.tells === 'requester' && told === null && ticket.plan === undefined) breach('history', `${kind} is told to nobody`)
      if (told !== null && told !== 'reply' && !deliveries.some(({ id }) => id === told)) breach('history', `${kind} was told by ${told}, which is nowhere`)
    } else if (kind !== 'opened' && to !== from) breach('history', `${kind} changed ${from} to ${to}`)
    state = to
  }
  if (state !== ticket.state) breach('history', `ends at ${state}, but the ticket is ${ticket.state}`)
  return breaches
}
