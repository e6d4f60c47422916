import { and, asc, eq, inArray, max, or, sql } from 'drizzle-orm'
import type { AccountId, PersonId, TicketId } from '../../core/ids.ts'
import type { Need, NeedNumber } from '../../core/need.ts'
import type { Pairing, PairingNumber } from '../../core/pairing.ts'
import type { Orm } from './database.ts'
import { needs, pairings } from './schema.ts'
import { present } from './tickets.ts'

const needFrom = ({ closedAt, ticket, ...held }: typeof needs.$inferSelect): Need => ({ ...held, ...present({ closedAt, ticket }) })
const pairingFrom = (row: typeof pairings.$inferSelect): Pairing => {
  const { person: _, supporting: __, endedAt, reason, ...held } = row
  return { ...held, ...present({ endedAt, reason }) }
}

/** Whoever asks for the next number of that table waits until this transaction is over. */
const waitInLine = (orm: Orm, table: string): Promise<unknown> => orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`qiaoqiao.${table}`}, 0))`)

/** The next number of a need. */
export const nextNeed = async (orm: Orm): Promise<NeedNumber> => {
  await waitInLine(orm, 'needs')
  const [last] = await orm.select({ n: max(needs.n) }).from(needs)
  return (last?.n ?? 0) + 1 as NeedNumber
}

/** One need, locked until the end of the transaction. */
export const findNeed = async (orm: Orm, n: NeedNumber): Promise<Need | undefined> => {
  const [found] = await orm.select().from(needs).where(eq(needs.n, n)).for('update')
  return found === undefined ? undefined : needFrom(found)
}

/** Writes the need as it is now. */
export const saveNeed = async (orm: Orm, { n, closedAt, ticket, ...held }: Need): Promise<void> => {
  const now = { ...held, closedAt: closedAt ?? null, ticket: ticket ?? null }
  await orm.insert(needs).values({ n, ...now }).onConflictDoUpdate({ target: needs.n, set: now })
}

/** What is still wanted, who asked first. */
export const openNeeds = async (orm: Orm, account: AccountId): Promise<readonly Need[]> =>
  (await orm.select().from(needs).where(and(eq(needs.account, account), eq(needs.state, 'open'))).orderBy(asc(needs.n))).map(needFrom)

/** The needs that these offers met, oldest first. */
export const needsMet = async (orm: Orm, offers: readonly TicketId[]): Promise<readonly Need[]> =>
  (offers.length === 0 ? [] : await orm.select().from(needs).where(and(inArray(needs.ticket, [...offers]), eq(needs.state, 'met'))).orderBy(asc(needs.n))).map(needFrom)

/** The next number of a pairing. */
export const nextPairing = async (orm: Orm): Promise<PairingNumber> => {
  await waitInLine(orm, 'pairings')
  const [last] = await orm.select({ n: max(pairings.n) }).from(pairings)
  return (last?.n ?? 0) + 1 as PairingNumber
}

/** One pairing, locked until the end of the transaction. */
export const findPairing = async (orm: Orm, n: PairingNumber): Promise<Pairing | undefined> => {
  const [found] = await orm.select().from(pairings).where(eq(pairings.n, n)).for('update')
  return found === undefined ? undefined : pairingFrom(found)
}

/** Writes the pairing as it is now. */
export const savePairing = async (orm: Orm, { n, endedAt, reason, ...held }: Pairing): Promise<void> => {
  const now = { ...held, person: held.requester.person, supporting: held.supporter.person, endedAt: endedAt ?? null, reason: reason ?? null }
  await orm.insert(pairings).values({ n, ...now }).onConflictDoUpdate({ target: pairings.n, set: now })
}

/** Pairings that are not over, oldest first. */
export const runningPairings = async (orm: Orm, account: AccountId): Promise<readonly Pairing[]> =>
  (await orm.select().from(pairings).where(and(eq(pairings.account, account), eq(pairings.state, 'on'))).orderBy(asc(pairings.n))).map(pairingFrom)

/** Forgets whom somebody stood by, and who stood by theirs. */
export const forgetPairings = async (orm: Orm, person: PersonId): Promise<void> => {
  await orm.delete(pairings).where(or(eq(pairings.person, person), eq(pairings.supporting, person)))
}
