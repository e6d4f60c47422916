import pg from 'pg'
import { BridgeError } from '../../core/bridgeError.ts'
import type { Connection, Engine } from './engine.ts'
import { explainFault, LEDGER_REFUSED, LEDGER_UNAVAILABLE } from './faults.ts'

const REMEDY = 'Start PostgreSQL, or correct DATABASE_URL.'

const placeOf = (url: string): string => {
  try {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}:${port === '' ? '5432' : port}${pathname}`
  } catch {
    return 'DATABASE_URL, which is no URL'
  }
}

const connectionOn = (client: pg.Pool | pg.PoolClient, where: string): Connection => {
  const asked = async (query: pg.QueryConfig | pg.QueryArrayConfig): Promise<readonly unknown[]> => {
    try {
      const results: unknown = await client.query(query)
      const last: unknown = Array.isArray(results) ? results.at(-1) : results
      return (last as pg.QueryResult).rows
    } catch (error) {
      throw explainFault(error, where, REMEDY)
    }
  }
  return {
    query: (text, values, shape) => asked(shape === 'lists' ? { text, values: [...values], rowMode: 'array' } : { text, values: [...values] }),
    script: (text) => asked({ text }),
  }
}

/** A PostgreSQL server at `url`. Connects when first asked, within `connectMs`, and again whenever the server comes back. */
export const connectPostgres = (url: string, connectMs = 4_000): Engine => {
  const where = placeOf(url)
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'qiaoqiao',
    max: 10,
    allowExitOnIdle: true,
    keepAlive: true,
    connectionTimeoutMillis: connectMs,
    statement_timeout: 5_000,
    // A server that vanished without a word never runs into its own limit.
    query_timeout: 6_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // A connection that dies between two queries says so here, and would end the process if nobody listened.
  pool.on('error', () => {})
  pool.on('connect', (client) => { client.on('error', () => {}) })

  // Drizzle's own transactions lose a client of the pool when BEGIN fails, which is what a restarting server makes them do.
  const transaction = async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
    let client: pg.PoolClient
    try {
      client = await pool.connect()
    } catch (error) {
      throw explainFault(error, where, REMEDY)
    }
    const connection = connectionOn(client, where)
    let broken = false
    try {
      await connection.script('BEGIN')
      const result = await work(connection)
      const { command } = await client.query('COMMIT').catch((error: unknown) => { throw explainFault(error, where, REMEDY) })
      if (command !== 'COMMIT') throw new BridgeError(LEDGER_REFUSED, `The ledger (${where}) had already undone this transaction`)
      return result
    } catch (error) {
      broken = error instanceof BridgeError && error.code === LEDGER_UNAVAILABLE
      if (!broken) await client.query('ROLLBACK').catch(() => { broken = true })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    kind: 'server',
    query: connectionOn(pool, where).query,
    transaction,
    close: () => pool.end(),
  }
}
