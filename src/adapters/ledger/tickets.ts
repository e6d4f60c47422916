import { and, asc, desc, eq, gte, inArray, lt, notInArray, or, sql } from 'drizzle-orm'
import { BridgeError } from '../../core/bridgeError.ts'
import type { PersonId, TicketId, TicketNumber } from '../../core/ids.ts'
import { OVER } from '../../core/lifecycle.ts'
import type { Ticket, TicketEvent, TicketState } from '../../core/ticket.ts'
import type { SpokenOf } from '../../ports.ts'
import type { Orm } from './database.ts'
import { dayCounters, ticketEvents, tickets } from './schema.ts'

/** States in which nobody is expected to act any more, as a list. */
export const FINISHED: readonly TicketState[] = [...OVER]

/** The same object with `undefined` where a column was null, and without those properties. */
export const present = <T extends Readonly<Record<string, unknown>>>(values: T): { [K in keyof T]?: Exclude<T[K], null> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [K in keyof T]?: Exclude<T[K], null> }

type Optional = 'form' | 'plan' | 'surveyedAt' | 'rating' | 'attachments' | 'grid' | 'assignee' | 'claimedAt' | 'closedAt' | 'dueAt' | 'dueBefore' | 'promisedAt' | 'claimBy' | 'stoppedAt' | 'toldAt' | 'mergedInto' | 'beforeVeto' | 'room'

const optional = (row: Pick<typeof tickets.$inferSelect, Optional>): Pick<typeof tickets.$inferSelect, Optional> => {
  const { form, plan, surveyedAt, rating, attachments, grid, assignee, claimedAt, closedAt, dueAt, dueBefore, promisedAt, claimBy, stoppedAt, toldAt, mergedInto, beforeVeto, room } = row
  return { form, plan, surveyedAt, rating, attachments, grid, assignee, claimedAt, closedAt, dueAt, dueBefore, promisedAt, claimBy, stoppedAt, toldAt, mergedInto, beforeVeto, room }
}

/** A row as a ticket. */
export const ticketFrom = ({ id, number, service, state, urgent, requester, slots, words, openedAt, ...some }: typeof tickets.$inferSelect): Ticket => ({
  id, number, service, state, urgent, requester, slots, words, openedAt, ...present(optional(some)),
})

const rowOf = (ticket: Ticket): Omit<typeof tickets.$inferInsert, 'year'> => {
  const { id, number, service, state, urgent, requester, slots, words, form, plan, surveyedAt, rating, attachments, openedAt, grid, assignee, claimedAt, closedAt, dueAt, dueBefore, promisedAt, claimBy, stoppedAt, toldAt, mergedInto, beforeVeto, room, ...rest } = ticket
  // A ticket that gained a property does not compile here until the table gained a column.
  const nothing: Record<string, never> = rest
  return {
    ...nothing, id, number, service, state, urgent, requester, slots, words, openedAt, person: requester.person,
    form: form ?? null, plan: plan ?? null, surveyedAt: surveyedAt ?? null, rating: rating ?? null, attachments: attachments ?? null, grid: grid ?? null, assignee: assignee ?? null, claimedAt: claimedAt ?? null, closedAt: closedAt ?? null,
    dueAt: dueAt ?? null, dueBefore: dueBefore ?? null, promisedAt: promisedAt ?? null, claimBy: claimBy ?? null, stoppedAt: stoppedAt ?? null, toldAt: toldAt ?? null, mergedInto: mergedInto ?? null, beforeVeto: beforeVeto ?? null, room: room ?? null,
  }
}

/** One ticket; locked until the end of the transaction when `hold` is set. */
export const findTicket = async (orm: Orm, id: TicketId, hold = false): Promise<Ticket | undefined> => {
  const query = orm.select().from(tickets).where(eq(tickets.id, id))
  const [found] = hold ? await query.for('update') : await query
  return found === undefined ? undefined : ticketFrom(found)
}

/** The newest ticket of that number: numbers come again every year. */
export const findNumber = async (orm: Orm, number: TicketNumber): Promise<Ticket | undefined> => {
  const [found] = await orm.select().from(tickets).where(eq(tickets.number, number)).orderBy(desc(tickets.year)).limit(1)
  return found === undefined ? undefined : ticketFrom(found)
}

/** Every ticket that is not finished, oldest first. */
export const unfinishedTickets = async (orm: Orm): Promise<readonly Ticket[]> =>
  (await orm.select().from(tickets).where(notInArray(tickets.state, [...FINISHED])).orderBy(asc(tickets.openedAt), asc(tickets.number))).map(ticketFrom)

/** Tickets opened before `until` and not finished before `from`, oldest first. */
export const ticketsBetween = async (orm: Orm, from: number, until: number): Promise<readonly Ticket[]> =>
  (await orm.select().from(tickets).where(and(lt(tickets.openedAt, until), or(notInArray(tickets.state, [...FINISHED]), gte(tickets.openedAt, from), gte(tickets.closedAt, from))))
    .orderBy(asc(tickets.openedAt), asc(tickets.number))).map(ticketFrom)

/** What people said of finished work in that time, from 1 to 5. */
export const ratingsBetween = async (orm: Orm, from: number, until: number): Promise<readonly number[]> =>
  (await orm.select({ reason: ticketEvents.reason }).from(ticketEvents).where(and(eq(ticketEvents.kind, 'rated'), gte(ticketEvents.at, from), lt(ticketEvents.at, until))))
    .flatMap(({ reason }) => /^[1-5]/.exec(reason)?.map(Number) ?? [])

/** How many of somebody's finished tickets a sentence without a number can mean. */
const RECENT = 5

/** What was finished since then and is spoken of: the numbers that are named, whole or by their end, and what somebody finished last; oldest first. */
export const finishedSince = async (orm: Orm, at: number, { person, numbers, endings }: SpokenOf): Promise<readonly Ticket[]> => {
  const finished = and(inArray(tickets.state, [...FINISHED]), gte(tickets.closedAt, at))
  const own = await orm.select().from(tickets).where(and(finished, eq(sql`${tickets.assignee} ->> 'person'`, person))).orderBy(desc(tickets.closedAt)).limit(RECENT)
  const named = numbers.length + endings.length === 0 ? []
    : await orm.select().from(tickets).where(and(finished, or(inArray(tickets.number, [...numbers]), inArray(sql`split_part(${tickets.number}, '-', 2)::int`, [...endings]))))
  return [...new Map([...own, ...named].map((row) => [row.id, row])).values()].toSorted((a, b) => a.openedAt - b.openedAt || (a.number < b.number ? -1 : 1)).map(ticketFrom)
}

/** The person's tickets, newest first; locked until the end of the transaction when `hold` is set. */
export const ticketsOf = async (orm: Orm, person: PersonId, hold = false): Promise<readonly Ticket[]> => {
  const query = orm.select().from(tickets).where(eq(tickets.person, person)).orderBy(desc(tickets.openedAt), desc(tickets.number))
  return (hold ? await query.for('update') : await query).map(ticketFrom)
}

/** The next number of a day (`YYYY-MM-DD`). Whoever asks next waits until this transaction is over, so no number is lost. */
export const nextNumber = async (orm: Orm, day: string): Promise<TicketNumber> => {
  const [, month, date] = /^\d{4}-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (month === undefined || date === undefined) throw new BridgeError('bad-day', 'A ticket number needs its day as YYYY-MM-DD', { day })
  const [counter] = await orm.insert(dayCounters).values({ day, last: 1 })
    .onConflictDoUpdate({ target: dayCounters.day, set: { last: sql`${dayCounters.last} + 1` } })
    .returning({ last: dayCounters.last })
  return `Q${month}${date}-${String(counter?.last ?? 1).padStart(2, '0')}` as TicketNumber
}

/** Writes the ticket as it is now. `year` counts when it is new. */
export const saveTicket = async (orm: Orm, ticket: Ticket, year: number): Promise<void> => {
  const { id, ...now } = rowOf(ticket)
  await orm.insert(tickets).values({ id, year, ...now }).onConflictDoUpdate({ target: tickets.id, set: now })
}

/** Adds to the history of a ticket. */
export const recordEvent = async (orm: Orm, event: TicketEvent): Promise<void> => {
  await orm.insert(ticketEvents).values({ ...event, from: event.from ?? null })
}

/** What happened to a ticket, in order. */
export const historyOf = async (orm: Orm, ticket: TicketId): Promise<readonly TicketEvent[]> =>
  (await orm.select().from(ticketEvents).where(eq(ticketEvents.ticket, ticket)).orderBy(asc(ticketEvents.seq)))
    .map(({ ticket: id, effect, at, actor, kind, from, to, reason, told }) => ({ ticket: id, effect, at, actor, kind, to, reason, told, ...present({ from }) }))
