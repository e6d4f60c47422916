import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { LedgerTransaction } from '../../src/ports.ts'
import { MORNING, newEffect } from './ledgerSamples.ts'

/** What some work in a transaction of its own came to. */
export const within = async <T>(ledger: SqlLedger, work: (transaction: LedgerTransaction) => Promise<T>, at = MORNING): Promise<T> => {
  let result: T | undefined
  await ledger.once(newEffect(), at, async (transaction) => {
    result = await work(transaction)
    return { of: 'done' }
  })
  return result as T
}
