import { clockLine, ticketTitle } from './cards.ts'
import { followedLines } from './familyWork.ts'
import { planLine } from './planWork.ts'
import { referTo } from './render.ts'
import { isOpen } from './requesting.ts'
import { act, line, say, type Scene, type Step } from './step.ts'

/** How many of somebody's tickets are told about at once. */
const SHOWN = 3

/** T6: 「办到哪了」: the true state and the next step of the asker's own tickets, and of nobody else's. */
export const tellStatus = (step: Step, scene: Scene): Step => {
  const { context } = scene
  const open = context.own.filter(({ state }) => isOpen(state))
  const shown = (open.length > 0 ? open : context.own).slice(0, SHOWN)
  const plans = (context.plans ?? []).filter(({ requester }) => requester.person === context.speaker.person)
  const followed = followedLines(scene)
  if (shown.length === 0 && plans.length === 0) return say(step, ...(followed.length > 0 ? followed : [line('ticket.none')]))
  return say(step, ...plans.slice(0, SHOWN).map((plan) => planLine(plan, context.now, context.library, context.voice.locale)), ...shown.flatMap((ticket) => [
    line('ticket.status', ticket.number, {
      number: ticket.number, service: ticketTitle(ticket, context.library), state: referTo(`state.${ticket.state}`), next: referTo(`next.${ticket.state}`),
    }),
    ...(ticket.assignee === undefined ? [] : [line('ticket.by', undefined, { by: ticket.assignee.name })]),
    clockLine('card.opened', ticket, context.library),
  ]), ...followed)
}

/** A chase or a complaint is an event of the ticket it is about, never a new ticket. */
export const chase = (step: Step, kind: 'chased' | 'complained', scene: Scene): Step => {
  const ticket = scene.context.own.find(({ state }) => isOpen(state)) ?? scene.context.own[0]
  if (ticket === undefined) return say(step, line('ticket.none'))
  const noted = act(step, { do: 'noteTicket', ticket: ticket.id, by: scene.context.speaker.person, kind, words: scene.turn.text })
  return tellStatus(say(noted, line(kind === 'chased' ? 'ticket.chased' : 'ticket.complained', ticket.number)), scene)
}
