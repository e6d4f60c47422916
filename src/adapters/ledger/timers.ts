import { and, asc, eq, inArray, isNull, lte, notInArray } from 'drizzle-orm'
import type { AccountId } from '../../core/ids.ts'
import type { Timer, TimerId, TimerKind } from '../../core/timer.ts'
import type { Orm } from './database.ts'
import { timers } from './schema.ts'

/** How many are looked at together: whoever was away for a week does not read them all at once. */
const BATCH = 100

const timerFrom = ({ id, account, subject, dueAt, task }: typeof timers.$inferSelect): Timer => ({ id, account, subject, dueAt, task })

/** Writes a timer, once. */
export const setTimer = async (orm: Orm, { id, account, subject, dueAt, task }: Timer): Promise<void> => {
  await orm.insert(timers).values({ id, account, subject, dueAt, task, kind: task.kind }).onConflictDoNothing()
}

/** What is not done yet of a subject counts as done. */
export const cancelTimers = async (orm: Orm, subject: string, now: number, kinds?: readonly TimerKind[]): Promise<void> => {
  await orm.update(timers).set({ doneAt: now })
    .where(and(eq(timers.subject, subject), isNull(timers.doneAt), kinds === undefined ? undefined : inArray(timers.kind, [...kinds])))
}

/** Marks a timer done; of any number who try at once, one gets it. */
export const takeTimer = async (orm: Orm, id: TimerId, now: number): Promise<Timer | undefined> => {
  const [taken] = await orm.update(timers).set({ doneAt: now }).where(and(eq(timers.id, id), isNull(timers.doneAt))).returning()
  return taken === undefined ? undefined : timerFrom(taken)
}

/** The timers that are due, soonest first, of one account or of all, without those of `skip`. */
export const timersDue = async (orm: Orm, account: AccountId | undefined, now: number, skip: readonly TimerId[]): Promise<readonly Timer[]> =>
  (await orm.select().from(timers)
    .where(and(
      isNull(timers.doneAt), lte(timers.dueAt, now), account === undefined ? undefined : eq(timers.account, account),
      skip.length === 0 ? undefined : notInArray(timers.id, [...skip]),
    ))
    .orderBy(asc(timers.dueAt), asc(timers.seq)).limit(BATCH)).map(timerFrom)

/** What is still to happen to a subject, soonest first. */
export const timersOf = async (orm: Orm, subject: string): Promise<readonly Timer[]> =>
  (await orm.select().from(timers).where(and(eq(timers.subject, subject), isNull(timers.doneAt))).orderBy(asc(timers.dueAt), asc(timers.seq))).map(timerFrom)

/** How many timers are due and not done. */
export const countTimersDue = (orm: Orm, now: number): Promise<number> =>
  orm.$count(timers, and(isNull(timers.doneAt), lte(timers.dueAt, now)))
