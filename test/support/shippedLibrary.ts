import type { Library } from '../../src/core/library.ts'
import { loadLibrary } from '../../src/library/load.ts'

let shipped: Promise<Library> | undefined

/** The content that ships, on the day the golden conversations happen; read once. */
export const loadShipped = (): Promise<Library> => (shipped ??= load())

const load = async (): Promise<Library> => {
  const loaded = await loadLibrary({ knowledgeDir: 'knowledge', promptsDir: 'prompts', today: '2026-11-23' })
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ file, line, text }) => `${file}:${line} ${text}`).join('\n'))
  return loaded.library
}
