import { resolve } from 'node:path'
import { createPrepare } from '../../src/preparing.ts'

/** Where the tests keep what was learned: the knowledge check before them learns, and they recall. */
export const LEARNED_HOME = resolve('data')

/** Prepares a library as the bridge does. */
export const prepareShipped = createPrepare(LEARNED_HOME)
