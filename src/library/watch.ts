import { mkdirSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import type { Library } from '../core/library.ts'
import { lawFolder } from './lawShelf.ts'
import { loadLibrary } from './load.ts'
import type { Mistake } from './mistake.ts'

/** What is watched, imported statutes too where there is a data directory, and how the day is told when it is loaded again. */
export type Watched = Readonly<{ knowledgeDir: string; promptsDir: string; dataDir?: string; today: () => string }>

/** Watching that can be ended. After `close` resolves nothing is called any more. */
export type Watching = Readonly<{ close: () => Promise<void> }>

const FOLDERS = ['legal', 'asking', 'regressions', 'services', 'calendar', 'words', 'crying']
/** Editors write in several steps; what follows within this many ms belongs to the same change. */
const SETTLE = 150

/**
 * Loads the library again whenever its content changes. Folders are watched, not files, because editors replace files.
 * Content with mistakes is only reported: who holds the old library keeps it.
 */
export const watchLibrary = (
  watched: Watched,
  onLoaded: (library: Library, warnings: readonly Mistake[]) => Promise<void> | void,
  onMistakes: (mistakes: readonly Mistake[]) => void,
): Watching => {
  const folders = [watched.knowledgeDir, ...FOLDERS.map((name) => join(watched.knowledgeDir, name)), watched.promptsDir, join(watched.promptsDir, 'replies'), ...lawFolders(watched)]
  let watchers: readonly FSWatcher[] = []
  let timer: NodeJS.Timeout | undefined
  let loading: Promise<void> = Promise.resolve()
  let closed = false

  const arm = (): void => {
    const before = watchers
    watchers = folders.flatMap((folder) => open(folder, noticed) ?? [])
    for (const watcher of before) watcher.close()
  }
  const noticed = (name: string | null): void => {
    if (closed || (name !== null && !isContent(name))) return
    clearTimeout(timer)
    timer = setTimeout(() => { loading = loading.then(reload) }, SETTLE)
  }
  const reload = async (): Promise<void> => {
    if (closed) return
    arm()
    const loaded = await loadLibrary({ ...watched, today: watched.today() })
    if (closed) return
    if (loaded.ok) await onLoaded(loaded.library, loaded.warnings)
    else onMistakes(loaded.mistakes)
  }
  arm()
  return {
    close: async () => {
      closed = true
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      await loading
    },
  }
}

/** The folder of imported statutes; made when it is not there, since the data directory itself is too busy to be watched. */
const lawFolders = ({ dataDir }: Watched): readonly string[] => {
  if (dataDir === undefined) return []
  mkdirSync(lawFolder(dataDir), { recursive: true })
  return [lawFolder(dataDir)]
}

/** A folder that is not there is watched from its parent: it is armed with the next change. */
const open = (folder: string, noticed: (name: string | null) => void): FSWatcher | undefined => {
  try {
    const watcher = watch(folder, (_event, name) => { noticed(name) })
    watcher.on('error', () => { watcher.close() })
    return watcher
  } catch {
    return undefined
  }
}

/** Content files and folders, and not the swap files of editors. */
const isContent = (name: string): boolean => /^[^.~][^~]*$/u.test(name) && (/\.(?:ya?ml|md|json)$/u.test(name) || !name.includes('.'))
