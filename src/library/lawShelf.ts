import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { LawText, type LawTexts } from '../core/lawText.ts'
import type { LawId } from '../core/ids.ts'

/** The folder of imported statutes below the data directory. */
export const lawFolder = (dataDir: string): string => join(dataDir, 'laws')

/** The imported statutes, and the names of files that are none. A missing folder holds none. */
export type ShelvedLaws = Readonly<{ texts: LawTexts; broken: readonly string[] }>

/** Reads every imported statute. Never rejects. */
export const readLawTexts = async (dataDir: string): Promise<ShelvedLaws> => {
  const folder = lawFolder(dataDir)
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json') && !name.startsWith('.')).toSorted()
  const read = await Promise.all(names.map(async (name) => ({ name, text: await readLawText(join(folder, name)) })))
  return {
    texts: new Map<LawId, LawText>(read.flatMap(({ text }) => (text === undefined ? [] : [[text.law, text] as const]))),
    broken: read.flatMap(({ name, text }) => (text === undefined ? [name] : [])),
  }
}

/** What came of storing one statute. `older`: a newer wording is there already and stays. */
export type Shelving = Readonly<{ result: 'stored' | 'unchanged'; path: string }> | Readonly<{ result: 'older'; kept: string }>

/**
 * Stores one statute as `<law>.json`, whole or not at all. A newer wording moves the one before it to `earlier/`, under the day of that wording;
 * an older one is refused.
 */
export const shelveLaw = async (dataDir: string, given: LawText): Promise<Shelving> => {
  const text = LawText.parse(given)
  const folder = lawFolder(dataDir)
  const path = join(folder, `${text.law}.json`)
  const before = await readLawText(path)
  if (before?.version !== undefined && text.version !== undefined && text.version < before.version) return { result: 'older', kept: before.version }
  const json = write(text)
  if (before !== undefined && write(before) === json) return { result: 'unchanged', path }
  if (before?.version !== undefined && before.version !== text.version) {
    await writeWhole(join(folder, 'earlier'), `${before.law}@${before.version}.json`, write(before))
  }
  await writeWhole(folder, `${text.law}.json`, json)
  return { result: 'stored', path }
}

const write = (text: LawText): string => `${JSON.stringify(text, undefined, 1)}\n`

const readLawText = async (path: string): Promise<LawText | undefined> => {
  try {
    return LawText.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

/** A reader sees the old file or the new one, and a power cut leaves one of them. */
const writeWhole = async (folder: string, name: string, content: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, join(folder, name))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
