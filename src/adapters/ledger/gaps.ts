import { asc, desc, eq, inArray, max, sql } from 'drizzle-orm'
import type { Asker, Gap, GapEvent, GapNumber, GapState } from '../../core/gap.ts'
import type { LedgerTransaction } from '../../ports.ts'
import type { Orm } from './database.ts'
import { gapEvents, gaps, unanswered } from './schemaCuration.ts'

const ordinalOf = (number: GapNumber): number => Number(number.slice(1))
const numberOf = (ordinal: number): GapNumber => `K${ordinal}` as GapNumber

type Asked = Pick<typeof unanswered.$inferSelect, 'words' | 'nearest' | 'rated'>

const gapFrom = ({ number, state, openedAt, answer }: typeof gaps.$inferSelect, asked: readonly Asked[]): Gap => ({
  number: numberOf(number), state, openedAt,
  // The last time it was said is the place of words that were said twice.
  asked: [...new Set(asked.map(({ words }) => words).toReversed())].toReversed(),
  times: asked.length, rated: asked.some(({ rated }) => rated), nearest: [...new Set(asked.flatMap(({ nearest }) => nearest))],
  ...(answer === null ? {} : { answer }),
})

const gapsIn = async (orm: Orm, states: readonly GapState[]): Promise<readonly Gap[]> => {
  const found = await orm.select().from(gaps).where(inArray(gaps.state, [...states])).orderBy(asc(gaps.number))
  if (found.length === 0) return []
  const asked = await orm.select().from(unanswered).where(inArray(unanswered.gap, found.map(({ number }) => number))).orderBy(asc(unanswered.seq))
  // Who is forgotten takes their questions along; what nobody asks any more waits for no answer.
  return found.map((gap) => gapFrom(gap, asked.filter((one) => one.gap === gap.number))).filter(({ times }) => times > 0)
}

/** Every gap curators still have something to do with, oldest first. */
export const waitingGaps = (orm: Orm): Promise<readonly Gap[]> => gapsIn(orm, ['open', 'answered', 'drafted'])

/** Gaps without an answer. Whoever asks next waits until this transaction is over, so that two alike questions do not open two. */
export const openGaps = async (orm: Orm): Promise<readonly Gap[]> => {
  await orm.execute(sql`select pg_advisory_xact_lock(hashtextextended('qiaoqiao.gaps', 0))`)
  return gapsIn(orm, ['open'])
}

/** The next gap; its number. Numbers have no holes: call it after `openGaps`, which lets nobody else in. */
export const addGap = async (orm: Orm, openedAt: number): Promise<GapNumber> => {
  const [last] = await orm.select({ number: max(gaps.number) }).from(gaps)
  const number = (last?.number ?? 0) + 1
  await orm.insert(gaps).values({ number, state: 'open', openedAt })
  return numberOf(number)
}

/** One gap, locked until the end of the transaction. */
export const findGap = async (orm: Orm, number: GapNumber): Promise<Gap | undefined> => {
  const [found] = await orm.select().from(gaps).where(eq(gaps.number, ordinalOf(number))).for('update')
  if (found === undefined) return undefined
  return gapFrom(found, await orm.select().from(unanswered).where(eq(unanswered.gap, found.number)).orderBy(asc(unanswered.seq)))
}

/** Moves a gap on. */
export const changeGap = async (orm: Orm, number: GapNumber, { state, answer }: Pick<Gap, 'state' | 'answer'>): Promise<void> => {
  await orm.update(gaps).set({ state, answer: answer ?? null }).where(eq(gaps.number, ordinalOf(number)))
}

/** Adds a question to its gap. */
export const addQuestion = async (orm: Orm, { gap, zone, ...question }: Parameters<LedgerTransaction['noteUnanswered']>[0]): Promise<void> => {
  await orm.insert(unanswered).values({ ...question, gap: ordinalOf(gap), zone: zone ?? null })
}

/** Everybody who asked, once each: as they asked last. */
export const askersOf = async (orm: Orm, gap: GapNumber): Promise<readonly Asker[]> => {
  const asked = await orm.select().from(unanswered).where(eq(unanswered.gap, ordinalOf(gap))).orderBy(desc(unanswered.seq))
  return asked.filter(({ person }, at) => asked.findIndex((other) => other.person === person) === at).toReversed().flatMap(({ person, to, voice, zone, words }) =>
    (to === null || voice === null ? [] : [{ person, to, voice, words, ...(zone === null ? {} : { zone }) }]))
}

/** Adds to the history of a gap. */
export const recordGap = async (orm: Orm, { gap, ...event }: GapEvent): Promise<void> => {
  await orm.insert(gapEvents).values({ ...event, gap: ordinalOf(gap) })
}
