import type { ServiceId } from './ids.ts'
import { draftOf } from './requesting.ts'
import { line, say, stand, type Scene, type Step } from './step.ts'

/** The one small step that is offered to a heavy heart. */
const SMALL_STEP = 'home-visit' as ServiceId
/** What helps a family that quarrels, besides a person. */
const WAYS: readonly ServiceId[] = ['rights-aid', 'legal-consult'] as readonly string[] as readonly ServiceId[]

/** One warm sentence, then one small step that a yes takes; where something is under way already, that goes on. No advice, no form tone. */
export const offerComfort = (step: Step, { turn, context }: Scene): Step => {
  const busy = draftOf(step.conversation) !== undefined || context.commands.some(({ kind }) => kind === 'request' || kind === 'ask')
  if (busy || turn.place.kind === 'room' || !context.library.services.has(SMALL_STEP)) return say(step, line('comfort.brief'))
  return say(
    stand(step, { at: 'choosing', words: turn.text, leading: true, choices: [{ kind: 'service', service: SMALL_STEP }, { kind: 'human' }] }),
    line('comfort.brief'), line('comfort.step', SMALL_STEP),
  )
}

/** A quarrel in a family: no side is taken, safety is asked about first, and the ways are numbered. Only in private. */
export const standAside = (step: Step, { turn, context }: Scene): Step => {
  const services = WAYS.flatMap((id) => context.library.services.get(id) ?? [])
  return say(
    stand(step, { at: 'choosing', words: turn.text, choices: [...services.map(({ id }) => ({ kind: 'service' as const, service: id })), { kind: 'human' }] }),
    line('conflict.neutral'),
    ...services.map(({ id, name, about }, at) => line('choose.line', id, { n: String(at + 1), title: name, about })),
    line('conflict.mediate', undefined, { n: String(services.length + 1) }),
  )
}

/** One warm sentence, marked as a model's, and then one concrete step: the open question, or what one can do. */
export const comfort = (step: Step, text: string): Step =>
  say(step, line('warm.said', undefined, { text }), ...(draftOf(step.conversation) === undefined ? [line('warm.step')] : []))
