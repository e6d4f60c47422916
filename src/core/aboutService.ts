import type { Command } from './command.ts'
import { draftOf } from './requesting.ts'
import { line, say, stand, type Scene, type Step } from './step.ts'

/**
 * What a service costs or how it goes, as far as the community wrote it down; no price is made up. A form that is open goes on;
 * otherwise the service is offered, and a yes begins it, unless they said that they merely ask.
 */
export const tellOfService = (step: Step, { kind, service: id, merely }: Extract<Command, { kind: 'price' | 'how' }>, { turn, context: { library } }: Scene): Step => {
  const draft = draftOf(step.conversation)
  const service = library.services.get(id ?? draft?.service ?? ('' as never))
  if (service === undefined) return say(step, line('serviceAsked.price.any'))
  const values = {
    service: service.name, about: service.about, cost: service.cost ?? '',
    asks: service.slots.filter(({ required }) => required).map(({ label }) => label).join('\u3001'),
  }
  const told = say(step, line(kind === 'how' ? 'serviceAsked.how' : service.cost === undefined ? 'serviceAsked.price' : 'serviceAsked.cost', service.id, values))
  if (draft !== undefined || merely === true || turn.place.kind === 'room') return told
  return say(stand(told, { at: 'choosing', words: turn.text, leading: true, choices: [{ kind: 'service', service: service.id }] }), line('serviceAsked.offer', service.id, values))
}
