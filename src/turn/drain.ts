import type { ConversationId } from '../core/ids.ts'
import type { ConversationStore, Pending } from '../ports.ts'

/** After this many tries somebody has to look; the effect stays, and is tried on every sweep. */
export const LOUD_TRIES = 5

export type DrainTools = Readonly<{
  store: ConversationStore
  perform: (pending: Pending) => Promise<void>
  onFailure: (conversation: ConversationId, pending: Pending, error: unknown) => void
}>

/** Performs what is left to do in one conversation, in order. A failure stops the line, so that nothing is said of what did not happen. */
export const drain = async (conversation: ConversationId, { store, perform, onFailure }: DrainTools): Promise<boolean> => {
  const { outbox } = await store.load(conversation)
  for (const pending of outbox) {
    try {
      await perform(pending)
    } catch (error) {
      await store.retried(conversation, pending.id)
      onFailure(conversation, pending, error)
      return false
    }
    await store.settle(conversation, pending.id)
  }
  return true
}
