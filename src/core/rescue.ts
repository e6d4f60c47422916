import { knownOf } from './filling.ts'
import type { SlotId, TicketId } from './ids.ts'
import type { Slots, Ticket } from './ticket.ts'
import { isOpen, next } from './requesting.ts'
import { addressOf } from './message.ts'
import { act, line, nextEffect, requesterOf, say, stand, change, type Scene, type Step } from './step.ts'
import { draftOf } from './requesting.ts'

/** How long words after an emergency are passed on to those who are on their way. */
const RESCUE_LASTS = 60 * 60_000
/** The two facts a rescue needs. */
const NEEDED = ['address', 'phone'] as const

/** S1: before everything else. Who to call first, what we need, and the staff paged at once. */
export const rescue = (step: Step, signId: string, scene: Scene): Step => {
  const { library, now, own } = scene.context
  const sign = library.safety.emergencies.find(({ id }) => id === signId)
  if (sign === undefined) return step
  const numbers = sign.call.flatMap((id) => library.community.hotlines.find((hotline) => hotline.id === id) ?? [])
  const said = knownOf(scene.context.commands)
  const told = act(step, { do: 'say', to: addressOf(scene.turn), voice: step.conversation.voice, lines: [
    line(sign.stop ? 'emergency.stop' : sign.welfare ? 'emergency.welfare' : 'emergency.call', sign.id, {
      sign: sign.name, numbers: numbers.map(({ name, number }) => `${number} ${name}`).join(' · '), first: numbers[0]?.number ?? '',
    }),
    line('emergency.abroad'),
    ...NEEDED.filter((slot) => said[slot as SlotId] === undefined).map((slot) => line(`emergency.need.${slot}`, slot)),
  ] })
  const running = runningEmergency(own, now)
  if (running !== undefined) {
    return act(resume(told, running.id, said, now), { do: 'noteTicket', ticket: running.id, by: scene.context.speaker.person, kind: 'noted', words: scene.turn.text })
  }
  const id = nextEffect(told, scene) as string as TicketId
  const draft = draftOf(step.conversation)
  const opened = act(told, {
    do: 'openTicket',
    ticket: {
      id, service: 'emergency', urgent: true, requester: requesterOf(step, scene), slots: { ...draft?.slots, ...said },
      words: scene.turn.text, openedAt: now,
    },
  })
  return stand(
    draft === undefined ? opened : change(opened, { waiting: [draft, ...opened.conversation.waiting] }),
    { at: 'rescuing', ticket: id, since: now, have: NEEDED.filter((slot) => said[slot as SlotId] !== undefined) as unknown as readonly SlotId[] },
  )
}

/** The speaker's emergency that people are on their way for. */
export const runningEmergency = (own: readonly Ticket[], now: number): Ticket | undefined =>
  own.find((ticket) => ticket.service === 'emergency' && isOpen(ticket.state) && now - ticket.openedAt < RESCUE_LASTS)

/** Who cries again after all was said to be well is listened to again. */
const resume = (step: Step, ticket: TicketId, said: Slots, now: number): Step =>
  step.conversation.stage.at === 'rescuing' ? step : stand(step, { at: 'rescuing', ticket, since: now, have: NEEDED.filter((slot) => said[slot as SlotId] !== undefined) as unknown as readonly SlotId[] })

/** All is well, says whoever cried: those on their way hear it aloud, and it is they who end it. S1. */
export const callOff = (step: Step, scene: Scene): Step => {
  const { stage } = step.conversation
  const ticket = stage.at === 'rescuing' ? stage.ticket : runningEmergency(scene.context.own, scene.context.now)?.id
  if (ticket === undefined) return step
  const noted = act(step, { do: 'noteTicket', ticket, by: scene.context.speaker.person, kind: 'allWell', words: scene.turn.text })
  const told = say(noted, line('emergency.allWell'))
  return stage.at === 'rescuing' ? next(stand(told, { at: 'idle' }), undefined, scene) : told
}

/** While a rescue runs, everything its caller says goes to those on their way. */
export const passOn = (step: Step, scene: Scene): Step => {
  const { stage } = step.conversation
  if (stage.at !== 'rescuing') return step
  if (scene.context.now - stage.since > RESCUE_LASTS) return stand(step, { at: 'idle' })
  const said = knownOf(scene.context.commands)
  const have = [...stage.have, ...NEEDED.filter((slot) => said[slot as SlotId] !== undefined) as unknown as readonly SlotId[]]
  return say(
    stand(
      act(step, { do: 'noteTicket', ticket: stage.ticket, by: scene.context.speaker.person, kind: 'noted', words: scene.turn.text }),
      { ...stage, have },
    ),
    line('emergency.passedOn'),
    ...NEEDED.filter((slot) => !have.includes(slot as SlotId)).map((slot) => line(`emergency.need.${slot}`, slot)),
  )
}
