import type { PageMessage } from '../core/pageProtocol.ts'
import { nameOf } from './names.ts'
import { byConversation, keyOf, marks, state, type Seat } from './store.ts'
import { countUnread, keepMarks } from './unread.ts'
import { t } from './words.ts'

/** One row of somebody's list of conversations. */
export type Listed = Readonly<{ conversation: string; last?: PageMessage; unread: number }>

/** Somebody's conversations, the newest first; the private chat with the bot is always there. */
export const conversationsOf = (person: string): readonly Listed[] => {
  const rooms = state.value?.rooms.filter(({ members }) => members.includes(person)).map(({ id }) => id) ?? []
  return [...rooms, person].map((conversation): Listed => {
    const messages = byConversation.value.get(conversation) ?? []
    const last = messages.at(-1)
    return {
      conversation, ...(last === undefined ? {} : { last }),
      unread: countUnread(messages, person, marks.value[keyOf({ person, conversation })] ?? 0),
    }
  }).toSorted((one, other) => (other.last?.n ?? 0) - (one.last?.n ?? 0))
}

/** How much waits for somebody, in all conversations. */
export const unreadOf = (person: string): number => conversationsOf(person).reduce((sum, { unread }) => sum + unread, 0)

/** Everything in that conversation has been seen. */
export const markRead = (of: Seat): void => {
  const last = byConversation.value.get(of.conversation)?.at(-1)?.n ?? 0
  const key = keyOf(of)
  if ((marks.value[key] ?? 0) >= last) return
  marks.value = { ...marks.value, [key]: last }
  keepMarks(marks.value)
}

/** A message in one line, for the list and for quotes. */
export const lineOf = (message: PageMessage): string => {
  switch (message.kind) {
    case 'text':
      return (message.quote?.words ?? message.text).replaceAll('\u2005', ' ').replace(/\s+/g, ' ')
    case 'recall':
      return t('message.recalled', { name: nameOf(message.from) })
    case 'pat':
      return message.text
    case 'location':
      return `${t('message.location')} ${message.text}`
    case 'file':
      return `${t('message.file')} ${message.file?.name ?? message.text}`
    case 'image':
    case 'voice':
    case 'video':
      return t(`message.${message.kind}`)
    case 'card':
    case 'link':
    case 'app':
    case 'history':
    case 'sticker':
    case 'money':
    case 'call':
    case 'system':
    case 'unknown':
      return message.text === '' ? t('message.other') : message.text
  }
}
