import { standsInFor, type Colleague, type Speaker } from './context.ts'
import type { Mover } from './lifecycle.ts'
import type { Ticket } from './ticket.ts'

/** Whether somebody acts for whoever has the ticket, who is away at that time. */
export const actsFor = ({ assignee }: Ticket, { person }: Pick<Speaker, 'person'>, colleagues: readonly Colleague[], at: number): boolean => {
  const absent = colleagues.find((colleague) => colleague.person === assignee?.person)
  return absent !== undefined && standsInFor(absent, person, at)
}

/** Whether the ticket is theirs to work on at that time: they have it, or stand in for whoever has. */
export const isTheirs = (ticket: Ticket, speaker: Pick<Speaker, 'person'>, colleagues: readonly Colleague[], at: number): boolean =>
  ticket.assignee !== undefined && (ticket.assignee.person === speaker.person || actsFor(ticket, speaker, colleagues, at))

/** In which parts somebody acts on a ticket at that time, by the roles they hold. */
export const partsOf = (ticket: Ticket, speaker: Pick<Speaker, 'person' | 'roles'>, colleagues: readonly Colleague[], at: number): ReadonlySet<Mover> => new Set<Mover>([
  ...(ticket.requester.person === speaker.person ? ['requester' as const] : []),
  ...(speaker.roles.length > 0 ? ['staff' as const] : []),
  ...(speaker.roles.length > 0 && isTheirs(ticket, speaker, colleagues, at) ? ['assignee' as const] : []),
  ...(speaker.roles.includes('gridLead') || speaker.roles.includes('admin') ? ['lead' as const] : []),
])
