import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Transaction } from '@electric-sql/pglite'
import type { Connection, Engine } from './engine.ts'
import { explainFault } from './faults.ts'
import { lockDirectory } from './lock.ts'

const REMEDY = 'If the disk is full, make room; if the files are damaged, restore the data directory from a backup or move it away.'

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}

/** Boots the database in `dir`. A first boot takes seconds; it happens aside, so that one cut short leaves nothing half made. */
const boot = async (dir: string): Promise<PGlite> => {
  if (!await exists(dir)) {
    const aside = `${dir}.new`
    await rm(aside, { recursive: true, force: true })
    const first = await PGlite.create(aside)
    await first.close()
    await rename(aside, dir)
  }
  return PGlite.create(dir)
}

const connectionOn = (client: PGlite | Transaction, where: string): Connection => ({
  query: async (text, values, shape) => {
    try {
      const { rows } = await client.query(text, [...values], { rowMode: shape === 'lists' ? 'array' : 'object' })
      return rows
    } catch (error) {
      throw explainFault(error, where, REMEDY)
    }
  },
  script: async (text) => {
    try {
      return (await client.exec(text)).at(-1)?.rows ?? []
    } catch (error) {
      throw explainFault(error, where, REMEDY)
    }
  },
})

/** A PostgreSQL in this process, with its files under `dataDir`, which no other process may use meanwhile. Rejects with `DirectoryLocked` when one does. */
export const openEmbedded = async (dataDir: string): Promise<Engine> => {
  await mkdir(dataDir, { recursive: true })
  const lock = await lockDirectory(dataDir)
  const where = join(dataDir, 'postgres')
  let pglite: PGlite
  try {
    pglite = await boot(where)
  } catch (error) {
    await lock.release()
    throw explainFault(error, where, REMEDY)
  }
  return {
    kind: 'embedded',
    query: connectionOn(pglite, where).query,
    transaction: async (work) => {
      let ours: { error: unknown } | undefined
      try {
        return await pglite.transaction(async (client) => {
          try {
            return await work(connectionOn(client, where))
          } catch (error) {
            ours = { error }
            throw error
          }
        })
      } catch (error) {
        throw ours === undefined ? explainFault(error, where, REMEDY) : ours.error
      }
    },
    close: async () => {
      if (pglite.closed) return
      await pglite.close()
      await lock.release()
    },
  }
}
