import { begin } from './conversation.ts'
import type { Conversation } from './conversation.ts'
import type { ConversationId } from './ids.ts'

const isCurrent = (value: unknown, id: ConversationId): value is Conversation =>
  typeof value === 'object' && value !== null
  && 'format' in value && value.format === 1
  && 'id' in value && value.id === id
  && 'stage' in value && typeof value.stage === 'object'
  && 'seen' in value && Array.isArray(value.seen)

/** The conversation a store kept as JSON; one in which nothing was said, when it kept none or a format we don't read. */
export const reviveConversation = (id: ConversationId, json: string | undefined): Conversation => {
  if (json === undefined) return begin(id)
  try {
    const value: unknown = JSON.parse(json)
    return isCurrent(value, id) ? value : begin(id)
  } catch {
    return begin(id)
  }
}
