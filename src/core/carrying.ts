import { remember, type Conversation } from './conversation.ts'
import type { Effect, Utterance } from './effect.ts'
import type { EffectId, MessageId } from './ids.ts'
import { inLanguage } from './inLanguage.ts'
import { openQuestion, stageOf } from './intake.ts'
import type { Library } from './library.ts'
import { draftOf } from './requesting.ts'
import { line } from './step.ts'

/** The private conversation, and what is said in it when a message can be sent there. */
export type Received = Readonly<{ conversation: Conversation; lines: readonly Utterance[] }>

/** The private conversation with the draft that was begun in a group: on the table when it is free, else in line. */
export const receiveDraft = (conversation: Conversation, effect: Extract<Effect, { do: 'carry' }>, id: EffectId, at: number, library: Library): Received => {
  const heard = remember({ ...conversation, voice: effect.voice }, [id as string as MessageId], at)
  const busy = draftOf(heard) !== undefined || heard.stage.at !== 'idle'
  const service = inLanguage(library, effect.voice.locale).services.get(effect.draft.service)
  if (busy) return { conversation: { ...heard, waiting: [...heard.waiting, effect.draft] }, lines: [] }
  const ready: Conversation = { ...heard, stage: stageOf(effect.draft, library) }
  return { conversation: ready, lines: [line('intake.begin', effect.draft.service, { service: service?.name ?? '' }), ...openQuestion(ready, library)] }
}
