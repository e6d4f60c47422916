import type { Library } from './core/library.ts'
import { openLearnedShelf } from './library/learnedShelf.ts'
import { rememberIn } from './remembering.ts'
import type { Kept } from './understand/learned.ts'
import { createUnderstanding, type Understanding } from './understand/understand.ts'

/** Prepares libraries; what was learned and indexed is kept under the data directory, so that the same library takes a second the next time and not ten. */
export type Prepare = (library: Library) => Understanding

export const createPrepare = (dataDir: string): Prepare => {
  const shelf = openLearnedShelf<Kept>(dataDir)
  return (library) => {
    const kept = shelf.take(library)
    let isNew = false
    const understanding = createUnderstanding(library, rememberIn(kept, () => { isNew = true }))
    if (isNew) shelf.keep(library, kept)
    return understanding
  }
}
