import { mkdir, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { KnowledgeFile } from '../core/proposal.ts'

/** The knowledge directory as curation writes to it. */
export type KnowledgeShelf = Readonly<{
  check: (files: readonly KnowledgeFile[]) => Promise<readonly string[]>
  put: (files: readonly KnowledgeFile[]) => Promise<void>
}>

/**
 * Opens the knowledge directory for writing. `check` looks at the library as it would be with these files, and says in
 * words what would be wrong with it. A running bridge hears of what was put from its own watching.
 */
export const openKnowledgeShelf = (knowledgeDir: string, check: KnowledgeShelf['check']): KnowledgeShelf => ({
  check,
  put: async (files) => {
    for (const { name, text } of files) {
      const place = join(knowledgeDir, name)
      const beside = join(dirname(place), `.${basename(place)}.new`)
      await mkdir(dirname(place), { recursive: true })
      await writeFile(beside, text)
      await rename(beside, place)
    }
  },
})
