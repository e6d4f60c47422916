import { and, asc, eq, ne, notInArray } from 'drizzle-orm'
import type { CarePlan, CarePlanId, PlanEvent } from '../../core/carePlan.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Ticket } from '../../core/ticket.ts'
import type { Orm } from './database.ts'
import { carePlanEvents, carePlans, tickets } from './schema.ts'
import { FINISHED, present, ticketFrom } from './tickets.ts'

const planFrom = (row: typeof carePlans.$inferSelect): CarePlan => {
  const { person: _, grid, pausedUntil, keeper, stopWhen, ...held } = row
  return { ...held, ...present({ grid, pausedUntil, keeper, stopWhen }) }
}

const rowOf = (plan: CarePlan): typeof carePlans.$inferInsert => {
  const { id, number, ticket, service, requester, slots, words, grid, rhythm, begun, state, pausedUntil, skipped, made, keeper, stopWhen, reviewAt, ...rest } = plan
  // A plan that gained a property does not compile here until the table gained a column.
  const nothing: Record<string, never> = rest
  return {
    ...nothing, id, number, ticket, service, requester, slots, words, rhythm, begun, state, skipped, made, reviewAt, person: requester.person,
    grid: grid ?? null, pausedUntil: pausedUntil ?? null, keeper: keeper ?? null, stopWhen: stopWhen ?? null,
  }
}

/** One plan, locked until the end of the transaction. */
export const findPlan = async (orm: Orm, id: CarePlanId): Promise<CarePlan | undefined> => {
  const [found] = await orm.select().from(carePlans).where(eq(carePlans.id, id)).for('update')
  return found === undefined ? undefined : planFrom(found)
}

/** Writes the plan as it is now. */
export const savePlan = async (orm: Orm, plan: CarePlan): Promise<void> => {
  const { id, ...now } = rowOf(plan)
  await orm.insert(carePlans).values({ id, ...now }).onConflictDoUpdate({ target: carePlans.id, set: now })
}

/** Adds to the history of a plan. */
export const recordPlan = async (orm: Orm, event: PlanEvent): Promise<void> => { await orm.insert(carePlanEvents).values(event) }

/** Plans that are not stopped, of one person or of all, oldest first. */
export const runningPlans = async (orm: Orm, person?: PersonId): Promise<readonly CarePlan[]> =>
  (await orm.select().from(carePlans).where(and(ne(carePlans.state, 'stopped'), person === undefined ? undefined : eq(carePlans.person, person))).orderBy(asc(carePlans.begun), asc(carePlans.id))).map(planFrom)

/** What happened to a plan, in order. */
export const planHistory = async (orm: Orm, plan: CarePlanId): Promise<readonly PlanEvent[]> =>
  (await orm.select().from(carePlanEvents).where(eq(carePlanEvents.plan, plan)).orderBy(asc(carePlanEvents.seq)))
    .map(({ plan: id, effect, at, actor, kind, reason }) => ({ plan: id, effect, at, actor, kind, reason }))

/** The visits of a plan that are not finished; locked until the end of the transaction. */
export const openVisits = async (orm: Orm, plan: CarePlanId): Promise<readonly Ticket[]> =>
  (await orm.select().from(tickets).where(and(eq(tickets.plan, plan), notInArray(tickets.state, [...FINISHED]))).orderBy(asc(tickets.openedAt)).for('update')).map(ticketFrom)
