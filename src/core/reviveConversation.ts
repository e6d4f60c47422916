import { begin } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import type { ConversationId } from './ids.ts'

const isCurrent = (value: unknown, id: ConversationId): value is Conversation =>
  typeof value === 'object' && value !== null
  && 'format' in value && value.format === 1
  && 'id' in value && value.id === id
  && 'stage' in value && typeof value.stage === 'object'
  && 'seen' in value && Array.isArray(value.seen)

/** The object a store kept as JSON; undefined when what it kept is none. */
export const reviveObject = (json: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** The conversation a store kept as JSON; one in which nothing was said, when it kept none or a format we don't read. */
export const reviveConversation = (id: ConversationId, json: string | undefined): Conversation => {
  const value = json === undefined ? undefined : reviveObject(json)
  return isCurrent(value, id) ? value : begin(id)
}
