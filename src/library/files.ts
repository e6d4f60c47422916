import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join, sep } from 'node:path'
import { TOP } from './mistake.ts'
import type { Report } from './report.ts'

/** One content file: its name for editors, its name without the extension, its text, and a short hash of that text. */
export type ContentFile = Readonly<{ file: string; stem: string; text: string; version: string }>

/** Reads content files under two roots and names them as editors know them, `knowledge/laws.yaml`. Unreadable files are reported, never thrown. */
export type Shelf = Readonly<{
  /** Undefined when the file is missing or cannot be read; that is a mistake. */
  file: (name: string) => Promise<ContentFile | undefined>
  /** Every file of one extension in a folder, by name. A missing folder is an empty one. */
  folder: (name: string, extension: string) => Promise<readonly ContentFile[]>
}>

const README = /^readme\b/iu

/** The shelf of one directory, with the proposed files, by name, as if they were on it. */
export const openShelf = (root: string, report: Report, proposed: ReadonlyMap<string, string> = new Map()): Shelf => {
  const label = basename(root)
  const read = async (name: string): Promise<ContentFile | undefined> => {
    const file = [label, ...name.split(sep)].join('/')
    try {
      const text = (proposed.get(name.split(sep).join('/')) ?? await readFile(join(root, name), 'utf8')).replace(/^\ufeff/u, '')
      return { file, stem: basename(name, extname(name)), text, version: hash(text) }
    } catch (error) {
      report.mistake({ file, position: TOP }, isMissing(error) ? 'file.missing' : 'file.unreadable', { why: String(error) })
      return undefined
    }
  }
  return {
    file: read,
    folder: async (name, extension) => {
      const added = [...proposed.keys()].filter((one) => one.startsWith(`${name}/`)).map((one) => one.slice(name.length + 1))
      const names = [...new Set([...await readdir(join(root, name)).catch(() => []), ...added])].toSorted((one, other) => (one < other ? -1 : 1))
      const wanted = names.filter((found) => !found.startsWith('.') && !README.test(found))
      for (const found of wanted.filter((one) => extname(one) !== extension && !one.endsWith('~'))) {
        report.warning({ file: `${label}/${name}/${found}`, position: TOP }, 'file.ignored', { extension })
      }
      const files = await Promise.all(wanted.filter((found) => extname(found) === extension).map((found) => read(join(name, found))))
      return files.filter((file) => file !== undefined)
    },
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const hash = (text: string): string => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 10)
