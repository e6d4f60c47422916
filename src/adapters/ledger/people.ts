import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Speaker } from '../../core/context.ts'
import type { AccountId, ContactId, PersonId } from '../../core/ids.ts'
import type { Role } from '../../core/service.ts'
import type { Orm, Scope } from './database.ts'
import { bindings, grants, people, roles } from './schema.ts'

type Binding = typeof bindings.$inferSelect
type Held = Readonly<{ role: Role; name: string }>

/** Staff go by the name they were enrolled with last, everybody else by the one WeChat shows. */
const speakerFrom = (binding: Binding, held: readonly Held[], notified = true): Speaker => ({
  person: binding.person,
  account: binding.account,
  contact: binding.contact,
  name: held.at(-1)?.name ?? binding.name,
  roles: held.map(({ role }) => role),
  friend: binding.friend,
  ...(notified ? {} : { unnotified: true }),
})

const heldIn = (rows: readonly Readonly<{ held: Held | null }>[]): readonly Held[] => rows.flatMap(({ held }) => (held === null ? [] : [held]))

const roleColumns = { role: roles.role, name: roles.name }

/** The person bound to a contact, when there is one, with the name and friendship on record. */
export const findSpeaker = async (orm: Orm, account: AccountId, contact: ContactId): Promise<Readonly<{ speaker: Speaker; name: string }> | undefined> => {
  const rows = await orm.select({ binding: bindings, held: roleColumns, notifiedAt: people.notifiedAt }).from(bindings)
    .innerJoin(people, eq(people.id, bindings.person))
    .leftJoin(roles, eq(roles.person, bindings.person))
    .where(and(eq(bindings.account, account), eq(bindings.contact, contact)))
    .orderBy(asc(roles.since), asc(roles.role))
  const [first] = rows
  return first === undefined ? undefined : { speaker: speakerFrom(first.binding, heldIn(rows), first.notifiedAt !== null), name: first.binding.name }
}

/** Makes the contact a person nobody met before; whoever was first stays. */
export const meet = async ({ orm }: Scope, binding: Omit<Binding, 'person'>): Promise<void> => {
  const person = randomUUID() as PersonId
  await orm.insert(people).values({ id: person, metAt: binding.boundAt })
  const bound = await orm.insert(bindings).values({ ...binding, person }).onConflictDoNothing().returning({ person: bindings.person })
  if (bound.length === 0) await orm.delete(people).where(eq(people.id, person))
}

/** Records that the person was told what becomes of what they say; the first time counts. */
export const noteNotice = async (orm: Orm, person: PersonId, at: number): Promise<void> => {
  await orm.update(people).set({ notifiedAt: at }).where(and(eq(people.id, person), isNull(people.notifiedAt)))
}

/** Records what the contact is called now, and whether it is a friend. */
export const renameContact = async (orm: Orm, account: AccountId, contact: ContactId, name: string, friend: boolean): Promise<void> => {
  await orm.update(bindings).set({ name, friend }).where(and(eq(bindings.account, account), eq(bindings.contact, contact)))
}

/** Everybody who holds the role now, once each, at the contact bound last; the longest-serving first. */
export const staffWith = (orm: Orm, role: Role): Promise<readonly Speaker[]> => staffWhere(orm, (wanted) => eq(wanted.role, role))

/** Everybody who holds any role now, in the same order. */
export const everybodyHere = (orm: Orm): Promise<readonly Speaker[]> => staffWhere(orm, () => undefined)

/** Somebody with the rights they have now, at the contact bound last. */
export const findPerson = async (orm: Orm, person: PersonId): Promise<Speaker | undefined> => {
  const [binding] = await orm.select().from(bindings).where(eq(bindings.person, person)).orderBy(desc(bindings.boundAt), asc(bindings.contact)).limit(1)
  return binding === undefined ? undefined : (await findSpeaker(orm, binding.account, binding.contact))?.speaker
}

const staffWhere = async (orm: Orm, which: (wanted: typeof roles) => SQL | undefined): Promise<readonly Speaker[]> => {
  const wanted = alias(roles, 'wanted')
  const rows = await orm.select({ binding: bindings, held: roleColumns }).from(wanted)
    .innerJoin(bindings, eq(bindings.person, wanted.person))
    .innerJoin(roles, eq(roles.person, wanted.person))
    .where(which(wanted as unknown as typeof roles))
    .orderBy(asc(wanted.since), asc(wanted.person), desc(bindings.boundAt), asc(bindings.contact), asc(roles.since), asc(roles.role))
  const byPerson = new Map<PersonId, typeof rows>()
  for (const row of rows) {
    const before = byPerson.get(row.binding.person) ?? []
    const [first = row] = before
    if (row.binding.account === first.binding.account && row.binding.contact === first.binding.contact) byPerson.set(row.binding.person, [...before, row])
  }
  return [...byPerson.values()].flatMap((theirs) => (theirs[0] === undefined ? [] : [speakerFrom(theirs[0].binding, heldIn(theirs))]))
}

/** Gives the role, and remembers who gave it. Giving it again renews the name. */
export const grantRole = async (orm: Orm, grant: Readonly<{ person: PersonId; role: Role; name: string; by: PersonId | 'system'; at: number }>): Promise<void> => {
  const { person, role, name, at } = grant
  await orm.insert(grants).values(grant)
  await orm.insert(roles).values({ person, role, name, since: at }).onConflictDoUpdate({ target: [roles.person, roles.role], set: { name, since: at } })
}

/** Takes the role away, and remembers who took it; false when it was not held. */
export const revokeRole = async (orm: Orm, { person, role, by, at }: Readonly<{ person: PersonId; role: Role; by: PersonId; at: number }>): Promise<boolean> => {
  const [taken] = await orm.delete(roles).where(and(eq(roles.person, person), eq(roles.role, role))).returning({ name: roles.name })
  if (taken !== undefined) await orm.insert(grants).values({ person, role, name: taken.name, by, at, revoked: true })
  return taken !== undefined
}

/** The contact is that person's from now on. What was known of their other contacts is forgotten: whoever writes there is met anew. */
export const rebindContact = async (orm: Orm, account: AccountId, contact: ContactId, person: PersonId, at: number): Promise<void> => {
  await orm.delete(bindings).where(and(eq(bindings.person, person), ne(bindings.contact, contact)))
  await orm.update(bindings).set({ person, boundAt: at }).where(and(eq(bindings.account, account), eq(bindings.contact, contact)))
}
