import PgBoss from 'pg-boss'
import { BridgeError } from '../../core/bridgeError.ts'
import type { AccountId } from '../../core/ids.ts'
import type { Address } from '../../core/ticket.ts'
import type { Database } from './database.ts'
import type { Connection } from './engine.ts'
import { placeOf } from './place.ts'

/** A job: something is due at this address. What it is stands in the deliveries. */
export type Job = Readonly<{ id: string; queue: string; to: Address }>

/** Durable jobs in the ledger's database, one queue an account. */
export type Jobs = Readonly<{
  /** Writes a job on the caller's connection, due `delayMs` from now. Throws `QueueMissing` for an account it has no queue for. */
  enqueue(connection: Connection, to: Address, delayMs: number): Promise<void>
  openQueue(account: AccountId): Promise<void>
  /** The queues of one account, or of all. */
  queues(account?: AccountId): Promise<readonly string[]>
  take(queue: string, count: number): Promise<readonly Job[]>
  done(job: Job): Promise<void>
  /** Comes back later, later every time. */
  failed(job: Job, why: string): Promise<void>
  /** Tidies up what is long done. */
  tidy(): Promise<void>
}>

/** Raised inside a transaction; whoever ran it opens the queue and runs it again. */
export class QueueMissing extends BridgeError {
  readonly account: AccountId

  constructor(account: AccountId) {
    super('queue-missing', 'This account has no delivery queue yet')
    this.account = account
  }
}

const PREFIX = 'deliveries/'
const queueOf = (account: AccountId): string => `${PREFIX}${encodeURIComponent(account)}`

type ExecuteSql = PgBoss.Db['executeSql']

const bossOn = (executeSql: ExecuteSql): PgBoss => {
  const boss = new PgBoss({ db: { executeSql }, schedule: false, supervise: false })
  boss.on('error', () => {})
  return boss
}

const anywhere = ({ query, script }: Database): ExecuteSql => async (text, values: unknown[] | undefined) => {
  if (values !== undefined && values.length > 0) return { rows: [...await query(text, values, 'objects')] }
  // What pg-boss wraps in a transaction gets ours: one that fails half-way would otherwise stay open on its connection.
  return { rows: [...await script(text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, ''))] }
}

const within = ({ query }: Connection): ExecuteSql => async (text, values) => ({ rows: [...await query(text, values, 'objects')] })

/** Creates or updates the tables of the jobs. */
export const installJobs = async (database: Database): Promise<void> => {
  await bossOn(anywhere(database)).start()
}

/** The jobs of a database whose tables are there. */
export const openJobs = (database: Database): Jobs => {
  const boss = bossOn(anywhere(database))
  const known = new Set<string>()

  return {
    enqueue: async (connection, to, delayMs) => {
      const queue = queueOf(to.account)
      if (!known.has(queue)) throw new QueueMissing(to.account)
      const id = await boss.send(queue, { to: placeOf(to) }, {
        ...(delayMs > 0 ? { startAfter: `${delayMs} milliseconds` } : {}),
        db: { executeSql: within(connection) },
      })
      if (id !== null) return
      known.delete(queue)
      throw new QueueMissing(to.account)
    },
    openQueue: async (account) => {
      const name = queueOf(account)
      await database.transaction(async ({ connection }) => {
        // Two new queues at once would lock the tables of the jobs against each other.
        await connection.query(`select pg_advisory_xact_lock(hashtextextended('qiaoqiao.queues', 0))`, [], 'objects')
        await bossOn(within(connection)).createQueue(name, { name, retryLimit: 10, retryDelay: 1, retryBackoff: true })
      })
      known.add(name)
    },
    queues: async (account) => {
      if (account !== undefined) return [queueOf(account)]
      return (await boss.getQueues()).map(({ name }) => name).filter((name) => name.startsWith(PREFIX))
    },
    take: async (queue, count) =>
      (await boss.fetch<{ to: Address }>(queue, { batchSize: count })).map(({ id, data }) => ({ id, queue, to: data.to })),
    done: async (job) => { await boss.complete(job.queue, job.id) },
    failed: async (job, why) => { await boss.fail(job.queue, job.id, { why }) },
    tidy: () => boss.maintain(),
  }
}
