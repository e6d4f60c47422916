import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCES = fileURLToPath(new URL('../../../page', import.meta.url))
const PROTOCOL = fileURLToPath(new URL('../../../core', import.meta.url))
const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url))
const BUILT_WITH = ['vite', 'preact', '@preact/signals']

const { resolve: find } = createRequire(import.meta.url)

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false)

/** Changes whenever the built page would look different. */
const editionOf = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const name of (await readdir(SOURCES, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(name.slice(SOURCES.length)).update(await readFile(name))
  }
  hash.update(await readFile(join(PROTOCOL, 'pageProtocol.ts')))
  for (const name of BUILT_WITH) hash.update(await readFile(join(MODULES, name, 'package.json')).catch(() => find(name)))
  return hash.digest('hex').slice(0, 12)
}

const firstWritable = async (): Promise<string> => {
  const cache = join(MODULES, '.cache', 'qiaoqiao')
  return mkdir(cache, { recursive: true }).then(() => cache, () => join(tmpdir(), 'qiaoqiao'))
}

/**
 * The directory with the built page. It is built when there is none for these sources, which takes about a second;
 * an earlier edition is left alone, because another process may be serving it.
 */
export const buildPage = async (): Promise<string> => {
  const ready = join(await firstWritable(), `page-${await editionOf()}`)
  if (await exists(ready)) return ready
  const making = `${ready}.${process.pid}`
  // Loaded only here: whoever does not serve the page does not need it.
  const { build } = await import('vite')
  await build({
    root: SOURCES, configFile: false, logLevel: 'silent', base: '/', publicDir: false,
    build: { outDir: making, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  })
  // Another process may have built it meanwhile; theirs is as good.
  await rename(making, ready).catch(() => rm(making, { recursive: true, force: true }))
  return ready
}
