import { and, asc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import type { AccountId, TicketId } from '../../core/ids.ts'
import { UNDO } from '../../core/ticketClock.ts'
import type { Address } from '../../core/ticket.ts'
import type { Undelivered } from '../../core/undelivered.ts'
import type { Delivery, DeliveryId, DeliveryState, NewDelivery } from '../../ports.ts'
import type { Orm } from './database.ts'
import { placeKey, placeOf } from './place.ts'
import { deliveries, tickets } from './schema.ts'
import { ticketFrom } from './tickets.ts'

const deliveryFrom = ({ id, to, about, ticket, voice, lines, files, state, tries, dueAt }: typeof deliveries.$inferSelect): Delivery => ({
  id, to, about, voice, lines, state, tries, dueAt, ...(ticket === null ? {} : { ticket }), ...(files === null ? {} : { files }),
})

/** Puts the delivery in line. False when one of that id is there already. */
export const addDelivery = async (orm: Orm, delivery: NewDelivery): Promise<boolean> => {
  const { id, to, about, ticket, voice, lines, files, dueAt, ...rest } = delivery
  // A delivery that gained a property does not compile here until the table gained a column.
  const nothing: Record<string, never> = rest
  const added = await orm.insert(deliveries).values({
    ...nothing, id, to, about, voice, lines, dueAt, account: to.account, place: placeKey(to), ticket: ticket ?? null, files: files ?? null, state: 'waiting', tries: 0,
  }).onConflictDoNothing().returning({ id: deliveries.id })
  return added.length > 0
}

/** The next delivery to that place that is due, marked `sending`. Two who ask at once get two. */
export const takeDelivery = async (orm: Orm, to: Address, now: number): Promise<Delivery | undefined> => {
  const next = orm.select({ id: deliveries.id }).from(deliveries)
    .where(and(eq(deliveries.place, placeKey(to)), eq(deliveries.state, 'waiting'), lte(deliveries.dueAt, now)))
    .orderBy(asc(deliveries.dueAt), asc(deliveries.seq)).limit(1).for('update', { skipLocked: true })
  // Asked for once: as a plain subquery the planner may run it again, and take a second one.
  const [taken] = await orm.update(deliveries).set({ state: 'sending', changedAt: now }).where(eq(deliveries.id, sql`(${next})`)).returning()
  return taken === undefined ? undefined : deliveryFrom(taken)
}

// Only a send that is over is a try.
const triesAfter = sql`${deliveries.tries} + case when ${deliveries.state} = 'sending' then 1 else 0 end`

/** Records what came of a delivery. Answers it when it waits again without having been sent just now, so that nobody is about to look at it. */
export const markDelivery = async (orm: Orm, id: DeliveryId, state: DeliveryState, why: string, now: number, tried = true): Promise<Delivery | undefined> => {
  // Only of what waits again it matters who is about to look at it.
  const [before] = state !== 'waiting' ? [] : await orm.select({ state: deliveries.state }).from(deliveries).where(eq(deliveries.id, id)).for('update')
  const [marked] = await orm.update(deliveries).set({ state, why, changedAt: now, ...(tried ? { tries: triesAfter } : {}), ...(state === 'sent' ? { files: null } : {}) })
    .where(eq(deliveries.id, id)).returning()
  return marked !== undefined && state === 'waiting' && before?.state !== 'sending' ? deliveryFrom(marked) : undefined
}

/** One delivery. */
export const findDelivery = async (orm: Orm, id: DeliveryId): Promise<Delivery | undefined> => {
  const [found] = await orm.select().from(deliveries).where(eq(deliveries.id, id))
  return found === undefined ? undefined : deliveryFrom(found)
}

/** Takes back a delivery that nobody began to send. Of a sender and somebody who takes it back, one is first. */
export const recallDelivery = async (orm: Orm, id: DeliveryId, now: number): Promise<boolean> =>
  (await orm.update(deliveries).set({ state: 'recalled', why: 'taken back', changedAt: now })
    .where(and(eq(deliveries.id, id), inArray(deliveries.state, ['waiting', 'held']))).returning({ id: deliveries.id })).length > 0

/** A receipt goes out as soon as nobody can take it back any more. */
const soonest = (now: number) => {
  const at = sql.param(now, deliveries.changedAt)
  return sql`greatest(${at}::timestamptz, (select told_at from tickets where tickets.id = ${deliveries.ticket}) + make_interval(secs => ${UNDO / 1000}))`
}

/** Receipts that wait for the morning of whoever is awake after all are due as soon as they can be; `dueAt` of some lies a minute ahead. F2. */
export const wakeReceipts = async (orm: Orm, to: Address, now: number): Promise<readonly Delivery[]> => {
  const woken = await orm.update(deliveries).set({ why: 'they wrote before their morning', changedAt: now, dueAt: soonest(now) })
    .where(and(eq(deliveries.place, placeKey(to)), eq(deliveries.state, 'waiting'), eq(deliveries.about, 'receipt'), gt(deliveries.dueAt, soonest(now)))).returning()
  return woken.toSorted((a, b) => a.dueAt - b.dueAt || a.seq - b.seq).map(deliveryFrom)
}

/** Whether something is held for a place, or a receipt waits there. */
export const isHeld = async (orm: Orm, to: Address): Promise<boolean> =>
  (await orm.select({ id: deliveries.id }).from(deliveries)
    .where(and(eq(deliveries.place, placeKey(to)), or(eq(deliveries.state, 'held'), and(eq(deliveries.state, 'waiting'), eq(deliveries.about, 'receipt'))))).limit(1)).length > 0

/** What was held for a place is due now, in its old order. Answers what. */
export const releaseHeld = async (orm: Orm, to: Address, now: number): Promise<readonly Delivery[]> => {
  const released = await orm.update(deliveries).set({ state: 'waiting', why: 'they wrote again', changedAt: now, tries: 0 })
    .where(and(eq(deliveries.place, placeKey(to)), eq(deliveries.state, 'held'))).returning()
  return released.toSorted((a, b) => a.dueAt - b.dueAt || a.seq - b.seq).map(deliveryFrom)
}

/** Whatever is still marked `sending` becomes `uncertain`. */
export const orphanedDeliveries = async (orm: Orm, account: AccountId, now: number): Promise<readonly Delivery[]> => {
  const orphaned = await orm.update(deliveries)
    .set({ state: 'uncertain', why: 'the process ended while it was sending', changedAt: now, tries: triesAfter })
    .where(and(eq(deliveries.account, account), eq(deliveries.state, 'sending'))).returning()
  return orphaned.toSorted((a, b) => a.seq - b.seq).map(deliveryFrom)
}

/** How far back what was not delivered is told. */
const LOOKED_BACK = 30 * 24 * 60 * 60_000

/** Deliveries of a ticket to its requester that did not arrive for certain, with the ticket. */
export const undelivered = async (orm: Orm, now: number): Promise<readonly Undelivered[]> => {
  const rows = await orm.select({ delivery: deliveries, ticket: tickets }).from(deliveries).innerJoin(tickets, eq(tickets.id, deliveries.ticket))
    .where(and(inArray(deliveries.state, ['held', 'uncertain']), inArray(deliveries.about, ['receipt', 'notice']), gt(deliveries.changedAt, now - LOOKED_BACK)))
    .orderBy(asc(deliveries.seq))
  return rows.flatMap(({ delivery: { to, about, state, changedAt }, ticket: row }): readonly Undelivered[] => {
    const ticket = ticketFrom(row)
    if (placeKey(to) !== placeKey(ticket.requester.address) || (about !== 'receipt' && about !== 'notice') || (state !== 'held' && state !== 'uncertain')) return []
    return [{ ticket, about, state, since: changedAt ?? now }]
  })
}

/** Everything said about a ticket outside its conversation, in the order it was written. */
export const deliveriesOf = async (orm: Orm, ticket: TicketId): Promise<readonly Delivery[]> =>
  (await orm.select().from(deliveries).where(eq(deliveries.ticket, ticket)).orderBy(asc(deliveries.seq))).map(deliveryFrom)

/** How many deliveries are due and neither sent nor given up. */
export const countDue = async (orm: Orm, now: number): Promise<number> =>
  orm.$count(deliveries, and(inArray(deliveries.state, ['waiting', 'sending']), lte(deliveries.dueAt, now)))

/** Every place with something due, whoever waits longest first. */
export const placesDue = async (orm: Orm, accounts: readonly AccountId[] | undefined, now: number): Promise<readonly Address[]> => {
  const due = await orm.select({ place: deliveries.place, to: sql<Address>`(array_agg(${deliveries.to}))[1]` }).from(deliveries)
    .where(and(eq(deliveries.state, 'waiting'), lte(deliveries.dueAt, now), accounts === undefined ? undefined : inArray(deliveries.account, [...accounts])))
    .groupBy(deliveries.place).orderBy(asc(sql`min(${deliveries.dueAt})`))
  return due.map(({ to }) => placeOf(to))
}
