import { BridgeError } from '../../core/bridgeError.ts'

/** Nobody answered: the server is down, starting, full, or out of reach. */
export const LEDGER_UNAVAILABLE = 'ledger-unavailable'
/** Two transactions stood in each other's way: trying again helps. */
export const LEDGER_CONFLICT = 'ledger-conflict'
/** The database said no to what was asked. */
export const LEDGER_REFUSED = 'ledger-refused'

const CONFLICTS = new Set(['40001', '40P01'])
// Class 08 is the connection, 53 resources, 57P the server going down or coming up, 28 and 3D a wrong DATABASE_URL.
const UNAVAILABLE = /^(08|53|57P|28|3D)/
const SQLSTATE = /^[0-9A-Z]{5}$/

const textOf = (error: unknown, name: string): string | undefined => {
  if (typeof error !== 'object' || error === null || !(name in error)) return undefined
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

const reasonOf = (error: unknown): string => {
  // Node tries every address of a host and reports them together.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ')
  return textOf(error, 'message') ?? String(error)
}

/**
 * What a driver said, as an error of ours: `ledger-unavailable`, `ledger-conflict` or `ledger-refused`.
 * It keeps nothing of what was asked, since that is what people told us. `where` is for people; `remedy` is a sentence.
 */
export const explainFault = (error: unknown, where: string, remedy: string): BridgeError => {
  if (error instanceof BridgeError) return error
  const reason = reasonOf(error)
  const sqlstate = textOf(error, 'code') ?? ''
  if (!SQLSTATE.test(sqlstate) || UNAVAILABLE.test(sqlstate)) {
    return new BridgeError(LEDGER_UNAVAILABLE, `The ledger (${where}) does not answer: ${reason}. ${remedy}`, { where, reason })
  }
  const fields = Object.fromEntries(['table', 'constraint'].flatMap((name) => {
    const value = textOf(error, name)
    return value === undefined ? [] : [[name, value]]
  }))
  if (CONFLICTS.has(sqlstate)) return new BridgeError(LEDGER_CONFLICT, `The ledger (${where}) undid a transaction: ${reason}`, { sqlstate, ...fields })
  return new BridgeError(LEDGER_REFUSED, `The ledger (${where}) refused: ${reason} (${sqlstate})`, { sqlstate, ...fields })
}
