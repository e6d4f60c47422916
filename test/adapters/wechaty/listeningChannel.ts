import { createWechatyChannel } from '../../../src/adapters/wechaty/channel.ts'
import type { WechatyChannelOptions } from '../../../src/adapters/wechaty/channel.ts'
import { FAST } from '../../../src/adapters/wechaty/pace.ts'
import type { AccountId, ContactId, RoomId } from '../../../src/core/ids.ts'
import type { Message } from '../../../src/core/message.ts'
import type { Address } from '../../../src/core/ticket.ts'
import type { Channel } from '../../../src/ports.ts'
import { silentLog, words } from './words.ts'

/** A started channel and everything it told; it answers every message it hears with 「收到：…」 when told to. */
export type ListeningChannel = Readonly<{
  channel: Channel
  heard: readonly Message[]
  ups: readonly string[]
  downs: readonly string[]
}>

export const account = 'wxid_bot' as AccountId
export const li: Address = { kind: 'private', account, contact: 'li' as ContactId }
export const room: Address = { kind: 'room', account, room: 'r@chatroom' as RoomId, mention: 'li' as ContactId }

const addressOf = (message: Message): Address =>
  message.place.kind === 'room'
    ? { kind: 'room', account: message.account, room: message.place.room, mention: message.from.contact }
    : { kind: 'private', account: message.account, contact: message.from.contact }

export const listen = (from: WechatyChannelOptions['from'], options: Partial<WechatyChannelOptions> = {}, answers = true): ListeningChannel => {
  const heard: Message[] = []
  const ups: string[] = []
  const downs: string[] = []
  const channel = createWechatyChannel({ from, words, log: silentLog, pace: FAST, ...options })
  channel.start({
    message: (message) => {
      heard.push(message)
      if (answers && message.addressed) void channel.send(addressOf(message), `收到：${message.text}`)
    },
    up: (who) => ups.push(who),
    down: (why) => downs.push(why),
  })
  return { channel, heard, ups, downs }
}
