import { and, asc, desc, eq, gte, inArray, max, sql } from 'drizzle-orm'
import type { Recall, RecallNumber, Recipient } from '../../core/answerRecall.ts'
import type { Answerer } from '../../core/gap.ts'
import type { EntryId, PersonId } from '../../core/ids.ts'
import type { Orm } from './database.ts'
import { bindings } from './schema.ts'
import { answers, recalls } from './schemaCuration.ts'

const YEAR = 365 * 24 * 60 * 60_000

const ordinalOf = (number: RecallNumber): number => Number(number.slice(1))
const recallFrom = ({ number, state, entry, version, people, at }: typeof recalls.$inferSelect): Recall => ({ number: `R${number}` as RecallNumber, state, entry, version, people, at })

/** The last answer everybody got from each entry, within a year. */
const lastAnswers = (orm: Orm, since: number) =>
  orm.selectDistinctOn([answers.entry, answers.person], { entry: answers.entry, person: answers.person, version: answers.version, voice: answers.voice, at: answers.at })
    .from(answers).where(gte(answers.at, since)).orderBy(asc(answers.entry), asc(answers.person), desc(answers.seq))

/** Every recall nobody decided, oldest first. */
export const waitingRecalls = async (orm: Orm): Promise<readonly Recall[]> =>
  (await orm.select().from(recalls).where(eq(recalls.state, 'waiting')).orderBy(asc(recalls.number))).map(recallFrom)

/** One recall, locked until the end of the transaction. */
export const findRecall = async (orm: Orm, number: RecallNumber): Promise<Recall | undefined> => {
  const [found] = await orm.select().from(recalls).where(eq(recalls.number, ordinalOf(number))).for('update')
  return found === undefined ? undefined : recallFrom(found)
}

/** Opens a recall for every entry that says something else now than somebody was told; the new ones. Once for each version of each entry. */
export const openRecalls = async (orm: Orm, current: ReadonlyMap<EntryId, string>, at: number): Promise<readonly Recall[]> => {
  await orm.execute(sql`select pg_advisory_xact_lock(hashtextextended('qiaoqiao.recalls', 0))`)
  const known = new Set((await orm.select({ entry: recalls.entry, version: recalls.version }).from(recalls)).map(({ entry, version }) => `${entry} ${version}`))
  const people = new Map<EntryId, Set<PersonId>>()
  for (const { entry, person, version } of await lastAnswers(orm, at - YEAR)) {
    const now = current.get(entry)
    if (now === undefined || now === version || known.has(`${entry} ${now}`)) continue
    people.set(entry, (people.get(entry) ?? new Set()).add(person))
  }
  if (people.size === 0) return []
  // A newer version overtakes what still waits for an older one.
  await orm.update(recalls).set({ state: 'spared', decidedAt: at }).where(and(eq(recalls.state, 'waiting'), inArray(recalls.entry, [...people.keys()])))
  const [last] = await orm.select({ number: max(recalls.number) }).from(recalls)
  const rows = [...people].map(([entry, them], n) => ({ number: (last?.number ?? 0) + n + 1, state: 'waiting' as const, entry, version: current.get(entry) ?? '', people: them.size, at }))
  return (await orm.insert(recalls).values(rows).returning()).map(recallFrom)
}

/** Whom a recall is for: everybody who still can be reached and whose last answer from the entry is an older one. */
export const recipientsOf = async (orm: Orm, { entry, version }: Recall, now: number): Promise<readonly Recipient[]> => {
  const stale = (await lastAnswers(orm, now - YEAR)).filter((one) => one.entry === entry && one.version !== version)
  if (stale.length === 0) return []
  const bound = await orm.select().from(bindings).where(inArray(bindings.person, stale.map(({ person }) => person))).orderBy(desc(bindings.boundAt))
  return stale.flatMap(({ person, voice, at }) => {
    const binding = bound.find((one) => one.person === person)
    return binding === undefined ? [] : [{ person, account: binding.account, contact: binding.contact, voice: voice ?? { locale: 'zh-CN' as const, traditional: false }, answeredAt: at }]
  })
}

/** Records who decided a recall, and how. */
export const decideRecall = async (orm: Orm, number: RecallNumber, state: 'told' | 'spared', decidedBy: Answerer, decidedAt: number): Promise<void> => {
  await orm.update(recalls).set({ state, decidedBy, decidedAt }).where(eq(recalls.number, ordinalOf(number)))
}
