import type { payloads } from 'wechaty-puppet'
import type { AccountId, ContactId, MessageId, RoomId } from '../../core/ids.ts'
import type { Message, Place } from '../../core/message.ts'
import { readContent } from './kind.ts'
import { MENTION_END, readMention } from './mention.ts'
import { readQuote } from './quote.ts'
import type { ChannelWords } from './words.ts'

/** A payload with all that was looked up about it. */
export type Heard = Readonly<{
  payload: payloads.Message
  account: AccountId
  /** Empty when the provider could not say. */
  senderName: string
  friend: boolean
  topic: string
  /** The room is the sender's, when the provider says so. */
  ownsRoom?: boolean
  /** The bot's name in this room or in WeChat; the community's names for it are in `words`. */
  ownNames: readonly string[]
  words: ChannelWords
  /** ms since the epoch. */
  heardAt: number
}>

/** Providers give seconds or milliseconds; nothing was sent on WeChat before 2001 nor after 5138. */
const milliseconds = (timestamp: number): number => Math.round(timestamp < 100_000_000_000 ? timestamp * 1000 : timestamp)

const placeOf = (payload: payloads.Message, topic: string): Place =>
  payload.roomId === undefined || payload.roomId === ''
    ? { kind: 'private' }
    : { kind: 'room', room: payload.roomId as RoomId, topic }

const mentionsOf = (payload: payloads.Message): readonly string[] =>
  'mentionIdList' in payload ? payload.mentionIdList ?? [] : []

/** The message as the rest of the house knows it; pure. */
export const toMessage = (heard: Heard): Message => {
  const { payload, account } = heard
  const names = [...heard.ownNames, ...heard.words.names]
  const raw = payload.text ?? ''
  const listed = mentionsOf(payload)
  const content = readContent(payload, { ...heard.words, names })
  const quote = content.kind === 'recall' ? undefined : readQuote(raw, { names, account })
  const kind = quote === undefined ? content.kind : 'text'
  const mention = kind === 'text'
    ? readMention(quote?.reply ?? content.text, {
        names, everyone: heard.words.everyone, listed: listed.includes(account), alone: listed.length === 1,
      })
    : { mentioned: listed.includes(account), text: content.text }
  const place = placeOf(payload, heard.topic)
  return {
    id: payload.id as MessageId,
    account,
    from: { contact: payload.talkerId as ContactId, name: heard.senderName, friend: heard.friend, ...(heard.ownsRoom === true ? { ownsRoom: true } : {}) },
    place,
    kind,
    text: mention.text.replaceAll(MENTION_END, ' ').trim(),
    addressed: place.kind === 'private' || mention.mentioned || quote?.ours === true || content.patsUs === true,
    ...(quote === undefined ? {} : { quote: { from: quote.from, text: quote.text, ours: quote.ours } }),
    ...(content.recalls === undefined ? {} : { recalls: content.recalls as MessageId }),
    sentAt: milliseconds(payload.timestamp),
    heardAt: heard.heardAt,
  }
}
