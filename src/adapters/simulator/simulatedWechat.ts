import { types } from 'wechaty-puppet'
import type { Faults } from './faults.ts'
import { noFaults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { OutgoingParts, SendFault } from './outgoing.ts'
import { sayAsAccount, send } from './outgoing.ts'
import type { People, Wordings } from './people.ts'
import { createPeople } from './people.ts'
import { SimulatedPuppet } from './simulatedPuppet.ts'
import type { Shown, Transcript, Wanted } from './transcript.ts'
import { createTranscript } from './transcript.ts'
import type { World } from './world.ts'
import { createWorld, need, remember } from './world.ts'

/** How the simulated account is set up. */
export type SimulatedWechatOptions = Readonly<{
  /** Contact id and name of the account the bot is logged in as. */
  account?: string
  name: string
  heartbeatMs?: number
  /** English unless told otherwise. */
  wordings?: Partial<Wordings>
  /** Remembers over a restart what was said and who became a friend; nothing does unless given. */
  journal?: Journal
}>

/** A whole fake WeChat as seen from one account: people act in it, and the bot is connected through `puppet`. */
export type SimulatedWechat = People & Pick<World, 'account' | 'addContact' | 'addRoom' | 'setAlias' | 'nameOf'> & Readonly<{
  puppet: SimulatedPuppet
  faults: Faults
  /** Everything said, by the bot and by people; everything, or one conversation. */
  transcript: Transcript['all']
  onShown: Transcript['onShown']
  /** Watches what the account says. Returns how to stop. */
  onSent: (watcher: (shown: Shown) => void) => () => void
  /** What the account said, oldest first. */
  sent: () => readonly Shown[]
  /** The next wanted thing the account says; `after` is a number of the transcript, 0 unless told otherwise, `ms` is 2,000. */
  waitSent: (wanted?: Wanted, wait?: Readonly<{ ms?: number; after?: number }>) => Promise<Shown>
  /** The number of the last message, for `waitSent`. */
  mark: () => number
  /** The provider tells of a message again, as it does after a reconnect. */
  replay: (message: string) => void
  /** Somebody types on the account's own phone. */
  typeOnPhone: (conversation: string, text: string) => string
  /** Asks to be friends; the contact becomes a friend once the bot accepts. */
  friendRequest: (from: string, hello: string) => string
  isFriend: (contact: string) => boolean
  onFriend: (watcher: (contact: string) => void) => void
  /** Watches the faults that befall what the account says. */
  onFault: (watcher: (what: SendFault) => void) => void
  /** The room is told that its topic, or who is in it, has changed. */
  join: (room: string, contact: string, by: string) => void
  rename: (room: string, topic: string, by: string) => void
}>

const ENGLISH: Wordings = {
  pat: (from, to) => `"${from}" tickled "${to}"`,
  everyone: 'all',
  throttled: 'you are sending messages too frequently',
}

/** A WeChat with one account and nobody else. */
export const createSimulatedWechat = (options: SimulatedWechatOptions): SimulatedWechat => {
  const world = createWorld(options.account ?? 'wxid_bot', options.name)
  const faults = noFaults()
  const said = options.journal?.entries.flatMap((entry) => (entry.kind === 'said' ? [entry] : [])) ?? []
  const transcript = createTranscript(said.map(({ shown }) => shown))
  for (const entry of said) remember(world, entry)
  const { journal } = options
  // The first to watch: nobody is told of what is not on disk.
  if (journal !== undefined) transcript.onShown((shown) => {
    const location = world.locations.get(shown.id)
    journal.write({ kind: 'said', shown, message: need(world.messages, shown.id, 'message'), ...(location === undefined ? {} : { location }) })
  })
  const friends = new Set(journal?.entries.flatMap((entry) => (entry.kind === 'friend' ? [entry.contact] : [])))
  const friendWatchers: ((contact: string) => void)[] = []
  const faultWatchers: ((what: SendFault) => void)[] = []
  const wordings = { ...ENGLISH, ...options.wordings }

  const notify = (id: string): void => {
    for (let n = 0; n < faults.copies; n += 1) puppet.emit('message', { messageId: id })
  }
  const outgoing: OutgoingParts = {
    world, faults, transcript, notify, throttleWording: wordings.throttled,
    onFault: (what) => {
      for (const watcher of faultWatchers) watcher(what)
    },
  }
  const puppet: SimulatedPuppet = new SimulatedPuppet({
    world, faults, heartbeatMs: options.heartbeatMs ?? 5_000,
    send: (said) => send(outgoing, said),
    befriend: (contact) => {
      const known = world.contacts.get(contact)
      if (known === undefined) return
      world.contacts.set(contact, { ...known, friend: true })
      journal?.write({ kind: 'friend', contact })
      for (const watcher of friendWatchers) watcher(contact)
    },
  })
  const people = createPeople({ world, faults, transcript, wordings, notify })
  const isOurs = (shown: Shown): boolean => shown.from === world.account

  return {
    ...people,
    account: world.account, addContact: (contact) => world.addContact(friends.has(contact.id) ? { ...contact, friend: true } : contact), addRoom: world.addRoom, setAlias: world.setAlias, nameOf: world.nameOf,
    puppet, faults,
    transcript: transcript.all,
    onShown: transcript.onShown,
    onSent: (watcher) => transcript.onShown((shown) => {
      if (isOurs(shown)) watcher(shown)
    }),
    sent: () => transcript.all().filter(isOurs),
    waitSent: (wanted = () => true, { ms = 2_000, after = 0 } = {}) => transcript.wait((shown) => isOurs(shown) && wanted(shown), ms, after),
    mark: () => transcript.all().at(-1)?.n ?? 0,
    replay: (message) => puppet.emit('message', { messageId: message }),
    typeOnPhone: (conversation, text) => sayAsAccount(outgoing, { conversation, kind: 'text', text, mentions: [] }),
    friendRequest: (from, hello) => {
      const id = world.nextId('friend')
      world.friendships.set(id, { id, contactId: from, hello, timestamp: Date.now(), type: types.Friendship.Receive, ticket: id })
      puppet.emit('friendship', { friendshipId: id })
      return id
    },
    isFriend: (contact) => world.contacts.get(contact)?.friend === true,
    onFriend: (watcher) => { friendWatchers.push(watcher) },
    onFault: (watcher) => { faultWatchers.push(watcher) },
    join: (room, contact, by) => {
      const known = world.rooms.get(room)
      if (known === undefined) return
      world.rooms.set(room, { ...known, memberIdList: [...known.memberIdList, contact] })
      puppet.emit('room-join', { roomId: room, inviteeIdList: [contact], inviterId: by, timestamp: Date.now() })
    },
    rename: (room, topic, by) => {
      const known = world.rooms.get(room)
      if (known === undefined) return
      world.rooms.set(room, { ...known, topic })
      puppet.emit('room-topic', { roomId: room, newTopic: topic, oldTopic: known.topic, changerId: by, timestamp: Date.now() })
    },
  }
}
