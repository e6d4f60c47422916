/** Empties the tables, so that a test begins in a world where nothing happened. */
export { emptyTables as emptyLedger } from '../../src/adapters/ledger/emptyTables.ts'
