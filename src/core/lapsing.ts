import type { Command } from './command.ts'
import { leaveErasure } from './privacy.ts'
import { ANSWERS_RATING } from './rating.ts'
import { stand, type Scene, type Step } from './step.ts'

/** What answers the question whether to erase. */
const ANSWERS: ReadonlySet<Command['kind']> = new Set(['affirm', 'deny', 'cancel', 'erase'])

/** Offered choices lapse as soon as somebody says something else; the draft they interrupted is on the table again. */
export const letLapse = (step: Step, commands: readonly Command[], scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at === 'erasing' && !commands.some(({ kind }) => ANSWERS.has(kind))) return leaveErasure(step, scene)
  if (stage.at === 'pointing') return stand(step, { at: 'idle' })
  if (stage.at === 'rating' && !commands.some(({ kind }) => ANSWERS_RATING.has(kind))) return stand(step, { at: 'idle' })
  if (stage.at !== 'choosing' || commands.some(({ kind }) => kind === 'choose' || (kind === 'affirm' && stage.leading === true))) return step
  return stage.draft === undefined ? stand(step, { at: 'idle' }) : stand(step, { at: 'filling', draft: stage.draft })
}
