import { and, asc, eq, gt, inArray, notInArray, sql } from 'drizzle-orm'
import type { Colleague, Shift } from '../../core/context.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Ticket, TicketState } from '../../core/ticket.ts'
import type { Orm } from './database.ts'
import { everybodyHere } from './people.ts'
import { posts, shifts, tickets } from './schema.ts'
import { FINISHED, ticketFrom } from './tickets.ts'

/** States in which whoever has the ticket is still to act. */
const IN_HAND: readonly TicketState[] = ['claimed', 'inProgress', 'awaiting']

/** Somebody who has the ticket, by the person in its assignee. */
const assignee = sql<PersonId | null>`${tickets.assignee} ->> 'person'`

/** Everybody who works here, with their grids, the shifts that are not over, and how much they have in hand. */
export const colleaguesOf = async (orm: Orm, at: number): Promise<readonly Colleague[]> => {
  const here = await everybodyHere(orm)
  if (here.length === 0) return []
  const persons = here.map(({ person }) => person)
  const planned = await orm.select().from(shifts).where(and(inArray(shifts.person, persons), gt(shifts.until, at))).orderBy(asc(shifts.from), asc(shifts.id))
  const posted = await orm.select().from(posts).where(inArray(posts.person, persons)).orderBy(asc(posts.grid))
  const held = await orm.select({ person: assignee, count: sql<number>`count(*)::int` }).from(tickets).where(inArray(tickets.state, [...IN_HAND])).groupBy(assignee)
  return here.map((speaker): Colleague => ({
    ...speaker,
    grids: posted.filter(({ person }) => person === speaker.person).map(({ grid }) => grid),
    shifts: planned.filter(({ person }) => person === speaker.person).map(({ person, kind, from, until, substitute }): Shift => ({
      person, kind, from, until, ...(substitute === null ? {} : { substitute }),
    })),
    load: held.find(({ person }) => person === speaker.person)?.count ?? 0,
  }))
}

/** The tickets somebody has in hand, locked. */
export const assignedTo = async (orm: Orm, person: PersonId): Promise<readonly Ticket[]> =>
  (await orm.select().from(tickets).where(and(eq(assignee, person), notInArray(tickets.state, [...FINISHED])))
    .orderBy(asc(tickets.openedAt), asc(tickets.id)).for('update')).map(ticketFrom)

/** Writes a shift, once. */
export const setShift = async (orm: Orm, id: string, { person, kind, from, until, substitute }: Shift, setBy: PersonId, setAt: number): Promise<void> => {
  await orm.insert(shifts).values({ id, person, kind, from, until, substitute: substitute ?? null, setBy, setAt }).onConflictDoNothing()
}

/** Ends every shift of that kind that is not over. */
export const endShifts = async (orm: Orm, person: PersonId, kind: Shift['kind'], at: number): Promise<void> => {
  await orm.update(shifts).set({ until: at }).where(and(eq(shifts.person, person), eq(shifts.kind, kind), gt(shifts.until, at)))
}

/** Puts somebody in these grids and takes them out of all others. */
export const setPosts = async (orm: Orm, person: PersonId, grids: readonly string[], setBy: PersonId, setAt: number): Promise<void> => {
  await orm.delete(posts).where(eq(posts.person, person))
  for (const grid of grids) await orm.insert(posts).values({ person, grid, setBy, setAt }).onConflictDoNothing()
}
