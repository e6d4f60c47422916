import { pino, type Logger } from 'pino'
import { createLedger } from '../../src/adapters/ledger/ledger.ts'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { openPress } from '../../src/adapters/press/press.ts'
import { createSimulatedWechat } from '../../src/adapters/simulator/simulatedWechat.ts'
import { serveSimulator } from '../../src/adapters/simulator/serveSimulator.ts'
import { createWechatyChannel } from '../../src/adapters/wechaty/channel.ts'
import { FAST } from '../../src/adapters/wechaty/pace.ts'
import { wallTiming } from '../../src/adapters/wechaty/timing.ts'
import { createSqlConversationStore } from '../../src/adapters/ledger/sqlConversationStore.ts'
import { buildBridge } from '../../src/bridge.ts'
import type { Utterance } from '../../src/core/effect.ts'
import type { OutgoingFile } from '../../src/core/file.ts'
import { privateConversation, roomConversation, type AccountId, type ContactId, type EffectId, type MessageId, type RoomId } from '../../src/core/ids.ts'
import type { Shelf } from '../../src/core/curationBooks.ts'
import type { Library } from '../../src/core/library.ts'
import type { Message, MessageKind, Quote } from '../../src/core/message.ts'
import type { Role } from '../../src/core/service.ts'
import type { Address } from '../../src/core/ticket.ts'
import type { Channel, ChannelEvents, ConversationStore, Sent } from '../../src/ports.ts'
import { createToTraditional } from '../../src/understand/traditional.ts'
import type { Voices } from '../../src/turn/listen.ts'
import type { ModelUnderstanding } from '../../src/understand/model/understandWithModel.ts'
import type { Understanding } from '../../src/understand/understand.ts'
import { prepareShipped } from './prepareShipped.ts'

/** One thing the bridge said: where, by reply id, and in words. */
export type Heard = Readonly<{ to: Address; ids: readonly string[]; text: string; files: readonly OutgoingFile[] }>

export type Saying = Readonly<{
  room?: string
  at?: boolean
  kind?: MessageKind
  quote?: Quote
  recalls?: string
  id?: string
  sentAt?: number
}>

const ACCOUNT = 'bot' as AccountId
export const ADMIN_CODE = 'FIRST-ADMIN-CODE'
/** 2026-11-23 10:00 in 常州, a Monday; 15:00 in Auckland. */
export const MONDAY = Date.parse('2026-11-23T02:00:00Z')

export type WorldOptions = Readonly<{
  library: () => Library
  database: Database
  store?: ConversationStore
  /** ms a burst is waited for; 0 unless told otherwise. */
  patience?: number
  startAt?: number
  log?: Logger
  /** Sees everything that is said, as it goes out. */
  onHeard?: (heard: Heard) => void
  send?: (to: Address, text: string) => Promise<Sent>
  sendFile?: (to: Address, file: OutgoingFile) => Promise<Sent>
  fetchFile?: Channel['fetchFile']
  /** Puts something beside the rules, such as a model. */
  beside?: (rules: Understanding) => Pick<ModelUnderstanding, 'understand'> & Partial<Pick<ModelUnderstanding, 'reword'>>
  /** What hears voice messages, over what fetches them. */
  voices?: (fetchFile: Channel['fetchFile']) => Voices
  /** Where curated content goes; nowhere unless told otherwise. */
  shelf?: Shelf
  /** Goes through a simulated WeChat behind a real puppet server instead of memory. */
  grpc?: boolean
}>

/** The simulated WeChat of a world over gRPC. */
const openSimulated = async (now: () => number, hear: (to: Address, text: string, file?: OutgoingFile) => void) => {
  const wechat = createSimulatedWechat({ account: ACCOUNT, name: '侨桥' })
  const served = await serveSimulator(wechat.puppet)
  wechat.onSent(({ conversation, inRoom, text, mentions, file }) => {
    const [mention] = mentions
    hear(inRoom
      ? { kind: 'room', account: ACCOUNT, room: conversation as RoomId, ...(mention === undefined ? {} : { mention: mention as ContactId }) }
      : { kind: 'private', account: ACCOUNT, contact: conversation as ContactId }, text, file)
  })
  const channel = createWechatyChannel({
    from: { token: served.token, endpoint: served.endpoint, noTls: true }, pace: FAST, log: pino({ level: 'silent' }), timing: { ...wallTiming, now },
    words: { names: ['侨桥'], everyone: ['所有人'], throttled: ['频繁'], pat: ['拍了拍'], me: ['我'] },
  })
  return { wechat, served, channel }
}

const toTraditional = createToTraditional()
const understandings = new WeakMap<Library, Understanding>()

/** Preparing takes seconds; what it makes is pure, so worlds share it. */
const understandingOf = (library: Library): Understanding => {
  const known = understandings.get(library) ?? prepareShipped(library)
  understandings.set(library, known)
  return known
}

/** A whole bridge with a WeChat that only remembers: people say things, and what the bridge says is seen by reply id. */
export const openWorld = async (options: WorldOptions) => {
  const { database, library } = options
  const began = Date.now()
  let shift = (options.startAt ?? MONDAY) - began
  const now = (): number => Date.now() + shift
  const texts: { to: Address; text: string; file?: OutgoingFile }[] = []
  const heard: Heard[] = []
  const events: { current?: ChannelEvents } = {}
  const people = new Map<string, { contact: ContactId; friend: boolean }>()
  const rooms = new Map<string, RoomId>()
  const cut = new Set<string>()
  let serial = 0
  let codes = 0

  const simulated = options.grpc === true ? await openSimulated(now, (to, text, file) => texts.push({ to, text, ...(file === undefined ? {} : { file }) })) : undefined
  const channel: Channel = simulated?.channel ?? {
    start: (listening) => {
      events.current = listening
      listening.up(ACCOUNT)
    },
    send: async (to, text) => {
      if (cut.has(placeName(to))) return { kind: 'refused', why: 'not a friend' }
      const sent = await options.send?.(to, text) ?? { kind: 'sent' }
      if (sent.kind === 'sent') texts.push({ to, text })
      return sent
    },
    sendFile: async (to, file) => {
      const sent = await options.sendFile?.(to, file) ?? { kind: 'sent' }
      if (sent.kind === 'sent') texts.push({ to, text: file.name, file })
      return sent
    },
    fetchFile: async (message) => options.fetchFile?.(message) ?? { kind: 'file', file: { name: `${message}.png`, mediaType: 'image/png', base64: 'iVBORw0KGgo=' } },
    status: () => ({ loggedIn: true, account: ACCOUNT }),
    stop: async () => {},
  }
  const ledger = createLedger(database, { now, pollMs: 100, sweepMs: 200 })
  const store = options.store ?? createSqlConversationStore(database, { now })
  const rules = understandingOf(library())
  const beside = options.beside?.(rules)
  const understanding = beside ?? rules
  const sameAddress = (a: Address, b: Address): boolean =>
    a.account === b.account && (a.kind === 'room' ? b.kind === 'room' && a.room === b.room : b.kind === 'private' && a.contact === b.contact)
  const bridge = buildBridge({
    store, ledger, channel, library, now,
    understand: (hearing) => understanding.understand(hearing),
    press: openPress(),
    curating: {
      likeness: () => rules.likeness, anonymise: () => rules.anonymise,
      shelf: options.shelf ?? { check: async () => [], put: async () => {} },
    },
    patience: () => options.patience ?? 0,
    cries: rules.cries,
    ...(beside?.reword === undefined ? {} : { reword: beside.reword }),
    ...(options.voices === undefined ? {} : { voices: options.voices((message) => channel.fetchFile(message)) }),
    toTraditional,
    enrolment: { adminCode: ADMIN_CODE, newCode: () => `CODE-${(codes += 1).toString().padStart(4, '0')}` },
    holder: 'world', log: options.log ?? pino({ level: process.env['WORLD_LOG'] ?? 'silent' }), sweepEvery: 500, tries: 2,
    onSaid: (to, lines: readonly Utterance[]) => {
      const mine = texts.filter((one) => sameAddress(one.to, to))
      for (const one of mine) texts.splice(texts.indexOf(one), 1)
      const one: Heard = { to, ids: lines.map(({ reply, about }) => (about === undefined ? reply : `${reply}:${about}`)), text: mine.map(({ text }) => text).join('\n'), files: mine.flatMap(({ file }) => file ?? []) }
      heard.push(one)
      options.onHeard?.(one)
    },
  })
  const contactOf = (name: string): ContactId => {
    const known = people.get(name)
    if (known !== undefined) return known.contact
    const contact = `c-${people.size + 1}` as ContactId
    people.set(name, { contact, friend: true })
    simulated?.wechat.addContact({ id: contact, name, friend: true })
    return contact
  }
  const enter = (name: string): void => {
    simulated?.wechat.addRoom({ id: roomOf(name), topic: name, members: [...people.values()].map((one) => one.contact) })
  }
  const roomOf = (name: string): RoomId => {
    const known = rooms.get(name)
    if (known !== undefined) return known
    const room = `r-${rooms.size + 1}@chatroom` as RoomId
    rooms.set(name, room)
    return room
  }
  const placeName = (to: Address): string => {
    const [entry] = to.kind === 'room' ? [...rooms].filter(([, room]) => room === to.room) : [...people].filter(([, { contact }]) => contact === to.contact)
    return entry?.[0] ?? '?'
  }

  // What a dead process left is said at once, so whatever hears it must be there.
  bridge.start()
  for (let waited = 0; !bridge.status().leased && waited < 400; waited += 1) await new Promise((resolve) => setTimeout(resolve, 25))

  const rested = async (): Promise<void> => {
    if (simulated !== undefined) await new Promise((resolve) => setTimeout(resolve, 300))
    for (let calm = 0, waited = 0; calm < 3 && waited < 1_600; waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, simulated === undefined ? 8 : 25))
      calm = bridge.status().busy === 0 && await ledger.timersDue(now()) === 0 && await ledger.deliveriesDue(now()) === 0 ? calm + 1 : 0
    }
  }

  return {
    bridge, ledger, store, now, rested, contactOf, roomOf, placeName,
    heard: (): readonly Heard[] => heard,
    stranger: (name: string): void => {
      contactOf(name)
      people.set(name, { contact: contactOf(name), friend: false })
    },
    /** From now on these people, and nobody else, cannot be written to. */
    cutOff: (names: readonly string[]): void => {
      cut.clear()
      for (const name of names) cut.add(name)
    },
    /** Time passes at once. */
    pass: (ms: number): void => {
      shift += ms
    },
    /** Gives somebody a role and a name, as enrolment would. */
    enrol: async (name: string, role: Role): Promise<void> => {
      const speaker = await ledger.recognise(ACCOUNT, contactOf(name), name, true)
      await ledger.once(`enrol/${name}/${role}/${serial += 1}` as EffectId, now(), async (transaction) => {
        await transaction.grant(speaker.person, role, name, 'system')
        return { of: 'done' }
      })
    },
    openRoom: async (name: string, use: 'work' | 'community'): Promise<void> => {
      const speaker = await ledger.recognise(ACCOUNT, contactOf('owner'), 'owner', true)
      enter(name)
      await ledger.once(`room/${name}/${serial += 1}` as EffectId, now(), async (transaction) => {
        await transaction.setRoom({ room: roomOf(name), account: ACCOUNT, use, topic: name }, speaker.person)
        return { of: 'done' }
      })
    },
    /** Somebody says something; returns the message id. Answers come later: see `rested` and `heard`. */
    say: (name: string, text: string, how: Saying = {}): string => {
      const id = how.id ?? `m-${serial += 1}`
      if (simulated !== undefined) {
        const from = contactOf(name)
        if (how.room !== undefined) enter(how.room)
        const sentAt = how.sentAt ?? now()
        const where = how.room === undefined ? { sentAt } : { sentAt, room: roomOf(how.room), ...(how.at === true ? { mention: [ACCOUNT] } : {}) }
        const quoted = how.quote === undefined ? undefined : simulated.wechat.sent().findLast((one) => how.quote?.text.includes(one.text) === true || one.text === how.quote?.text)
        return quoted === undefined ? simulated.wechat.say(from, text, where) : simulated.wechat.quote(from, quoted.id, text, where)
      }
      const message: Message = {
        id: id as MessageId, account: ACCOUNT, from: { contact: contactOf(name), name, friend: people.get(name)?.friend ?? true },
        place: how.room === undefined ? { kind: 'private' } : { kind: 'room', room: roomOf(how.room), topic: how.room },
        kind: how.kind ?? 'text', text, addressed: how.room === undefined || how.at === true || how.quote?.ours === true,
        ...(how.quote === undefined ? {} : { quote: how.quote }),
        ...(how.recalls === undefined ? {} : { recalls: how.recalls as MessageId }),
        sentAt: how.sentAt ?? now(), heardAt: now(),
      }
      events.current?.message(message)
      return id
    },
    close: async (): Promise<void> => {
      await bridge.stop()
      await ledger.close()
      for (const { contact } of people.values()) {
        for (const id of [privateConversation(ACCOUNT, contact), ...[...rooms.values()].map((room) => roomConversation(ACCOUNT, room, contact))]) await store.forget(id)
      }
      await simulated?.served.stop()
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>
