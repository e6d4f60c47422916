import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { OUTPUT_MODES, type Ability } from './outputMode.ts'

const Note = z.object({ of: z.string(), mode: z.enum(OUTPUT_MODES), limit: z.enum(['max_tokens', 'max_completion_tokens']) })

/** Where a data directory keeps what it learned about its endpoint. */
export const modelFile = (dataDir: string, name: string): string => join(dataDir, 'model', name)

const FILE = 'ability.json'

/** What the last probe of this endpoint and model showed; undefined when there was none. */
export const readAbility = (dataDir: string, of: string): Ability | undefined => {
  try {
    const note = Note.parse(JSON.parse(readFileSync(modelFile(dataDir, FILE), 'utf8')))
    return note.of === of ? { mode: note.mode, limit: note.limit } : undefined
  } catch {
    return undefined
  }
}

/** Remembers it for the next start. A directory that cannot be written is probed again. */
export const keepAbility = (dataDir: string, of: string, ability: Ability): void => {
  try {
    const file = modelFile(dataDir, FILE)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ of, ...ability }))
  } catch {
    // Only a convenience.
  }
}
