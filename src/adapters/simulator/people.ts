import { FileBox } from 'file-box'
import { types } from 'wechaty-puppet'
import type { MessageKind } from '../../core/message.ts'
import type { Faults } from './faults.ts'
import type { Shown, Transcript } from './transcript.ts'
import type { World } from './world.ts'
import { keepMessage, need } from './world.ts'

/** Where and how something is said; in private with the bot unless a room is named. */
export type How = Readonly<{
  room?: string
  /** Contact ids to mention; their names are put before the words unless the words hold them already. */
  mention?: readonly string[]
  /** `@everyone` before the words. */
  everyone?: boolean
  /** The provider's mention list, when it shall differ from `mention`. */
  listed?: readonly string[]
  /** ms since the epoch; now unless told otherwise. */
  sentAt?: number
  id?: string
}>

/** A file as people send it. */
export type SentFile = Readonly<{ name: string; base64: string }>

/** Wordings of WeChat's own notices, which depend on its language. */
export type Wordings = Readonly<{
  /** The notice of a pat, for names as the patted account's owner sees them. */
  pat: (from: string, to: string) => string
  everyone: string
  throttled: string
}>

/** What people in the simulated WeChat do. Each returns the id of the new message. */
export type People = Readonly<{
  say: (from: string, text: string, how?: How) => string
  /** Answers a message by quoting it, written out as most providers show it or as XML. */
  quote: (from: string, message: string, text: string, how?: How & Readonly<{ xml?: boolean }>) => string
  recall: (message: string) => string
  voice: (from: string, how?: How, file?: SentFile) => string
  image: (from: string, how?: How, file?: SentFile) => string
  video: (from: string, how?: How) => string
  file: (from: string, file: SentFile, how?: How) => string
  location: (from: string, place: Readonly<{ name: string; address: string; latitude: number; longitude: number }>, how?: How) => string
  card: (from: string, contact: string, how?: How) => string
  link: (from: string, link: Readonly<{ title: string; url: string; description?: string }>, how?: How) => string
  /** A mini program, a forwarded chat record, red money, a call: only their kind and title matter. */
  other: (from: string, kind: 'app' | 'history' | 'money' | 'call', title: string, how?: How) => string
  sticker: (from: string, how?: How) => string
  pat: (from: string, patted: string, how?: How) => string
  /** Anything at all, with a type and a text as a provider would give them. */
  raw: (from: string, type: types.Message, text: string, how?: How) => string
}>

/** What people's doings work with. */
export type PeopleParts = Readonly<{
  world: World
  faults: Faults
  transcript: Transcript
  wordings: Wordings
  /** Tells whoever is connected that there is a message. */
  notify: (id: string) => void
}>

const NO_FILE = 'AAAA'
const MENTION_END = '\u2005'
const RULE = '- - - - - - - - - - - - - - -'

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

type Said = Readonly<{ type: types.Message; kind: MessageKind; text: string; seen?: string; file?: SentFile; recalls?: string; quote?: Shown['quote'] }>

/** People in this world. */
export const createPeople = (parts: PeopleParts): People => {
  const { world, faults, transcript, wordings } = parts

  const withMentions = (text: string, how: How): string => {
    const names = (how.mention ?? []).map((contact) => world.nameOf(contact, how.room))
    const missing = [...(how.everyone === true ? [wordings.everyone] : []), ...names].filter((name) => !text.includes(`@${name}`))
    return missing.map((name) => `@${name}${MENTION_END}`).join('') + text
  }

  const deliver = (from: string, said: Said, how: How): string => {
    need(world.contacts, from, 'contact')
    if (how.room !== undefined && !need(world.rooms, how.room, 'room').memberIdList.includes(from)) throw new Error(`${from} is not in ${how.room}`)
    const id = how.id ?? world.nextId('in')
    const at = how.sentAt ?? Date.now()
    const listed = how.listed ?? (faults.mentionLists ? how.mention ?? [] : [])
    keepMessage(world, {
      id, talkerId: from, timestamp: at, type: said.type, text: said.text, ...(said.file === undefined ? {} : { filename: said.file.name }),
      ...(how.room === undefined ? { listenerId: world.account } : { roomId: how.room, mentionIdList: [...listed] }),
    })
    // A small Buffer does not survive gRPC; base64 does.
    if (said.file !== undefined) world.files.set(id, FileBox.fromBase64(said.file.base64, said.file.name))
    const file = said.file === undefined ? undefined : { name: said.file.name, mediaType: world.files.get(id)?.mediaType ?? '', base64: said.file.base64 }
    transcript.show({
      id, at, from, conversation: how.room ?? from, inRoom: how.room !== undefined, kind: said.kind, text: said.seen ?? said.text,
      mentions: how.mention ?? [], ...(file === undefined ? {} : { file }), ...(said.recalls === undefined ? {} : { recalls: said.recalls }),
      ...(said.quote === undefined ? {} : { quote: said.quote }),
    })
    parts.notify(id)
    return id
  }

  const say: People['say'] = (from, text, how = {}) =>
    deliver(from, { type: types.Message.Text, kind: 'text', text: withMentions(text, how) }, how)

  const quote: People['quote'] = (from, message, text, how = {}) => {
    const original = need(world.messages, message, 'message')
    const speaker = world.nameOf(original.talkerId, how.room)
    const words = withMentions(text, how)
    const written = `\u300c${speaker}\uff1a${original.text ?? ''}\u300d\n${RULE}\n${words}`
    if (how.xml !== true) return deliver(from, { type: types.Message.Text, kind: 'text', text: written, quote: { message, words } }, how)
    const xml = `<?xml version="1.0"?>\n<msg>\n\t<appmsg appid="" sdkver="0">\n\t\t<title>${escapeXml(words)}</title>\n\t\t<type>57</type>\n\t\t<refermsg>`
      + `<type>1</type><svrid>${message}</svrid><fromusr>${how.room ?? original.talkerId}</fromusr><chatusr>${original.talkerId}</chatusr>`
      + `<displayname>${escapeXml(speaker)}</displayname><content>${escapeXml(original.text ?? '')}</content></refermsg>\n\t</appmsg>\n</msg>`
    return deliver(from, { type: types.Message.Unknown, kind: 'text', text: xml, seen: written, quote: { message, words } }, how)
  }

  const simple = (type: types.Message, kind: MessageKind, file?: SentFile) => (from: string, how: How = {}): string =>
    deliver(from, { type, kind, text: '', ...(file === undefined ? {} : { file }) }, how)

  return {
    say, quote,
    recall: (message) => {
      const original = need(world.messages, message, 'message')
      const room = original.roomId ?? ''
      return deliver(original.talkerId, { type: types.Message.Recalled, kind: 'recall', text: message, seen: '', recalls: message }, room === '' ? {} : { room })
    },
    voice: (from, how = {}, file = { name: 'voice.sil', base64: NO_FILE }) => deliver(from, { type: types.Message.Audio, kind: 'voice', text: '', file }, how),
    image: (from, how = {}, file = { name: 'image.jpg', base64: NO_FILE }) => deliver(from, { type: types.Message.Image, kind: 'image', text: '', file }, how),
    video: simple(types.Message.Video, 'video', { name: 'video.mp4', base64: NO_FILE }),
    file: (from, file, how = {}) => deliver(from, { type: types.Message.Attachment, kind: 'file', text: file.name, file }, how),
    location: (from, place, how = {}) => {
      const id = how.id ?? world.nextId('in')
      world.locations.set(id, { accuracy: 1, ...place })
      return deliver(from, { type: types.Message.Location, kind: 'location', text: `${place.name} ${place.address}` }, { ...how, id })
    },
    card: (from, contact, how = {}) => deliver(from, { type: types.Message.Contact, kind: 'card', text: world.nameOf(contact) }, how),
    link: (from, link, how = {}) => {
      const id = how.id ?? world.nextId('in')
      world.links.set(id, link)
      return deliver(from, { type: types.Message.Url, kind: 'link', text: link.title }, { ...how, id })
    },
    other: (from, kind, title, how = {}) => {
      const xml = `<msg><appmsg><title>${escapeXml(title)}</title><type>0</type></appmsg></msg>`
      const type = { app: types.Message.MiniProgram, history: types.Message.ChatHistory, money: types.Message.RedEnvelope, call: types.Message.Unknown }[kind]
      return deliver(from, { type, kind, text: kind === 'call' ? '<voipmsg type="VoIPBubbleMsg"></voipmsg>' : xml, seen: title }, how)
    },
    sticker: simple(types.Message.Emoticon, 'sticker'),
    pat: (from, patted, how = {}) =>
      deliver(from, { type: types.Message.Unknown, kind: 'pat', text: wordings.pat(world.nameOf(from, how.room), world.nameOf(patted, how.room)) }, how),
    raw: (from, type, text, how = {}) => deliver(from, { type, kind: 'unknown', text }, how),
  }
}
