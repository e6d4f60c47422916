import { createHash } from 'node:crypto'
import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Relative } from '../../core/family.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Ticket, Voice } from '../../core/ticket.ts'
import type { Orm } from './database.ts'
import { bindings, families, familyCodes, tickets } from './schema.ts'
import { ticketFrom } from './tickets.ts'

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')

/** Keeps the hash of a one-time code to somebody's circle. */
export const saveFamilyCode = async (orm: Orm, code: string, owner: PersonId, until: number, issuedAt: number): Promise<void> => {
  await orm.insert(familyCodes).values({ hash: hashOf(code), owner, until, issuedAt })
}

/** Uses the code up; whose circle it opens. Of any number who try at once, one has it. */
export const takeFamilyCode = async (orm: Orm, code: string, by: PersonId, now: number): Promise<PersonId | undefined> => {
  const [taken] = await orm.update(familyCodes).set({ usedBy: by, usedAt: now })
    .where(and(eq(familyCodes.hash, hashOf(code)), isNull(familyCodes.usedAt), gt(familyCodes.until, now))).returning({ owner: familyCodes.owner })
  return taken?.owner
}

/** Takes somebody into a circle; once more renews how they are written to. */
export const joinFamily = async (orm: Orm, owner: PersonId, member: PersonId, { voice, zone }: Readonly<{ voice: Voice; zone?: string }>, since: number): Promise<void> => {
  const now = { voice, zone: zone ?? null, since }
  await orm.insert(families).values({ owner, member, ...now }).onConflictDoUpdate({ target: [families.owner, families.member], set: now })
}

/** Nobody is in somebody's circle any more, they are in nobody's, and no code opens it. */
export const leaveFamily = async (orm: Orm, person: PersonId): Promise<void> => {
  await orm.delete(families).where(or(eq(families.owner, person), eq(families.member, person)))
  await orm.delete(familyCodes).where(and(eq(familyCodes.owner, person), isNull(familyCodes.usedAt)))
}

/** Who follows what somebody asked for, at the contact bound last. */
export const relativesOf = async (orm: Orm, owner: PersonId): Promise<readonly Relative[]> => {
  const rows = await orm.select().from(families).innerJoin(bindings, eq(bindings.person, families.member)).where(eq(families.owner, owner)).orderBy(desc(bindings.boundAt))
  return [...new Map(rows.toReversed().map(({ families: { member, voice, zone }, bindings: { account, contact } }): readonly [PersonId, Relative] =>
    [member, { person: member, address: { kind: 'private', account, contact }, voice, ...(zone === null ? {} : { zone }) }])).values()]
}

/** The tickets of those in whose circle somebody is, newest first. */
export const followedBy = async (orm: Orm, member: PersonId): Promise<readonly Ticket[]> => {
  const owners = await orm.select({ owner: families.owner }).from(families).where(eq(families.member, member))
  if (owners.length === 0) return []
  return (await orm.select().from(tickets).where(inArray(tickets.person, owners.map(({ owner }) => owner))).orderBy(desc(tickets.openedAt), desc(tickets.number)).limit(20)).map(ticketFrom)
}
