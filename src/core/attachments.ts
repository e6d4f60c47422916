import type { MessageId } from './ids.ts'
import type { Attachment } from './message.ts'

/** What came with words or without and belongs to nothing yet; it goes stale. */
export type Loose = Readonly<{ attachments: readonly Attachment[]; at: number }>

/** Kinds whose bytes can be fetched and passed on. */
const FILES: ReadonlySet<Attachment['kind']> = new Set(['image', 'video', 'file'])
/** Kinds that tell something about a request; the others are answered and forgotten. */
const KEPT: ReadonlySet<Attachment['kind']> = new Set(['image', 'video', 'file', 'location', 'card', 'link', 'app', 'history'])
/** How long what came alone waits for the words it belongs to. */
const LOOSE = 30 * 60_000
/** More than this is not kept for one request. */
const MOST = 20

/** The attachments whose bytes are passed on. */
export const filesOf = (attachments: readonly Attachment[]): readonly Attachment[] => attachments.filter(({ kind }) => FILES.has(kind))

/** The messages whose bytes must be fetched. */
export const fileIds = (attachments: readonly Attachment[]): readonly MessageId[] => filesOf(attachments).map(({ message }) => message)

/** What waits for its words after `more` came, without what is stale. */
export const lay = (before: Loose | undefined, more: readonly Attachment[], now: number): Loose | undefined => {
  const fresh = before !== undefined && now - before.at <= LOOSE ? before.attachments : []
  const attachments = join(fresh, more)
  return attachments.length === 0 ? undefined : { attachments, at: more.length > 0 ? now : before?.at ?? now }
}

/** Both, each once, those that tell something, the first of them. */
export const join = (some: readonly Attachment[], more: readonly Attachment[]): readonly Attachment[] =>
  [...some, ...more.filter(({ message }) => !some.some((one) => one.message === message))].filter(({ kind }) => KEPT.has(kind)).slice(0, MOST)
