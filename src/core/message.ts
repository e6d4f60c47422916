import type { AccountId, ContactId, ConversationId, MessageId, RoomId } from './ids.ts'
import { privateConversation, roomConversation } from './ids.ts'
import type { Address } from './ticket.ts'

/** What kind of thing WeChat carried; everything but `text` becomes an attachment of the turn. */
export type MessageKind =
  | 'text' | 'voice' | 'image' | 'video' | 'file' | 'location' | 'card' | 'link' | 'app' | 'history'
  | 'sticker' | 'pat' | 'money' | 'recall' | 'call' | 'system' | 'unknown'

/** Where something was said. `topic` is a name for display only, never an identity. */
export type Place =
  | Readonly<{ kind: 'private' }>
  | Readonly<{ kind: 'room'; room: RoomId; topic: string }>

/** The person who spoke, as the channel knows them. `name` is for display only; `ownsRoom`: the room it was said in is theirs. */
export type Sender = Readonly<{ contact: ContactId; name: string; friend: boolean; ownsRoom?: true }>

/** A message as WeChat showed it that somebody answered by quoting. */
export type Quote = Readonly<{ from: string; text: string; ours: boolean }>

/** One WeChat message with nothing left in it of the transport that brought it. Times are ms since the epoch, UTC. */
export type Message = Readonly<{
  id: MessageId
  account: AccountId
  from: Sender
  place: Place
  kind: MessageKind
  /** Words with mentions of the bot and the quoted part removed; for a location, its name and address. */
  text: string
  /** The bot was mentioned, or one of its messages was quoted. Always true in private. */
  addressed: boolean
  quote?: Quote
  /** For `recall`: the message that was taken back. */
  recalls?: MessageId
  /** When the person sent it, by the provider's clock. */
  sentAt: number
  /** When it reached us. */
  heardAt: number
}>

/** A thing that came with a turn and is not words. The bytes stay with the channel until someone asks for them. */
export type Attachment = Readonly<{
  message: MessageId; kind: Exclude<MessageKind, 'text' | 'recall'>; text: string
  /** The words of a voice message, where they could be written down. */
  heard?: string
}>

/** One or more messages in a breath, heard together and answered once. */
export type Turn = Readonly<{
  conversation: ConversationId
  ids: readonly [MessageId, ...MessageId[]]
  account: AccountId
  from: Sender
  place: Place
  /** The words of the burst in order, one message a line. */
  text: string
  attachments: readonly Attachment[]
  addressed: boolean
  quote?: Quote
  sentAt: number
  heardAt: number
}>

/** The conversation a message belongs to: the same key for order and for state. */
export const conversationOf = (message: Pick<Message, 'account' | 'from' | 'place'>): ConversationId =>
  message.place.kind === 'room'
    ? roomConversation(message.account, message.place.room, message.from.contact)
    : privateConversation(message.account, message.from.contact)

/** Where what was said is answered: in private, or in the room with a mention of the asker. */
export const addressOf = ({ account, place, from }: Pick<Message, 'account' | 'from' | 'place'>): Address =>
  place.kind === 'room' ? { kind: 'room', account, room: place.room, mention: from.contact } : { kind: 'private', account, contact: from.contact }

/** The burst as one turn; recalled messages drop out. Undefined when nothing is left to hear. */
export const hearBurst = (messages: readonly Message[]): Turn | undefined => {
  const recalled = new Set(messages.flatMap((message) => (message.recalls === undefined ? [] : [message.recalls])))
  const kept = messages.filter((message) => message.kind !== 'recall' && !recalled.has(message.id))
  const [first] = kept
  const last = kept.at(-1)
  if (first === undefined || last === undefined) return undefined
  const quote = kept.findLast((message) => message.quote !== undefined)?.quote
  return {
    conversation: conversationOf(first),
    ids: [first.id, ...kept.slice(1).map((message) => message.id)],
    account: first.account,
    from: last.from,
    place: last.place,
    text: kept.filter((message) => message.kind === 'text').map((message) => message.text).join('\n'),
    attachments: kept.flatMap((message) =>
      message.kind === 'text' || message.kind === 'recall' ? [] : [{ message: message.id, kind: message.kind, text: message.text }]),
    addressed: kept.some((message) => message.addressed),
    ...(quote === undefined ? {} : { quote }),
    sentAt: last.sentAt,
    heardAt: last.heardAt,
  }
}
