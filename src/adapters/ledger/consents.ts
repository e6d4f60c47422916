import { desc, eq } from 'drizzle-orm'
import type { ConsentRecord } from '../../core/consent.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Orm } from './database.ts'
import { consents } from './schema.ts'

/** Adds to the consent ledger. */
export const addConsent = async (orm: Orm, { ticket, ...consent }: ConsentRecord): Promise<void> => {
  await orm.insert(consents).values({ ...consent, ticket: ticket ?? null })
}

/** What the person said about being agreed, newest first. */
export const consentsOf = async (orm: Orm, who: PersonId): Promise<readonly ConsentRecord[]> =>
  (await orm.select().from(consents).where(eq(consents.person, who)).orderBy(desc(consents.seq)))
    .map(({ person, about, verdict, ticket, words, at }) => ({ person, about, verdict, words, at, ...(ticket === null ? {} : { ticket }) }))
