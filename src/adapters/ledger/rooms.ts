import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'
import type { KnownRoom } from '../../core/context.ts'
import type { AccountId, PersonId, RoomId } from '../../core/ids.ts'
import type { Orm } from './database.ts'
import { rooms } from './schema.ts'

/** A row as a room. */
export const roomFrom = ({ account, room, use, topic, quietUntil }: typeof rooms.$inferSelect): KnownRoom => ({
  account, room, use, topic, ...(quietUntil === null ? {} : { quietUntil }),
})

/** The room, when somebody said what it is. */
export const findRoom = async (orm: Orm, account: AccountId, room: RoomId): Promise<KnownRoom | undefined> => {
  const [found] = await orm.select().from(rooms).where(and(eq(rooms.account, account), eq(rooms.room, room)))
  return found === undefined ? undefined : roomFrom(found)
}

/** The rooms staff work in, in a fixed order. */
export const workRoomsOf = async (orm: Orm, account: AccountId): Promise<readonly KnownRoom[]> =>
  (await orm.select().from(rooms).where(and(eq(rooms.account, account), eq(rooms.use, 'work'))).orderBy(asc(rooms.room))).map(roomFrom)

/** Every room we were ever called in. */
export const roomsOf = async (orm: Orm, account: AccountId): Promise<readonly KnownRoom[]> =>
  (await orm.select().from(rooms).where(eq(rooms.account, account)).orderBy(asc(rooms.room))).map(roomFrom)

/** The community rooms that want law cards and had none that week, in a fixed order. */
export const cardRoomsOf = async (orm: Orm, account: AccountId, week: number): Promise<readonly KnownRoom[]> =>
  (await orm.select().from(rooms).where(and(eq(rooms.account, account), eq(rooms.use, 'community'), eq(rooms.lawCards, true), or(isNull(rooms.cardWeek), ne(rooms.cardWeek, week)))).orderBy(asc(rooms.room))).map(roomFrom)

/** The room has its card of that week. */
export const noteCard = async (orm: Orm, account: AccountId, room: RoomId, cardWeek: number): Promise<void> => {
  await orm.update(rooms).set({ cardWeek }).where(and(eq(rooms.account, account), eq(rooms.room, room)))
}

/** Whether a room wants the law card of the week. */
export const setCards = async (orm: Orm, account: AccountId, room: RoomId, lawCards: boolean): Promise<void> => {
  await orm.update(rooms).set({ lawCards }).where(and(eq(rooms.account, account), eq(rooms.room, room)))
}

/** Records what a room is. */
export const saveRoom = async (orm: Orm, { account, room, use, topic, quietUntil }: KnownRoom, setBy: PersonId, setAt: number): Promise<void> => {
  const now = { use, topic, quietUntil: quietUntil ?? null, setBy, setAt }
  await orm.insert(rooms).values({ account, room, ...now }).onConflictDoUpdate({ target: [rooms.account, rooms.room], set: now })
}

/** Keeps the bot quiet in a room; one nobody opened is remembered as unknown. */
export const quietRoom = async (orm: Orm, account: AccountId, room: RoomId, quietUntil: number, at: number): Promise<void> => {
  await orm.insert(rooms).values({ account, room, use: 'unknown', topic: '', quietUntil, setAt: at })
    .onConflictDoUpdate({ target: [rooms.account, rooms.room], set: { quietUntil } })
}
