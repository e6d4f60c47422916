import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { Library } from '../core/library.ts'

/** What is kept of one library: what was learned, by name. */
export type Kept<Learned> = Map<string, Learned>

/** What was learned from a library before, and keeping what was learned now. Neither ever throws: what cannot be read or written is learned again. */
export type LearnedShelf<Learned> = Readonly<{
  take: (library: Library) => Kept<Learned>
  keep: (library: Library, kept: Kept<Learned>) => void
}>

/** The library that runs, the one a proposal would make of it, and the one before. */
const MOST = 3
/** What learns. Changed code learns anew. */
const LEARNERS = ['core', 'understand'] as const

/** Opens the folder `learned` of the data directory: one file a library, named after everything it was learned from. */
export const openLearnedShelf = <Learned>(dataDir: string): LearnedShelf<Learned> => {
  const folder = join(dataDir, 'learned')
  const code = editionOfCode()
  const fileOf = (library: Library): string => join(folder, `${editionOf(library, code)}.v8`)
  return {
    take: (library) => {
      const file = fileOf(library)
      try {
        const kept = deserialize(readFileSync(file)) as Kept<Learned>
        const now = new Date()
        utimesSync(file, now, now)
        return kept
      } catch {
        return new Map()
      }
    },
    keep: (library, kept) => {
      const file = fileOf(library)
      const beside = `${file}.${process.pid}`
      try {
        mkdirSync(folder, { recursive: true })
        writeFileSync(beside, serialize(kept))
        renameSync(beside, file)
        for (const old of latestFirst(folder).slice(MOST)) rmSync(old, { force: true })
      } catch {
        rmSync(beside, { force: true })
      }
    },
  }
}

const latestFirst = (folder: string): readonly string[] =>
  readdirSync(folder).map((name) => join(folder, name)).map((file) => ({ file, at: statSync(file).mtimeMs })).toSorted((a, b) => b.at - a.at).map(({ file }) => file)

const editionOfCode = (): string => {
  const hash = createHash('sha256').update(process.version)
  for (const room of LEARNERS) {
    const folder = fileURLToPath(new URL(`../${room}`, import.meta.url))
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.ts')).toSorted()) hash.update(name).update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}

const editionOf = ({ entries, asking, services, crying, safety, lexicon, words, community, places }: Library, code: string): string =>
  createHash('sha256').update(code).update(JSON.stringify([[...entries.keys()], asking, services, crying, safety, lexicon, words, community, places], (_key, value: unknown) =>
    value instanceof Map ? [...value as ReadonlyMap<unknown, unknown>] : value)).digest('hex').slice(0, 24)
