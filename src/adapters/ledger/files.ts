import { inArray, lt } from 'drizzle-orm'
import type { KeptFile } from '../../core/file.ts'
import type { MessageId } from '../../core/ids.ts'
import type { Orm } from './database.ts'
import { files } from './schema.ts'

/** How long what people sent is kept. P1. */
const KEPT = 90 * 24 * 60 * 60_000

/** Keeps a file under its message, and lets go of those that were kept long enough. */
export const keepFile = async (orm: Orm, file: KeptFile, keptAt: number): Promise<void> => {
  await orm.delete(files).where(lt(files.keptAt, keptAt - KEPT))
  await orm.insert(files).values({ ...file, keptAt }).onConflictDoNothing()
}

/** Whether the file of a message is kept. */
export const hasFile = async (orm: Orm, message: MessageId): Promise<boolean> => (await orm.$count(files, inArray(files.message, [message]))) > 0

/** The files of these messages, in their order. */
export const filesOf = async (orm: Orm, messages: readonly MessageId[]): Promise<readonly KeptFile[]> => {
  if (messages.length === 0) return []
  const found = await orm.select().from(files).where(inArray(files.message, [...messages]))
  return messages.flatMap((id) => found.filter(({ message }) => message === id))
    .map(({ message, person, name, mediaType, base64 }) => ({ message, person, name, mediaType, base64 }))
}
