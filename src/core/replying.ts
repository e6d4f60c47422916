import { giveEntry, usableEntry } from './answering.ts'
import { dayIn } from './clock.ts'
import { workOnPlan } from './planWork.ts'
import { answerErasure } from './privacy.ts'
import { draftOf, handOver, request, submit } from './requesting.ts'
import { passOn } from './rescue.ts'
import { change, line, say, stand, type Scene, type Step } from './step.ts'
import { workOnTicket } from './ticketWork.ts'

/** A yes to what was asked last. */
export const affirm = (step: Step, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at === 'erasing') return answerErasure(step, true, scene)
  if (stage.at === 'choosing') return choose(step, 1, scene)
  return stage.at === 'confirming' ? submit(step, stage.draft, scene) : stage.at === 'filling' ? step : say(step, line('smalltalk.ok'))
}

/** A no to what was asked last. */
export const deny = (step: Step, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at === 'erasing') return answerErasure(step, false, scene)
  return stage.at === 'confirming' ? say(step, line('intake.whatToChange')) : stage.at === 'filling' ? step : say(step, line('smalltalk.ok'))
}

/** One of the numbered choices that were offered; `besides` is what was said along with it. */
export const choose = (step: Step, n: number, scene: Scene, besides?: string): Step => {
  const { stage } = step.conversation
  if (stage.at !== 'choosing') return unclear(step, scene)
  const choice = stage.choices[n - 1]
  if (choice === undefined) return say(step, line('choose.again', undefined, { most: String(stage.choices.length) }))
  const { library, now } = scene.context
  const back = stand(step, stage.draft === undefined ? { at: 'idle' } : { at: 'filling', draft: stage.draft })
  switch (choice.kind) {
    case 'entry': {
      const entry = usableEntry(library, choice.entry, dayIn(now, library.community.zone))
      return entry === undefined ? say(back, line('law.unknown')) : giveEntry(back, entry, stage.words, scene)
    }
    case 'service':
      return request(back, { kind: 'request', found: [{ service: choice.service, sure: 1 }], sure: true, words: besides === undefined ? stage.words : `${stage.words}\n${besides}` }, scene)
    case 'plan':
      return workOnPlan(back, choice.wish, scene)
    case 'ticket':
      return workOnTicket(back, choice.wish, stage.words, scene)
    case 'human':
      return handOver(back, stage.words, scene)
    case 'none':
      return say(back, line('choose.noneOfThem'))
  }
}

/** Words nobody can make anything of: the menu is offered when it happens twice. */
export const unclear = (step: Step, scene: Scene): Step => {
  if (step.conversation.stage.at === 'rescuing') return passOn(step, scene)
  if (draftOf(step.conversation) !== undefined) return step
  const strikes = step.conversation.strikes + 1
  return say(change(step, { strikes }), line(strikes > 1 ? 'unclear.again' : 'unclear.first'))
}
