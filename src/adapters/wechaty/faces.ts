import { types } from 'wechaty-puppet'
import type { Line } from './line.ts'
import type { Timing } from './timing.ts'
import { within } from './timing.ts'

/** A contact as far as we need it. `person` is false for official accounts and WeChat's own. */
export type Face = Readonly<{ name: string; friend: boolean; person: boolean }>

/** Names of contacts, rooms and members: asked for once in a while, never waited for longer than a moment. */
export type Faces = Readonly<{
  /** Without an answer the last one known, or a nameless person: a message is never lost for want of a name. */
  contact: (line: Line, contact: string) => Promise<Face>
  topic: (line: Line, room: string) => Promise<string>
  /** The contact who owns the room; empty when the provider does not say. */
  owner: (line: Line, room: string) => Promise<string>
  /** The member's name in that room, or else in WeChat; empty when nobody can say. */
  memberName: (line: Line, room: string, contact: string) => Promise<string>
  /** The contact may have changed: a new friend has a new face. */
  forget: (line: Line, contact: string) => void
}>

const KEPT_MS = 10 * 60_000
const KEPT = 5_000
const PATIENCE_MS = 3_000

/** Ids of WeChat itself; `gh_` begins the id of an official account. */
const NOT_PEOPLE = /^(?:gh_|weixin$|newsapp$|fmessage$|medianote$|floatbottle$|qmessage$|qqmail$|tmessage$|notifymessage$|mphelper$|blogapp$)/

type Memory<T> = Readonly<{
  recall: (key: string, ask: () => Promise<T>, otherwise: T) => Promise<T>
  forget: (key: string) => void
}>

const createMemory = <T>(timing: Timing): Memory<T> => {
  const kept = new Map<string, Readonly<{ value: T; at: number }>>()
  const asked = new Map<string, Promise<T>>()
  /** Whoever asks while somebody already does gets the same answer. */
  const once = (key: string, ask: () => Promise<T>): Promise<T> => {
    const asking = asked.get(key) ?? within(timing, PATIENCE_MS, 'name', ask()).finally(() => asked.delete(key))
    asked.set(key, asking)
    return asking
  }
  return {
    recall: async (key, ask, otherwise) => {
      const known = kept.get(key)
      if (known !== undefined && timing.now() - known.at < KEPT_MS) return known.value
      try {
        const value = await once(key, ask)
        kept.delete(key)
        kept.set(key, { value, at: timing.now() })
        if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '')
        return value
      } catch {
        return known === undefined ? otherwise : known.value
      }
    },
    forget: (key) => {
      kept.delete(key)
    },
  }
}

const keyOf = (line: Line, ...ids: readonly string[]): string => JSON.stringify([line.account, ...ids])

/** A memory of faces. Asking for too many contacts too fast gets accounts locked, so it outlives connections. */
export const createFaces = (timing: Timing): Faces => {
  const contacts = createMemory<Face>(timing)
  const names = createMemory<string>(timing)
  const rooms = createMemory<Readonly<{ topic: string; owner: string }>>(timing)
  const roomOf = (line: Line, room: string): Promise<Readonly<{ topic: string; owner: string }>> => rooms.recall(keyOf(line, room), async () => {
    const { topic, ownerId } = await line.room(room)
    return { topic: topic.trim(), owner: ownerId ?? '' }
  }, { topic: '', owner: '' })

  const contact: Faces['contact'] = (line, id) => {
    const person = !NOT_PEOPLE.test(id)
    return contacts.recall(keyOf(line, id), async () => {
      const payload = await line.contact(id)
      return { name: payload.name.trim(), friend: payload.friend === true, person: person && payload.type !== types.Contact.Official }
    }, { name: '', friend: false, person })
  }

  return {
    contact,
    topic: async (line, room) => (await roomOf(line, room)).topic,
    owner: async (line, room) => (await roomOf(line, room)).owner,
    memberName: async (line, room, id) => {
      const name = await names.recall(keyOf(line, room, id), async () => {
        const payload = await line.member(room, id)
        return (payload.roomAlias ?? '').trim() || payload.name.trim()
      }, '')
      return name === '' ? (await contact(line, id)).name : name
    },
    forget: (line, id) => contacts.forget(keyOf(line, id)),
  }
}
