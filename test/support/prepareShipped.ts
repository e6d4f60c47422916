import { mkdir, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { keepFor } from '../../src/core/keepFor.ts'
import type { Library } from '../../src/core/library.ts'
import { openLearnedShelf } from '../../src/library/learnedShelf.ts'
import { createPrepare } from '../../src/preparing.ts'
import { rememberIn } from '../../src/remembering.ts'
import type { Kept, Remember } from '../../src/understand/learned.ts'

/** Where the tests keep what was learned: the knowledge check before them learns, and they recall. */
const LEARNED_HOME = resolve('data')

/** Prepares a library as the bridge does; each once. */
export const prepareShipped = keepFor(createPrepare(LEARNED_HOME))

/** Recalls what the knowledge check learned from a library. */
export const recallShipped = (library: Library): Remember => rememberIn(openLearnedShelf<Kept>(LEARNED_HOME).take(library), () => {})

/** Lets a data directory of its own recall what the tests learned. */
export const shareLearned = async (dataDir: string): Promise<void> => {
  await mkdir(join(LEARNED_HOME, 'learned'), { recursive: true })
  await symlink(join(LEARNED_HOME, 'learned'), join(dataDir, 'learned'), 'junction')
}
