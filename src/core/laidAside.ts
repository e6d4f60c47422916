import { fileIds, join, lay } from './attachments.ts'
import type { Conversation, Draft } from './conversation.ts'
import type { Attachment } from './message.ts'
import { act, type Scene, type Step } from './step.ts'

/** The conversation with what just came laid aside, until somebody says what it is for. */
export const layAside = (conversation: Conversation, came: readonly Attachment[], now: number): Conversation => {
  const { loose: before, ...rest } = conversation
  const loose = lay(before, came, now)
  return loose === undefined ? rest : { ...rest, loose }
}

/** Nothing lies aside any more. */
export const clearAside = (step: Step): Step => {
  const { loose: _, ...rest } = step.conversation
  return { ...step, conversation: rest }
}

/** The bytes are fetched before anything is said of them: what is not fetched soon is gone. */
export const fetching = (step: Step, attachments: readonly Attachment[]): Step => {
  const files = fileIds(attachments)
  return files.length === 0 ? step : act(step, { do: 'keepFiles', files })
}

/** A new draft takes up what came just before its words. */
export const takeUp = (step: Step, draft: Draft, { turn }: Scene): Readonly<{ step: Step; draft: Draft }> => {
  const { loose } = step.conversation
  // What came with these very words is attached after them.
  if (loose === undefined || turn.attachments.length > 0) return { step, draft }
  const attachments = join(draft.attachments, loose.attachments)
  return { step: fetching(clearAside(step), attachments), draft: { ...draft, attachments } }
}
