import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file of the built page, ready to be sent. */
export type PageFile = Readonly<{ body: Buffer; zipped: Buffer | undefined; type: string; lasting: boolean }>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.ogg': 'audio/ogg', '.opus': 'audio/ogg', '.wav': 'audio/wav', '.ico': 'image/x-icon',
}
const TEXTS = new Set(['.html', '.js', '.css', '.svg'])

/** The built page in memory, by path; nothing outside its directory can be asked for. */
export const readPageFiles = async (directory: string): Promise<ReadonlyMap<string, PageFile>> => {
  const entries = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const files = await Promise.all(entries.map(async (entry): Promise<readonly [string, PageFile]> => {
    const path = join(entry.parentPath, entry.name)
    const body = await readFile(path)
    const kind = extname(entry.name)
    return [`/${relative(directory, path).split(sep).join('/')}`, {
      body, zipped: TEXTS.has(kind) ? gzipSync(body, { level: 9 }) : undefined, type: TYPES[kind] ?? 'application/octet-stream', lasting: kind !== '.html',
    }]
  }))
  return new Map(files)
}

/** What a first visit loads, in bytes as sent: the page itself and everything it names. */
export const firstLoad = (files: ReadonlyMap<string, PageFile>): number =>
  [...files].filter(([path]) => /\.(html|js|css)$/.test(path)).reduce((sum, [, { body, zipped }]) => sum + (zipped ?? body).length, 0)
