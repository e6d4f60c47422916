import { missingSlots, stageOf } from './intake.ts'
import { draftOf } from './requesting.ts'
import { line, say, stand, type Scene, type Step } from './step.ts'
import { tellStatus } from './tracking.ts'

/** 「重新来」: the open form is emptied and begun again. */
export const restart = (step: Step, scene: Scene): Step => {
  const draft = draftOf(step.conversation)
  if (draft === undefined) return say(step, line('menu'))
  const fresh = { ...draft, slots: {}, passed: [], begunAt: scene.context.now }
  return say(stand(step, stageOf(fresh, scene.context.library)), line('intake.restarted'))
}

/** 「昨天说到哪了」: what the open form knows, or where the tickets stand. */
export const resume = (step: Step, scene: Scene): Step => {
  const draft = draftOf(step.conversation)
  if (draft === undefined) return tellStatus(step, scene)
  const service = scene.context.library.services.get(draft.service)
  return say(step, line('intake.recap', draft.service, {
    service: service?.name ?? '', have: Object.values(draft.slots).map(({ text }) => text).join(' · '),
  }))
}

/** 「还要问几个啊」: how many questions are left, and that any of them may be passed over. */
export const tellHowMany = (step: Step, scene: Scene): Step => {
  const draft = draftOf(step.conversation)
  if (draft === undefined) return say(step, line('smalltalk.nothingOpen'))
  const { length } = missingSlots(draft, scene.context.library)
  return say(step, length === 0 ? line('intake.noneLeft') : line('intake.left', undefined, { count: String(length) }))
}
