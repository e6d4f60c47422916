import { and, eq, gt, isNotNull, notInArray, sql } from 'drizzle-orm'
import type { AccountId, SlotId } from '../../core/ids.ts'
import type { Taken } from '../../core/venue.ts'
import { wantedIn } from '../../core/venue.ts'
import type { Orm } from './database.ts'
import { activities, tickets } from './schema.ts'

/** States in which a ticket needs its room no more; one that is done keeps it until its time is over. */
const LET_GO = ['withdrawn', 'merged', 'vetoed'] as const

/** Whoever gives out a room next waits until this transaction is over. */
export const holdRooms = async (orm: Orm): Promise<void> => {
  await orm.execute(sql`select pg_advisory_xact_lock(hashtextextended('qiaoqiao.rooms', 0))`)
}

/** What takes a place and is not over by then: tickets a room is kept for, and announced activities; soonest first. */
export const takenFrom = async (orm: Orm, account: AccountId, from: number): Promise<readonly Taken[]> => {
  const kept = await orm.select().from(tickets).where(and(isNotNull(tickets.room), notInArray(tickets.state, [...LET_GO]), eq(sql`${tickets.requester} -> 'address' ->> 'account'`, account)))
  const announced = await orm.select().from(activities).where(and(eq(activities.account, account), eq(activities.state, 'open'), isNotNull(activities.place), gt(activities.endsAt, from)))
  return [
    ...kept.flatMap(({ id, number, room, slots }): readonly Taken[] => {
      const stretch = wantedIn(slots)?.stretch
      const headcount = slots['headcount' as SlotId]?.text
      return stretch === undefined || stretch.until <= from || room === null ? [] : [{ place: room, ...stretch, what: number, ticket: id, number, ...(headcount === undefined ? {} : { headcount }) }]
    }),
    ...announced.flatMap(({ n, title, place, startsAt, endsAt }): readonly Taken[] => (place === null ? [] : [{ place, at: startsAt, until: endsAt, what: `${n} ${title}` }])),
  ].toSorted((a, b) => a.at - b.at)
}
