import type { Conversation } from './conversation.ts'
import { change, line, say, type Scene, type Step } from './step.ts'

/** For so long, in ms, what was told is for the wish that follows. */
const TOLD_FOR = 30 * 60_000
/** So many characters of it are kept, the last ones. */
const MOST_TOLD = 1_000

/** What the person told lately before saying for what, turn by turn a line; undefined when nothing, or too long ago. */
export const toldLately = ({ told }: Conversation, now: number): string | undefined =>
  told === undefined || now - told.at > TOLD_FOR ? undefined : told.words

/** Particulars without a wish are kept for the one that follows; where they are all that was said, it is asked for what. */
export const tell = (step: Step, words: string, { context: { now, commands } }: Scene): Step => {
  const before = toldLately(step.conversation, now)
  const told = (before === undefined ? words : `${before}\n${words}`).slice(-MOST_TOLD)
  const kept = change(step, { told: { words: told, at: now } })
  return commands.length === 1 ? say(kept, line('smalltalk.whatFor')) : kept
}

/** Nothing told waits for a wish any more. */
export const clearTold = (step: Step): Step => {
  const { told: _, ...rest } = step.conversation
  return { ...step, conversation: rest }
}
