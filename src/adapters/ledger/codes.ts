import { createHash } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { PersonId } from '../../core/ids.ts'
import type { Role } from '../../core/service.ts'
import type { Orm } from './database.ts'
import { codes } from './schema.ts'

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')

/** Keeps the hash of a one-time code. */
export const saveCode = async (
  orm: Orm, code: string, issued: Readonly<{ role: Role; name: string; until: number; issuedBy: PersonId; issuedAt: number; person?: PersonId }>,
): Promise<void> => {
  await orm.insert(codes).values({ hash: hashOf(code), ...issued })
}

/** Uses the code up. Of any number who try at once, one has it. */
export const takeCode = async (orm: Orm, code: string, by: PersonId, now: number): Promise<Readonly<{ role: Role; name: string; person?: PersonId }> | undefined> => {
  const [taken] = await orm.update(codes).set({ usedBy: by, usedAt: now })
    .where(and(eq(codes.hash, hashOf(code)), isNull(codes.usedAt), gt(codes.until, now)))
    .returning({ role: codes.role, name: codes.name, person: codes.person })
  if (taken === undefined) return undefined
  const { person, ...given } = taken
  return person === null ? given : { ...given, person }
}
