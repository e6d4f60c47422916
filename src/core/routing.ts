import { shiftAt, type Colleague } from './context.ts'
import { rolesFor, type Handled } from './handling.ts'
import type { PersonId } from './ids.ts'
import type { Library } from './library.ts'
import type { Ticket } from './ticket.ts'

const leads = ({ roles }: Colleague): boolean => roles.includes('gridLead') || roles.includes('admin')

/** Who is there: not away at that time. */
export const present = (colleagues: readonly Colleague[], at: number): readonly Colleague[] => colleagues.filter((one) => shiftAt(one, 'leave', at) === undefined)

/** How near somebody is to a ticket: in its grid, on duty, by the order of the roles it is for, and with little in hand. */
const distance = (ticket: Handled & Pick<Ticket, 'grid'>, at: number, library: Pick<Library, 'services'>) => (one: Colleague): readonly number[] => {
  const roles = rolesFor(ticket, library)
  return [
    ticket.grid !== undefined && one.grids.includes(ticket.grid) ? 0 : 1,
    shiftAt(one, 'duty', at) === undefined ? 1 : 0,
    Math.min(...one.roles.map((role) => (roles.includes(role) ? roles.indexOf(role) : roles.length))),
    one.load,
  ]
}

const nearestFirst = (ticket: Handled & Pick<Ticket, 'grid'>, colleagues: readonly Colleague[], at: number, library: Pick<Library, 'services'>): readonly Colleague[] => {
  const far = distance(ticket, at, library)
  return colleagues.map((one) => ({ one, far: far(one) })).toSorted((a, b) => {
    const at = a.far.findIndex((value, index) => value !== b.far[index])
    return at < 0 ? 0 : (a.far[at] ?? 0) - (b.far[at] ?? 0)
  }).map(({ one }) => one)
}

/**
 * Who is called on by name when a ticket is announced; nobody, where neither grid nor rota says who it should be: everybody reads the
 * card anyway. T2.
 */
export const callOn = (ticket: Handled & Pick<Ticket, 'grid'>, colleagues: readonly Colleague[], at: number, library: Pick<Library, 'services'>): Colleague | undefined => {
  const roles = rolesFor(ticket, library)
  const able = present(colleagues, at).filter((one) => one.roles.some((role) => roles.includes(role)))
  const [first] = nearestFirst(ticket, able, at, library)
  if (first === undefined) return undefined
  return (ticket.grid !== undefined && first.grids.includes(ticket.grid)) || shiftAt(first, 'duty', at) !== undefined ? first : undefined
}

/** So many are called one after the other before those who lead are. */
const CALLED = 2

/** Whom an emergency calls, one after the other: who is on duty, then who is nearest; those who lead come after them, all at once. S1. */
export const pageOrder = (ticket: Handled & Pick<Ticket, 'grid'>, colleagues: readonly Colleague[], at: number, library: Pick<Library, 'services'>): readonly Colleague[] => {
  const here = nearestFirst(ticket, present(colleagues, at), at, library)
  const duty = here.filter((one) => shiftAt(one, 'duty', at) !== undefined)
  const others = here.filter((one) => !duty.includes(one) && !leads(one)).slice(0, Math.max(0, CALLED - duty.length))
  return [...duty, ...others]
}

/** Those who lead and are there; all of them, when none is. */
export const leadsHere = (colleagues: readonly Colleague[], at: number): readonly Colleague[] => {
  const all = colleagues.filter(leads)
  const here = present(all, at)
  return here.length > 0 ? here : all
}

/** Whom the next call of an emergency goes to: the first who was not asked yet, else everybody who leads. Nobody, where nobody works here. S1. */
export const whoToPage = (
  ticket: Handled & Pick<Ticket, 'grid'>, colleagues: readonly Colleague[], asked: readonly PersonId[], at: number, library: Pick<Library, 'services'>,
): readonly Colleague[] => {
  const next = pageOrder(ticket, colleagues, at, library).find(({ person }) => !asked.includes(person))
  return next === undefined ? leadsHere(colleagues, at) : [next]
}
