import { FileBox, type FileBoxInterface } from 'file-box'
import type { payloads } from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import type { JournalEntry } from './journal.ts'

/** Somebody in the simulated WeChat. */
export type NewContact = Readonly<{ id: string; name: string; friend?: boolean; official?: boolean; alias?: string }>

/** A group. `aliases` are the names members chose in it, by contact id; the account itself is always a member. */
export type NewRoom = Readonly<{ id: string; topic: string; members: readonly string[]; aliases?: Readonly<Record<string, string>> }>

/** Everything the simulated provider knows, in the shapes Wechaty asks for. */
export type World = Readonly<{
  account: string
  contacts: Map<string, payloads.Contact>
  rooms: Map<string, payloads.Room>
  messages: Map<string, payloads.Message>
  files: Map<string, FileBoxInterface>
  locations: Map<string, payloads.Location>
  links: Map<string, payloads.UrlLink>
  friendships: Map<string, payloads.Friendship>
  addContact: (contact: NewContact) => void
  addRoom: (room: NewRoom) => void
  setAlias: (room: string, contact: string, alias: string) => void
  /** What a contact is called in a room, or in private. */
  nameOf: (contact: string, room?: string) => string
  aliasOf: (room: string, contact: string) => string
  nextId: (kind: string) => string
}>

const MESSAGES_KEPT = 5_000

/** What is there under that id; throws, as a provider does, when nothing is. */
export const need = <T>(map: ReadonlyMap<string, T>, id: string, what: string): T => {
  const value = map.get(id)
  if (value === undefined) throw new Error(`simulated wechat has no ${what} ${id}`)
  return value
}

/** Keeps a message, and lets go of the oldest when there are too many. */
export const keepMessage = (world: World, payload: payloads.Message): void => {
  world.messages.set(payload.id, payload)
  if (world.messages.size <= MESSAGES_KEPT) return
  const oldest = world.messages.keys().next().value
  if (oldest === undefined) return
  for (const map of [world.messages, world.files, world.locations, world.links]) map.delete(oldest)
}

/** Puts back into the world what was said in an earlier run. */
export const remember = (world: World, { shown, message, location }: Extract<JournalEntry, { kind: 'said' }>): void => {
  keepMessage(world, message)
  if (location !== undefined) world.locations.set(shown.id, location)
  if (shown.file !== undefined) world.files.set(shown.id, FileBox.fromBase64(shown.file.base64, shown.file.name))
}

/** A WeChat in which only the account itself exists. */
export const createWorld = (account: string, name: string): World => {
  const contacts = new Map<string, payloads.Contact>()
  const rooms = new Map<string, payloads.Room>()
  const aliases = new Map<string, string>()
  // Ids must not repeat after a restart: whoever remembers them would take new messages for old ones.
  const run = Date.now().toString(36)
  let counter = 0

  const aliasOf = (room: string, contact: string): string => aliases.get(`${room}/${contact}`) ?? ''
  const setAlias = (room: string, contact: string, alias: string): void => {
    aliases.set(`${room}/${contact}`, alias)
  }
  const addContact = (contact: NewContact): void => {
    contacts.set(contact.id, {
      id: contact.id, name: contact.name, avatar: '', gender: types.ContactGender.Unknown, phone: [], alias: contact.alias ?? '', friend: contact.friend ?? true,
      type: contact.official === true ? types.Contact.Official : types.Contact.Individual,
    })
  }
  addContact({ id: account, name })

  return {
    account, contacts, rooms, addContact, setAlias, aliasOf,
    messages: new Map(), files: new Map(), locations: new Map(), links: new Map(), friendships: new Map(),
    addRoom: (room) => {
      const members = [...new Set([account, ...room.members])]
      for (const member of members) need(contacts, member, 'contact')
      rooms.set(room.id, { id: room.id, topic: room.topic, memberIdList: members, adminIdList: [], ownerId: room.members[0] ?? account })
      for (const [contact, alias] of Object.entries(room.aliases ?? {})) setAlias(room.id, contact, alias)
    },
    nameOf: (contact, room) => (room === undefined ? '' : aliasOf(room, contact)) || need(contacts, contact, 'contact').name,
    nextId: (kind) => {
      counter += 1
      return `${kind}-${run}-${counter}`
    },
  }
}
