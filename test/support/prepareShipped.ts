import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPrepare } from '../../src/preparing.ts'

/** Where the tests keep what was learned: one test file learns, and the others recall. */
export const LEARNED_HOME = join(tmpdir(), 'qiaoqiao-learned')

/** Prepares a library as the bridge does. */
export const prepareShipped = createPrepare(LEARNED_HOME)
