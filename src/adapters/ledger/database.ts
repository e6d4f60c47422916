import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { DrizzleQueryError } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/pg-proxy'
import type { PgRemoteDatabase } from 'drizzle-orm/pg-proxy'
import { BridgeError } from '../../core/bridgeError.ts'
import type { Connection, Engine } from './engine.ts'
import { LEDGER_CONFLICT, LEDGER_UNAVAILABLE } from './faults.ts'

/** Drizzle, whatever engine is underneath. */
export type Orm = PgRemoteDatabase

/** What one transaction works with. */
export type Scope = Readonly<{ orm: Orm; connection: Connection }>

/** The ledger's database. Every rejection that is not the caller's own is a `BridgeError` and holds nothing people said. */
export type Database = Readonly<{
  kind: Engine['kind']
  /** Runs one statement by itself. */
  statement<T>(work: (orm: Orm) => Promise<T>): Promise<T>
  /**
   * Commits all that `work` did, or nothing. Runs it again when another transaction stood in its way or the connection
   * broke, so `work` does nothing but through its scope, and twice is as good as once.
   */
  transaction<T>(work: (scope: Scope) => Promise<T>): Promise<T>
  /** Several statements at once, in one transaction; answers the rows of the last. */
  script(text: string): Promise<readonly unknown[]>
  query: Connection['query']
  close(): Promise<void>
}>

const CONFLICT_TRIES = 8
/** A connection found broken is worth a second try; a server that is gone is not worth keeping people waiting. */
const RECONNECT_MS = [80, 400]

const ormOn = (query: Connection['query']): Orm =>
  drizzle(async (text, values, method) => ({ rows: [...await query(text, values, method === 'all' ? 'lists' : 'objects')] }))

// Drizzle puts the statement and its values, which are what people told us, into the message of an error of its own.
const ours = (error: unknown): unknown => (error instanceof DrizzleQueryError ? error.cause : error)

const codeOf = (error: unknown): string | undefined => (error instanceof BridgeError ? error.code : undefined)

/** The database on an engine. */
export const databaseOn = (engine: Engine): Database => {
  const orm = ormOn(engine.query)
  const inside = new AsyncLocalStorage<{ open: boolean }>()

  // In the embedded database a second request would wait for the transaction, and the transaction for it.
  const outsideOnly = (): void => {
    if (inside.getStore()?.open === true) {
      throw new BridgeError('ledger-nested', 'Inside a ledger transaction only the transaction may be used, not the ledger or the store')
    }
  }

  const once = async <T>(work: (scope: Scope) => Promise<T>): Promise<T> => {
    const mark = { open: true }
    try {
      return await engine.transaction((connection) => inside.run(mark, async () => {
        try {
          return await work({ orm: ormOn(connection.query), connection })
        } catch (error) {
          throw ours(error)
        }
      }))
    } finally {
      mark.open = false
    }
  }

  const transaction = async <T>(work: (scope: Scope) => Promise<T>): Promise<T> => {
    outsideOnly()
    let reconnects = 0
    for (let attempt = 1; ; attempt += 1) {
      const began = Date.now()
      try {
        return await once(work)
      } catch (error) {
        const pause = codeOf(error) === LEDGER_UNAVAILABLE && Date.now() - began < 1_000 ? RECONNECT_MS[reconnects] : undefined
        if (pause !== undefined) {
          reconnects += 1
          await wait(pause)
        } else if (codeOf(error) === LEDGER_CONFLICT && attempt < CONFLICT_TRIES) {
          await wait(Math.random() * 20 * attempt)
        } else {
          throw error
        }
      }
    }
  }

  let closed: Promise<void> | undefined

  return {
    kind: engine.kind,
    statement: async (work) => {
      outsideOnly()
      try {
        return await work(orm)
      } catch (error) {
        throw ours(error)
      }
    },
    transaction,
    script: (text) => transaction(({ connection }) => connection.script(text)),
    query: async (text, values, shape) => {
      outsideOnly()
      return engine.query(text, values, shape)
    },
    close: () => (closed ??= engine.close()),
  }
}
