import type { Conversation } from '../core/conversation.ts'
import type { Library } from '../core/library.ts'
import type { Turn } from '../core/message.ts'
import { draftOf } from '../core/requesting.ts'
import { isSensitive } from '../core/service.ts'
import type { Transcribe } from '../ports.ts'

/** What hears voice messages, and whether it may hear what is said for a sensitive service. */
export type Voices = Readonly<{ transcribe: Transcribe; sensitive: boolean }>

/** The turn with its voice messages written down, where they could be. In a group, and where they must not leave this machine, they are left as they came. H4, I7. */
export const listen = async (turn: Turn, conversation: Conversation, library: Library, { transcribe, sensitive }: Voices): Promise<Turn> => {
  if (turn.place.kind === 'room' || turn.attachments.every(({ kind }) => kind !== 'voice')) return turn
  const drafts = [draftOf(conversation), ...conversation.waiting].flatMap((draft) => (draft === undefined ? [] : library.services.get(draft.service) ?? []))
  if (!sensitive && drafts.some(isSensitive)) return turn
  const attachments = await Promise.all(turn.attachments.map(async (attachment) => {
    const heard = attachment.kind === 'voice' ? await transcribe(attachment.message) : undefined
    return heard === undefined ? attachment : { ...attachment, heard }
  }))
  return { ...turn, attachments }
}
