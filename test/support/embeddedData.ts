import { createHash, randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import { shareLearned } from './prepareShipped.ts'

const migrations = fileURLToPath(new URL('../../src/adapters/ledger/migrations', import.meta.url))
const { resolve } = createRequire(import.meta.url)

/** Changes whenever a freshly made data directory would look different. */
const editionOf = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const name of (await readdir(migrations)).toSorted()) {
    if (name.endsWith('.sql')) hash.update(await readFile(join(migrations, name)))
  }
  for (const name of ['@electric-sql/pglite', 'pg-boss']) hash.update(await stat(resolve(name)).then(({ size }) => `${name} ${size}`))
  return hash.digest('hex').slice(0, 12)
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)

/** A first boot takes seconds, so it is done once and copied; later test runs find it in the temporary directory. */
const template = async (): Promise<string> => {
  const ready = join(tmpdir(), `qiaoqiao-embedded-${await editionOf()}`)
  if (await exists(ready)) return ready
  const making = `${ready}.${randomUUID()}`
  const database = await openDatabase({ dataDir: making })
  await database.close()
  // Another test file may have made it meanwhile; theirs is as good.
  await rename(making, ready).catch(() => rm(making, { recursive: true, force: true }))
  return ready
}

/** A data directory of its own, with the embedded database made and migrated, that boots in half a second. The caller removes it. */
export const copyEmbeddedData = async (): Promise<string> => {
  const from = await template()
  const dir = await mkdtemp(join(tmpdir(), 'qiaoqiao-data-'))
  await cp(from, dir, { recursive: true })
  await shareLearned(dir)
  return dir
}
