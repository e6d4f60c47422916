import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { accountOf } from '../../core/ids.ts'
import type { AccountId, ConversationId, EffectId } from '../../core/ids.ts'
import { conversationOf } from '../../core/message.ts'
import type { Message } from '../../core/message.ts'
import { reviveConversation, reviveObject } from '../../core/reviveConversation.ts'
import type { Clock, ConversationStore, Loaded, Pending } from '../../ports.ts'
import type { Database, Orm } from './database.ts'
import { inTurn } from './inTurn.ts'
import { conversations, inbox, leases, outbox } from './schema.ts'

/** Settings of the SQL store. */
export type SqlStoreOptions = Readonly<{
  now?: Clock
  /** How long a conversation is kept after it was last touched, in ms; 30 days. */
  keptMs?: number
}>

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000
const PURGE_MS = 6 * 60 * 60 * 1000

type Rows = Readonly<{
  revision: number | null
  row: string | null
  inbox: readonly string[] | null
  outbox: readonly Readonly<{ effect: EffectId; row: string; tries: number }>[] | null
}>

const loadedFrom = (id: ConversationId, rows: Rows): Loaded => ({
  revision: rows.revision ?? 0,
  conversation: reviveConversation(id, rows.row ?? undefined),
  inbox: (rows.inbox ?? []).flatMap((row) => {
    const message = reviveObject(row)
    return message === undefined ? [] : [message as Message]
  }),
  outbox: (rows.outbox ?? []).flatMap(({ effect, row, tries }) => {
    const decided = reviveObject(row)
    return decided === undefined ? [] : [{ ...decided as Omit<Pending, 'id' | 'tries'>, id: effect, tries }]
  }),
})

/** One statement, and so one moment: a commit is seen whole or not at all. */
const loadRows = async (orm: Orm, id: ConversationId, since: number): Promise<Rows> => {
  const fresh = new Date(since).toISOString()
  const [rows] = await orm.execute<Rows>(sql`select
    (select revision from ${conversations} where ${conversations.id} = ${id} and ${conversations.touchedAt} >= ${fresh}) as revision,
    (select ${conversations.row} from ${conversations} where ${conversations.id} = ${id} and ${conversations.touchedAt} >= ${fresh}) as "row",
    (select json_agg(${inbox.row} order by ${inbox.seq}) from ${inbox} where ${inbox.conversation} = ${id}) as inbox,
    (select json_agg(json_build_object('effect', ${outbox.effect}, 'row', ${outbox.row}, 'tries', ${outbox.tries}) order by ${outbox.revision}, ${outbox.n})
      from ${outbox} where ${outbox.conversation} = ${id}) as outbox`)
  return rows ?? { revision: null, row: null, inbox: null, outbox: null }
}

const unfinishedIn = async (orm: Orm, account: AccountId): Promise<readonly ConversationId[]> => {
  const open = await orm.select({ id: inbox.conversation }).from(inbox).where(eq(inbox.account, account))
    .union(orm.select({ id: outbox.conversation }).from(outbox).where(eq(outbox.account, account)))
  return open.map(({ id }) => id)
}

/** Conversations in the ledger's database, for where there is no Redis. `close` ends its housekeeping; the database is closed by whoever opened it. */
export const createSqlConversationStore = (database: Database, options: SqlStoreOptions = {}): ConversationStore => {
  const { now = Date.now, keptMs = THIRTY_DAYS } = options
  const inOrder = inTurn()

  const purge = (): Promise<void> => database.transaction(async ({ orm }) => {
    const since = now() - keptMs
    for (const table of [conversations, inbox, outbox]) await orm.delete(table).where(lt(table.touchedAt, since))
  })
  // A purge that failed is made up for by the next.
  const housekeeping = setInterval(() => { purge().catch(() => {}) }, PURGE_MS).unref()
  purge().catch(() => {})

  return {
    receive: (message) => {
      const conversation = conversationOf(message)
      // On a pool of connections a later message could overtake.
      return inOrder(conversation, () => database.statement(async (orm) => {
        await orm.insert(inbox)
          .values({ conversation, message: message.id, account: message.account, row: JSON.stringify(message), touchedAt: now() })
          .onConflictDoNothing()
      }))
    },
    load: async (id) => loadedFrom(id, await database.statement((orm) => loadRows(orm, id, now() - keptMs))),
    commit: (revision, conversation, heard, effects) => database.transaction(async ({ orm }) => {
      const { id } = conversation
      const next = { revision: revision + 1, row: JSON.stringify(conversation), touchedAt: now() }
      const changed = revision === 0
        ? await orm.insert(conversations).values({ id, ...next })
          .onConflictDoUpdate({ target: conversations.id, set: next, setWhere: lt(conversations.touchedAt, now() - keptMs) })
          .returning({ id: conversations.id })
        : await orm.update(conversations).set(next)
          .where(and(eq(conversations.id, id), eq(conversations.revision, revision))).returning({ id: conversations.id })
      if (changed.length === 0) return false
      if (heard.length > 0) await orm.delete(inbox).where(and(eq(inbox.conversation, id), inArray(inbox.message, [...heard])))
      if (effects.length > 0) {
        await orm.insert(outbox).values(effects.map(({ id: effect, tries, ...decided }, n) => ({
          conversation: id, effect, account: accountOf(id), revision: next.revision, n, row: JSON.stringify(decided), tries, touchedAt: now(),
        }))).onConflictDoNothing()
      }
      return true
    }),
    settle: (id, effect) => database.statement(async (orm) => {
      await orm.delete(outbox).where(and(eq(outbox.conversation, id), eq(outbox.effect, effect)))
    }),
    retried: (id, effect) => database.statement(async (orm) => {
      await orm.update(outbox).set({ tries: sql`${outbox.tries} + 1`, touchedAt: now() }).where(and(eq(outbox.conversation, id), eq(outbox.effect, effect)))
    }),
    unfinished: (account) => database.statement((orm) => unfinishedIn(orm, account)),
    forget: (id) => database.transaction(async ({ orm }) => {
      await orm.delete(conversations).where(eq(conversations.id, id))
      await orm.delete(inbox).where(eq(inbox.conversation, id))
      await orm.delete(outbox).where(eq(outbox.conversation, id))
    }),
    lease: (account, holder, ms) => database.statement(async (orm) => {
      // The clock of the database counts: those who compete for an account may be on different machines.
      const until = sql`clock_timestamp() + ${ms} * interval '1 millisecond'`
      const held = await orm.insert(leases).values({ account, holder, until })
        .onConflictDoUpdate({
          target: leases.account, set: { holder, until },
          setWhere: sql`${leases.holder} = ${holder} or ${leases.until} <= clock_timestamp()`,
        }).returning({ holder: leases.holder })
      return held.length > 0
    }),
    ping: () => database.statement(async (orm) => { await orm.execute(sql`select 1`) }),
    close: async () => { clearInterval(housekeeping) },
  }
}
