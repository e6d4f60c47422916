import { remember, type Conversation } from './conversation.ts'
import type { Effect } from './effect.ts'
import type { EffectId, MessageId } from './ids.ts'
import { draftOf } from './requesting.ts'

/** The private conversation with the draft that was begun in a group: on the table when it is free, else in line. */
export const receiveDraft = (conversation: Conversation, effect: Extract<Effect, { do: 'carry' }>, id: EffectId, at: number): Conversation => {
  const heard = remember({ ...conversation, voice: effect.voice }, [id as string as MessageId], at)
  const busy = draftOf(heard) !== undefined || heard.stage.at !== 'idle'
  return busy ? { ...heard, waiting: [...heard.waiting, effect.draft] } : { ...heard, stage: { at: 'filling', draft: effect.draft } }
}
