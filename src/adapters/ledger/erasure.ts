import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Kept } from '../../core/context.ts'
import type { ConversationId, ContactId, MessageId, PersonId, TicketId } from '../../core/ids.ts'
import type { Erasure, Purge } from '../../ports.ts'
import { forgetSignUps, purgeSignUps } from './activities.ts'
import { consentsOf } from './consents.ts'
import type { Orm } from './database.ts'
import { forgetPairings } from './giving.ts'
import { FINISHED } from './tickets.ts'
import { leaveFamily } from './families.ts'
import { dropVolunteer } from './volunteers.ts'
import { placeKey } from './place.ts'
import { bindings, carePlanEvents, carePlans, consents, deliveries, erasures, files, people, ticketEvents, tickets, timers, volunteerHelp } from './schema.ts'
import { answers, unanswered } from './schemaCuration.ts'

/** Who is named where nobody asked, and time did it. */
const RETENTION = 'retention' as PersonId

/** How much is remembered of what the person asked. */
export const keptOf = async (orm: Orm, person: PersonId): Promise<Kept> => ({
  answers: await orm.$count(answers, eq(answers.person, person)),
  unanswered: await orm.$count(unanswered, eq(unanswered.person, person)),
  consents: await consentsOf(orm, person),
})

/**
 * Takes somebody out of what is finished. Their old id stays in the history and leads to nobody: the contact, and what is
 * still worked on, go to a new one, or the contact is let go. Who works here keeps their id, because their work stays theirs.
 */
export const eraseFrom = async (orm: Orm, { effect, speaker, finished, open, at }: Erasure): Promise<void> => {
  const { person, roles } = speaker
  await emptyTickets(orm, finished)
  await orm.delete(unanswered).where(eq(unanswered.person, person))
  await forgetFilesOf(orm, person, open)
  await wording(orm, async () => {
    const over = or(isNull(consents.ticket), open.length === 0 ? undefined : notInArray(consents.ticket, [...open]))
    await orm.update(consents).set({ words: '' }).where(and(eq(consents.person, person), open.length === 0 ? undefined : over))
  })
  for (const { account, contact } of await orm.select().from(bindings).where(eq(bindings.person, person))) {
    await silence(orm, placeKey({ kind: 'private', account, contact }))
  }
  await leaveFamily(orm, person)
  await forgetSignUps(orm, person)
  await dropVolunteer(orm, person)
  await forgetPairings(orm, person)
  await wording(orm, async () => { await orm.update(volunteerHelp).set({ words: '' }).where(eq(volunteerHelp.person, person)) })
  await emptyPlans(orm, person, open, at)
  if (roles.length === 0) await letGo(orm, speaker, open, at)
  await orm.insert(erasures).values({ effect, person, finished: finished.length, open: open.length, at })
}

/** Takes what is past its time out of the ledger: tickets are emptied, questions go, of what was sent the words go. */
export const purgeBefore = async (orm: Orm, { effect, at, ...before }: Purge): Promise<void> => {
  const over = sql`coalesce(${tickets.closedAt}, ${tickets.claimedAt}, ${tickets.openedAt}) < ${new Date(before.tickets).toISOString()}`
  const due = await orm.select({ id: tickets.id }).from(tickets).where(and(inArray(tickets.state, [...FINISHED]), over, sql`${tickets.requester}->>'conversation' <> ''`))
  await emptyTickets(orm, due.map(({ id }) => id))
  await purgeSignUps(orm, before.tickets)
  const asked = await orm.delete(unanswered).where(lt(unanswered.at, before.questions)).returning({ seq: unanswered.seq })
  await orm.update(deliveries).set({ lines: [], files: null })
    .where(and(lt(deliveries.dueAt, before.messages), inArray(deliveries.state, ['sent', 'uncertain', 'failed']), sql`${deliveries.lines} <> '[]'::jsonb`))
  if (due.length + asked.length > 0) await orm.insert(erasures).values({ effect, person: RETENTION, finished: due.length, open: 0, at })
}

/** Where, when and what kind of case it was stays; whose, and every word of it, goes. */
export const emptyTickets = async (orm: Orm, finished: readonly TicketId[]): Promise<void> => {
  if (finished.length === 0) return
  const ids = [...finished]
  const rows = await orm.select().from(tickets).where(inArray(tickets.id, ids))
  await forgetFiles(orm, rows.flatMap(({ attachments }) => attachments ?? []).map(({ message }) => message))
  for (const { id, requester } of rows) {
    const { person, voice } = requester
    await orm.update(tickets).set({
      slots: {}, words: '', attachments: null, beforeVeto: null,
      requester: { person, voice, name: '', conversation: '' as ConversationId, address: { kind: 'private', account: requester.address.account, contact: '' as ContactId } },
    }).where(eq(tickets.id, id))
  }
  await wording(orm, async () => {
    await orm.update(ticketEvents).set({ reason: 'erased' }).where(inArray(ticketEvents.ticket, ids))
    await orm.update(consents).set({ words: '' }).where(inArray(consents.ticket, ids))
  })
  await orm.update(deliveries).set({ lines: [], files: null }).where(and(inArray(deliveries.ticket, ids), notInArray(deliveries.state, ['waiting', 'held', 'sending'])))
  await orm.update(deliveries).set({ lines: [], files: null, state: 'failed', why: 'erased' }).where(and(inArray(deliveries.ticket, ids), inArray(deliveries.state, ['waiting', 'held'])))
}

/** What somebody sent is let go of, but for what a case that is still worked on needs. */
const forgetFilesOf = async (orm: Orm, person: PersonId, open: readonly TicketId[]): Promise<void> => {
  const rows = open.length === 0 ? [] : await orm.select({ attachments: tickets.attachments }).from(tickets).where(inArray(tickets.id, [...open]))
  const needed = rows.flatMap(({ attachments }) => attachments ?? []).map(({ message }) => message)
  await orm.delete(files).where(and(eq(files.person, person), needed.length === 0 ? undefined : notInArray(files.message, needed)))
}

const forgetFiles = async (orm: Orm, messages: readonly MessageId[]): Promise<void> => {
  if (messages.length > 0) await orm.delete(files).where(inArray(files.message, [...messages]))
}

/** A plan whose visit is still worked on stays, as that visit does; every other ends, and whose it was and every word of it goes. */
const emptyPlans = async (orm: Orm, person: PersonId, open: readonly TicketId[], at: number): Promise<void> => {
  const mine = await orm.select({ id: carePlans.id, requester: carePlans.requester }).from(carePlans).where(eq(carePlans.person, person))
  const worked = new Set(open.length === 0 ? [] : (await orm.select({ plan: tickets.plan }).from(tickets).where(inArray(tickets.id, [...open]))).map(({ plan }) => plan))
  const over = mine.filter(({ id }) => !worked.has(id))
  for (const { id, requester: { person: whose, voice, address } } of over) {
    await orm.update(carePlans).set({
      state: 'stopped', slots: {}, words: '', stopWhen: null,
      requester: { person: whose, voice, name: '', conversation: '' as ConversationId, address: { kind: 'private', account: address.account, contact: '' as ContactId } },
    }).where(eq(carePlans.id, id))
  }
  if (over.length === 0) return
  const ids = over.map(({ id }) => id)
  await orm.update(timers).set({ doneAt: at }).where(and(inArray(timers.subject, ids), isNull(timers.doneAt)))
  await wording(orm, async () => { await orm.update(carePlanEvents).set({ reason: 'erased' }).where(inArray(carePlanEvents.plan, ids)) })
}

/** The triggers let the words of a history go, and nothing else of it, while this is set. */
const wording = async (orm: Orm, work: () => Promise<void>): Promise<void> => {
  await orm.execute(sql`select set_config('qiaoqiao.erasing', 'on', true)`)
  await work()
  await orm.execute(sql`select set_config('qiaoqiao.erasing', 'off', true)`)
}

/** What was said to a place about no ticket, and is over. */
const silence = async (orm: Orm, place: string): Promise<void> => {
  await orm.update(deliveries).set({ lines: [], files: null })
    .where(and(eq(deliveries.place, place), isNull(deliveries.ticket), notInArray(deliveries.state, ['waiting', 'held', 'sending'])))
}

const letGo = async (orm: Orm, { person }: Erasure['speaker'], open: readonly TicketId[], at: number): Promise<void> => {
  const bound = eq(bindings.person, person)
  if (open.length === 0) {
    await orm.delete(bindings).where(bound)
    return
  }
  const fresh = randomUUID() as PersonId
  await orm.insert(people).values({ id: fresh, metAt: at, notifiedAt: at })
  await orm.update(bindings).set({ person: fresh, name: '' }).where(bound)
  for (const { id, requester } of await orm.select().from(tickets).where(and(eq(tickets.person, person), inArray(tickets.id, [...open])))) {
    await orm.update(tickets).set({ person: fresh, requester: { ...requester, person: fresh } }).where(eq(tickets.id, id))
  }
  for (const { id, requester } of await orm.select().from(carePlans).where(and(eq(carePlans.person, person), ne(carePlans.state, 'stopped')))) {
    await orm.update(carePlans).set({ person: fresh, requester: { ...requester, person: fresh } }).where(eq(carePlans.id, id))
  }
}
