import { asc, eq, sql } from 'drizzle-orm'
import type { PersonId } from '../../core/ids.ts'
import type { Help, Volunteer } from '../../core/volunteer.ts'
import type { Orm } from './database.ts'
import { volunteerHelp, volunteers } from './schema.ts'

const minutesOf = sql<number>`coalesce((select sum(${volunteerHelp.minutes})::int from ${volunteerHelp} where ${volunteerHelp.person} = ${volunteers.person}), 0)`

const volunteerFrom = ({ held: { zone, ...row }, minutes }: Readonly<{ held: typeof volunteers.$inferSelect; minutes: number }>): Volunteer =>
  ({ ...row, minutes, ...(zone === null ? {} : { zone }) })

/** Everybody who lends a hand, who came first. */
export const allVolunteers = async (orm: Orm): Promise<readonly Volunteer[]> =>
  (await orm.select({ held: volunteers, minutes: minutesOf }).from(volunteers).orderBy(asc(volunteers.since), asc(volunteers.person))).map(volunteerFrom)

/** One of them. */
export const findVolunteer = async (orm: Orm, person: PersonId): Promise<Volunteer | undefined> => {
  const [found] = await orm.select({ held: volunteers, minutes: minutesOf }).from(volunteers).where(eq(volunteers.person, person))
  return found === undefined ? undefined : volunteerFrom(found)
}

/** Registers somebody, or what they say now. */
export const saveVolunteer = async (orm: Orm, { person, zone, ...held }: Omit<Volunteer, 'minutes'>): Promise<void> => {
  const now = { ...held, zone: zone ?? null }
  const { since: _, ...changed } = now
  await orm.insert(volunteers).values({ person, ...now }).onConflictDoUpdate({ target: volunteers.person, set: changed })
}

/** They lend a hand no more. */
export const dropVolunteer = async (orm: Orm, person: PersonId): Promise<boolean> =>
  (await orm.delete(volunteers).where(eq(volunteers.person, person)).returning({ person: volunteers.person })).length > 0

/** Adds to what was recorded of somebody. */
export const recordHelp = async (orm: Orm, help: Help): Promise<void> => { await orm.insert(volunteerHelp).values({ ...help, ticket: help.ticket ?? null }) }
