import { types } from 'wechaty-puppet'
import type { Faults } from './faults.ts'
import type { Shown, Transcript } from './transcript.ts'
import type { World } from './world.ts'
import { keepMessage } from './world.ts'

/** Something the account says, before it has an id. */
export type Outgoing = Pick<Shown, 'conversation' | 'kind' | 'text' | 'mentions' | 'file'>

/** What a send can meet: refused for being too fast, or arrived without an answer. */
export type SendFault = 'throttled' | 'ackLost'

/** What sending works with. */
export type OutgoingParts = Readonly<{
  world: World
  faults: Faults
  transcript: Transcript
  /** The provider's sentence for being too fast. */
  throttleWording: string
  /** Tells whoever is connected that there is a message. */
  notify: (id: string) => void
  /** Hears of every fault that befell a send. */
  onFault: (what: SendFault) => void
}>

const TYPES: Partial<Record<Shown['kind'], types.Message>> = {
  text: types.Message.Text, image: types.Message.Image, card: types.Message.Contact, link: types.Message.Url,
}

/** Everybody in the conversation sees it, and the account hears itself; the message's id. */
export const sayAsAccount = (parts: OutgoingParts, outgoing: Outgoing): string => {
  const { world, faults, transcript } = parts
  const inRoom = world.rooms.has(outgoing.conversation)
  if (!inRoom && !world.contacts.has(outgoing.conversation)) throw new Error(`simulated wechat has no conversation ${outgoing.conversation}`)
  const id = world.nextId('out')
  const at = Date.now()
  keepMessage(world, {
    id, talkerId: world.account, timestamp: at, type: TYPES[outgoing.kind] ?? types.Message.Attachment, text: outgoing.text,
    ...(inRoom ? { roomId: outgoing.conversation, mentionIdList: [...outgoing.mentions] } : { listenerId: outgoing.conversation }),
  })
  transcript.show({ ...outgoing, id, at, from: world.account, inRoom })
  if (faults.echo) parts.notify(id)
  return id
}

/** Sends as a provider does, with the faults that are set. */
export const send = async (parts: OutgoingParts, outgoing: Outgoing): Promise<string | undefined> => {
  const { faults } = parts
  if (faults.hangingSends) await new Promise(() => {})
  if (faults.sendDelay > 0) await new Promise((resolve) => setTimeout(resolve, faults.sendDelay))
  if (faults.throttled > 0) {
    faults.throttled -= 1
    parts.onFault('throttled')
    throw new Error(parts.throttleWording)
  }
  if (faults.lostSends > 0) {
    faults.lostSends -= 1
    throw new Error('simulated wechat lost the message')
  }
  const id = sayAsAccount(parts, outgoing)
  if (faults.lostAcks > 0) {
    faults.lostAcks -= 1
    parts.onFault('ackLost')
    throw new Error('simulated wechat lost the acknowledgement')
  }
  return faults.sendIds ? id : undefined
}
