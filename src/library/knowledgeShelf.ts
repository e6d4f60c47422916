import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Library } from '../core/library.ts'
import type { KnowledgeFile } from '../core/proposal.ts'
import { loadLibrary, type Shelves } from './load.ts'

/** The knowledge directory as curation writes to it. */
export type KnowledgeShelf = Readonly<{
  check: (files: readonly KnowledgeFile[]) => Promise<readonly string[]>
  put: (files: readonly KnowledgeFile[]) => Promise<void>
}>

/**
 * Opens the knowledge directory for writing. `prove` looks at the library as it would be, and says which questions
 * would no longer find their entry. A running bridge hears of what was put from its own watching.
 */
export const openKnowledgeShelf = (where: Omit<Shelves, 'today' | 'proposed'> & Readonly<{ today: () => string }>, prove: (library: Library) => readonly string[]): KnowledgeShelf => ({
  check: async (files) => {
    const loaded = await loadLibrary({ ...where, today: where.today(), proposed: files })
    return loaded.ok ? prove(loaded.library) : loaded.mistakes.map(({ file, line, text }) => `${file}:${line} ${text}`)
  },
  put: async (files) => {
    for (const { name, text } of files) {
      const place = join(where.knowledgeDir, name)
      const beside = join(dirname(place), `.${basename(place)}.new`)
      await mkdir(dirname(place), { recursive: true })
      await writeFile(beside, text)
      await rename(beside, place)
    }
  },
})
