import type { Command } from './command.ts'
import { isStaff } from './context.ts'
import { findTarget, withTarget } from './targets.ts'
import { erase } from './privacy.ts'
import { act, line, say, type Scene, type Step } from './step.ts'

const DONE: ReadonlySet<string> = new Set(['withdrawn', 'merged', 'closed'])

/** 「01 老人同意了」: staff who were there tell what the elder said. I7. */
export const recordConsent = (step: Step, { ticket: number, words }: Extract<Command, { kind: 'consent' }>, scene: Scene): Step => {
  const { person } = scene.context.speaker
  return withTarget(step, findTarget(number, ({ assignee, state }) => assignee?.person === person && !DONE.has(state), scene), (ticket) =>
    act(step, { do: 'noteConsent', about: 'elder', verdict: 'given', ticket: ticket.id, words }))
}

/** 「我撤回同意」: recorded, and what was told is offered to be erased. 个人信息保护法 art. 15. */
export const withdrawConsent = (step: Step, scene: Scene): Step => {
  if (scene.turn.place.kind === 'room') return erase(step, scene)
  const noted = act(step, { do: 'noteConsent', about: 'ownData', verdict: 'withdrawn', words: scene.turn.text })
  return erase(say(noted, line('privacy.withdrawn')), scene)
}

const NO_TIME: ReadonlySet<Command['kind']> = new Set(['bind', 'erase', 'withdrawConsent'])

/** The first time somebody gets an answer in private they are told, once and in a line, what becomes of what they say. P1; 个人信息保护法 art. 17. */
export const giveNotice = (step: Step, { turn, context }: Scene): Step => {
  const { speaker, commands } = context
  const due = speaker.unnotified === true && turn.place.kind === 'private' && !isStaff(speaker) && step.lines.length > 0
  if (!due || commands.some(({ kind }) => NO_TIME.has(kind))) return step
  return say(act(step, { do: 'noteNotice' }), line('notice.resident'))
}
