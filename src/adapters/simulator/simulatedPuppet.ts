import type { FileBoxInterface } from 'file-box'
import type { payloads } from 'wechaty-puppet'
import { Puppet, types } from 'wechaty-puppet'
import type { Faults } from './faults.ts'
import type { Outgoing } from './outgoing.ts'
import type { World } from './world.ts'
import { need } from './world.ts'

/** What the puppet is made of. */
export type SimulatedPuppetParts = Readonly<{
  world: World
  faults: Faults
  /** Takes what the bot sends, faults included; the new message's id when the provider gives one. */
  send: (outgoing: Outgoing) => Promise<string | undefined>
  /** Called for each request to be friends that was accepted. */
  befriend: (contact: string) => void
  heartbeatMs: number
}>

const NEVER_SECONDS = 2_000_000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A whole WeChat account that exists only in this process, behind Wechaty's real `Puppet` interface. */
export class SimulatedPuppet extends Puppet {
  readonly #parts: SimulatedPuppetParts
  #beat: NodeJS.Timeout | undefined

  constructor(parts: SimulatedPuppetParts) {
    super({ timeoutSeconds: NEVER_SECONDS })
    this.#parts = parts
    // Without a listener an error event would end the process of the simulator.
    this.on('error', () => {})
  }

  override name(): string {
    return 'simulated-wechat'
  }

  override version(): string {
    return '0.0.0'
  }

  override async onStart(): Promise<void> {
    const { world, faults, heartbeatMs } = this.#parts
    setImmediate(() => {
      if (!this.isLoggedIn) this.login(world.account)
      this.emit('ready', { data: 'ready' })
    })
    clearInterval(this.#beat)
    this.#beat = setInterval(() => {
      if (faults.heartbeat) this.emit('heartbeat', { data: 'simulated' })
    }, heartbeatMs)
    this.#beat.unref()
  }

  override async onStop(): Promise<void> {
    clearInterval(this.#beat)
  }

  override ding(data?: string): void {
    if (this.#parts.faults.heartbeat) setImmediate(() => this.emit('dong', { data: data ?? '' }))
  }

  async #payload<T>(map: ReadonlyMap<string, T>, id: string, what: string): Promise<T> {
    const { faults } = this.#parts
    if (faults.payloadJitter > 0) await pause(Math.random() * faults.payloadJitter)
    return need(map, id, what)
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    const { faults, world } = this.#parts
    if (faults.hangingPayloads > 0) {
      faults.hangingPayloads -= 1
      await new Promise(() => {})
    }
    if (faults.lostPayloads > 0) {
      faults.lostPayloads -= 1
      throw new Error('simulated wechat lost a payload')
    }
    return this.#payload(world.messages, id, 'message')
  }

  override async messageRawPayloadParser(payload: payloads.Message): Promise<payloads.Message> {
    return payload
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    return this.#payload(this.#parts.world.files, id, 'file')
  }

  override async messageImage(id: string): Promise<FileBoxInterface> {
    return this.#payload(this.#parts.world.files, id, 'image')
  }

  override async messageLocation(id: string): Promise<payloads.Location> {
    return this.#payload(this.#parts.world.locations, id, 'location')
  }

  override async messageUrl(id: string): Promise<payloads.UrlLink> {
    return this.#payload(this.#parts.world.links, id, 'link')
  }

  override async messageSendText(conversation: string, text: string, mentions?: string[]): Promise<string | void> {
    return this.#parts.send({ conversation, kind: 'text', text, mentions: mentions ?? [] })
  }

  override async messageSendFile(conversation: string, file: FileBoxInterface): Promise<string | void> {
    const base64 = (await file.toBuffer()).toString('base64')
    const mediaType = file.mediaType
    return this.#parts.send({
      conversation, kind: mediaType.startsWith('image/') ? 'image' : 'file', text: file.name, mentions: [], file: { name: file.name, mediaType, base64 },
    })
  }

  override async messageSendContact(conversation: string, contact: string): Promise<string | void> {
    return this.#parts.send({ conversation, kind: 'card', text: this.#parts.world.nameOf(contact), mentions: [] })
  }

  override async messageSendUrl(conversation: string, link: payloads.UrlLink): Promise<string | void> {
    return this.#parts.send({ conversation, kind: 'link', text: `${link.title} ${link.url}`, mentions: [] })
  }

  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    return this.#payload(this.#parts.world.contacts, id, 'contact')
  }

  override async contactRawPayloadParser(payload: payloads.Contact): Promise<payloads.Contact> {
    return payload
  }

  override async contactList(): Promise<string[]> {
    return [...this.#parts.world.contacts.keys()]
  }

  override async roomRawPayload(id: string): Promise<payloads.Room> {
    return this.#payload(this.#parts.world.rooms, id, 'room')
  }

  override async roomRawPayloadParser(payload: payloads.Room): Promise<payloads.Room> {
    return payload
  }

  override async roomList(): Promise<string[]> {
    return [...this.#parts.world.rooms.keys()]
  }

  override async roomMemberList(id: string): Promise<string[]> {
    return need(this.#parts.world.rooms, id, 'room').memberIdList
  }

  override async roomMemberRawPayload(room: string, contact: string): Promise<payloads.RoomMember> {
    const { world } = this.#parts
    const { name } = await this.#payload(world.contacts, contact, 'contact')
    return { id: contact, name, avatar: '', roomAlias: world.aliasOf(room, contact) }
  }

  override async roomMemberRawPayloadParser(payload: payloads.RoomMember): Promise<payloads.RoomMember> {
    return payload
  }

  override async friendshipRawPayload(id: string): Promise<payloads.Friendship> {
    return need(this.#parts.world.friendships, id, 'friendship')
  }

  override async friendshipRawPayloadParser(payload: payloads.Friendship): Promise<payloads.Friendship> {
    return payload
  }

  override async friendshipAccept(id: string): Promise<void> {
    const { contactId } = need(this.#parts.world.friendships, id, 'friendship')
    this.#parts.befriend(contactId)
    this.dirtyPayload(types.Dirty.Contact, contactId)
  }
}
