import type { Library } from './core/library.ts'
import { openLearnedShelf } from './library/learnedShelf.ts'
import type { Learned } from './understand/learned.ts'
import { createUnderstanding, type Understanding } from './understand/understand.ts'

/** Prepares libraries; what was learned is kept under the data directory, so that the same library takes a second the next time and not ten. */
export type Prepare = (library: Library) => Understanding

export const createPrepare = (dataDir: string): Prepare => {
  const shelf = openLearnedShelf<Learned>(dataDir)
  return (library) => {
    const kept = shelf.take(library)
    let isNew = false
    const understanding = createUnderstanding(library, (name, learn) => {
      const known = kept.get(name)
      if (known !== undefined) return known
      const learned = learn()
      kept.set(name, learned)
      isNew = true
      return learned
    })
    if (isNew) shelf.keep(library, kept)
    return understanding
  }
}
