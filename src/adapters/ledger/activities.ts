import { and, asc, eq, gt, inArray, max, ne, sql } from 'drizzle-orm'
import { takenIn, type Activity, type ActivityNumber, type ActivityOnView, type SignUp } from '../../core/activity.ts'
import type { KnownRoom } from '../../core/context.ts'
import type { AccountId, EffectId, PersonId, RoomId } from '../../core/ids.ts'
import type { Orm } from './database.ts'
import { roomFrom } from './rooms.ts'
import { activities, rooms, signUps } from './schema.ts'
import { present } from './tickets.ts'

/** How long an activity that is over can still be spoken of, in ms. */
const SPOKEN_OF = 7 * 24 * 60 * 60_000

const activityFrom = ({ startsAt, endsAt, place, capacity, came, ...held }: typeof activities.$inferSelect): Activity =>
  ({ ...held, at: startsAt, until: endsAt, ...present({ place, capacity, came }) })

const signUpFrom = (row: typeof signUps.$inferSelect): SignUp => {
  const { zone, attended, effect: _, ...held } = row
  return { ...held, ...present({ zone, attended }) }
}

/** The next number; whoever asks next waits until this transaction is over. */
export const nextActivity = async (orm: Orm): Promise<ActivityNumber> => {
  await orm.execute(sql`select pg_advisory_xact_lock(hashtextextended('qiaoqiao.activities', 0))`)
  const [last] = await orm.select({ n: max(activities.n) }).from(activities)
  return (last?.n ?? 0) + 1 as ActivityNumber
}

/** One activity, locked until the end of the transaction. */
export const findActivity = async (orm: Orm, n: ActivityNumber): Promise<Activity | undefined> => {
  const [found] = await orm.select().from(activities).where(eq(activities.n, n)).for('update')
  return found === undefined ? undefined : activityFrom(found)
}

/** Writes the activity as it is now. */
export const saveActivity = async (orm: Orm, { n, at, until, place, capacity, came, ...held }: Activity): Promise<void> => {
  const now = { ...held, startsAt: at, endsAt: until, place: place ?? null, capacity: capacity ?? null, came: came ?? null }
  await orm.insert(activities).values({ n, ...now }).onConflictDoUpdate({ target: activities.n, set: now })
}

/** Everybody's place in an activity, in the order they came. */
export const signUpsOf = async (orm: Orm, n: ActivityNumber): Promise<readonly SignUp[]> =>
  (await orm.select().from(signUps).where(eq(signUps.activity, n)).orderBy(asc(signUps.at), asc(signUps.person))).map(signUpFrom)

/** What somebody still comes to. */
export const comingTo = async (orm: Orm, person: PersonId, now: number): Promise<readonly ActivityNumber[]> =>
  (await orm.select({ n: activities.n }).from(signUps).innerJoin(activities, eq(activities.n, signUps.activity))
    .where(and(eq(signUps.person, person), ne(signUps.state, 'off'), eq(activities.state, 'open'), gt(activities.startsAt, now))).orderBy(asc(activities.n))).map(({ n }) => n)

/** Writes somebody's place as it is now. */
export const saveSignUp = async (orm: Orm, { activity, person, zone, attended, ...held }: SignUp, effect: EffectId): Promise<void> => {
  const now = { ...held, zone: zone ?? null, attended: attended ?? null, effect }
  await orm.insert(signUps).values({ activity, person, ...now }).onConflictDoUpdate({ target: [signUps.activity, signUps.person], set: now })
}

/** What is not called off and was not over a week ago, soonest first, with the places in it. */
export const activitiesFor = async (orm: Orm, account: AccountId, person: PersonId, now: number): Promise<readonly ActivityOnView[]> => {
  const found = await orm.select().from(activities).where(and(eq(activities.account, account), eq(activities.state, 'open'), gt(activities.endsAt, now - SPOKEN_OF))).orderBy(asc(activities.startsAt), asc(activities.n))
  if (found.length === 0) return []
  const places = (await orm.select().from(signUps).where(inArray(signUps.activity, found.map(({ n }) => n)))).map(signUpFrom)
  return found.map((row) => {
    const all = places.filter(({ activity }) => activity === row.n)
    const mine = all.find((place) => place.person === person)
    return {
      ...activityFrom(row), taken: takenIn(all), waiting: all.filter(({ state }) => state === 'waiting').reduce((sum, { headcount }) => sum + headcount, 0), ...(mine === undefined ? {} : { mine }),
    }
  })
}

/** The community rooms that hear of activities, in a fixed order. */
export const activityRoomsOf = async (orm: Orm, account: AccountId): Promise<readonly KnownRoom[]> =>
  (await orm.select().from(rooms).where(and(eq(rooms.account, account), eq(rooms.use, 'community'), eq(rooms.activities, true))).orderBy(asc(rooms.room))).map(roomFrom)

/** Whether a room hears of activities. */
export const setActivities = async (orm: Orm, account: AccountId, room: RoomId, on: boolean): Promise<void> => {
  await orm.update(rooms).set({ activities: on }).where(and(eq(rooms.account, account), eq(rooms.room, room)))
}

/** Forgets where somebody went; who is still to come loses their place, as they asked. */
export const forgetSignUps = async (orm: Orm, person: PersonId): Promise<void> => { await orm.delete(signUps).where(eq(signUps.person, person)) }

/** Forgets who was where, of what ended before that. */
export const purgeSignUps = async (orm: Orm, before: number): Promise<void> => {
  const over = orm.select({ n: activities.n }).from(activities).where(sql`${activities.endsAt} < ${new Date(before).toISOString()}`)
  await orm.delete(signUps).where(inArray(signUps.activity, over))
}
