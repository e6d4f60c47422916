import { types } from 'wechaty-puppet'
import type { payloads } from 'wechaty-puppet'
import type { MessageKind } from '../../core/message.ts'
import { attributeIn, elementIn, isMarkup, readAppMessage, textIn } from './appMessage.ts'
import type { ChannelWords } from './words.ts'

/** The kind of a message and the words that come with it; provider's markup and file keys are left behind. */
export type Content = Readonly<{
  kind: MessageKind
  text: string
  /** For a recall: the id of what was taken back. */
  recalls?: string
  /** For a pat: the bot was patted. */
  patsUs?: boolean
}>

const readLocation = (text: string): string =>
  isMarkup(text)
    ? [attributeIn(text, 'poiname'), attributeIn(text, 'label')].filter((part, n, all) => part !== '' && all.indexOf(part) === n).join(' ')
    : text.trim()

const readApp = (text: string): string => {
  const app = readAppMessage(text)
  return app === undefined ? textIn(text) : [app.title, app.description].filter((part) => part !== '').join(' ')
}

const readRecall = (text: string): Content => {
  const id = isMarkup(text) ? elementIn(text, 'newmsgid') || elementIn(text, 'msgid') : text.trim()
  return { kind: 'recall', text: '', ...(id === '' ? {} : { recalls: id }) }
}

const QUOTES = /^[\s"'\u201c\u201d\u300c\u300e]+/

const startsWithAny = (text: string, words: readonly string[]): boolean =>
  words.some((word) => word !== '' && text.toLowerCase().startsWith(word.toLowerCase()))

/** A pat is a notice of the provider, never something a person typed. */
const readPat = (text: string, words: ChannelWords): Content | undefined => {
  const notice = isMarkup(text) ? elementIn(text, 'template') || elementIn(text, 'title') : text
  const verb = words.pat.find((word) => word !== '' && notice.includes(word))
  if (verb === undefined) return undefined
  const patted = notice.slice(notice.indexOf(verb) + verb.length).replace(QUOTES, '')
  return { kind: 'pat', text: textIn(text), patsUs: startsWithAny(patted, [...words.names, ...words.me]) }
}

/** App messages arrive under several types; a quote is `readQuote`'s business and looks like `app` here. */
const APP_KINDS: Readonly<Record<number, MessageKind>> = {
  5: 'link', 6: 'file', 8: 'sticker', 19: 'history', 33: 'app', 36: 'app', 51: 'app', 63: 'app', 87: 'system', 2000: 'money', 2001: 'money',
}

const readUnknown = (text: string, words: ChannelWords): Content => {
  const pat = readPat(text, words)
  if (pat !== undefined) return pat
  if (/<voip|<voipinvitemsg|<voipmt/i.test(text)) return { kind: 'call', text: '' }
  const app = readAppMessage(text)
  if (app !== undefined) return { kind: APP_KINDS[app.type] ?? 'unknown', text: readApp(text) }
  const plain = textIn(text)
  return { kind: plain === '' ? 'unknown' : 'system', text: plain }
}

/** What a payload carries, for every message type Wechaty knows and those it will. `words.names` are the bot's here. */
export const readContent = (payload: payloads.Message, words: ChannelWords): Content => {
  const text = payload.text ?? ''
  switch (payload.type) {
    case types.Message.Text: return { kind: 'text', text }
    case types.Message.Audio: return { kind: 'voice', text: '' }
    case types.Message.Image: return { kind: 'image', text: '' }
    case types.Message.Video: return { kind: 'video', text: '' }
    case types.Message.Emoticon: return { kind: 'sticker', text: '' }
    case types.Message.Attachment: return { kind: 'file', text: (payload.filename ?? '').trim() || readApp(text) }
    case types.Message.Location: return { kind: 'location', text: readLocation(text) }
    case types.Message.Contact: return { kind: 'card', text: isMarkup(text) ? attributeIn(text, 'nickname') : text.trim() }
    case types.Message.Url: return { kind: 'link', text: readApp(text) }
    case types.Message.MiniProgram: return { kind: 'app', text: readApp(text) }
    case types.Message.ChatHistory: return { kind: 'history', text: readApp(text) }
    case types.Message.RedEnvelope:
    case types.Message.Transfer: return { kind: 'money', text: '' }
    case types.Message.Recalled: return readRecall(text)
    case types.Message.GroupNote: return readPat(text, words) ?? { kind: 'system', text: readApp(text) }
    case types.Message.Post: return { kind: 'app', text: readApp(text) }
    case types.Message.Unknown: return readUnknown(text, words)
    default: return readUnknown(text, words)
  }
}
