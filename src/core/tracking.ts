import { writeBothClocks } from './bothClocks.ts'
import { clockLine, ticketTitle } from './cards.ts'
import type { Utterance } from './effect.ts'
import { followedLines } from './familyWork.ts'
import { planLine } from './planWork.ts'
import { referTo } from './render.ts'
import { isOpen } from './requesting.ts'
import { act, line, say, type Scene, type Step } from './step.ts'
import type { Ticket } from './ticket.ts'

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
    stateLine(ticket, scene),
    ...promiseLines(ticket, scene),
    ...(ticket.assignee === undefined ? [] : [line('ticket.by', undefined, { by: ticket.assignee.name })]),
    clockLine('card.opened', ticket, context.library),
  ]), ...followed)
}

/** The state and the next step; of a result that did not go out yet, that it is there and when it goes: at once to who asks in private. */
const stateLine = (ticket: Ticket, { turn, context: { library, results, voice } }: Scene): Utterance => {
  const about = { number: ticket.number, service: ticketTitle(ticket, library) }
  const waiting = results?.find(({ ticket: id }) => id === ticket.id)
  if (waiting === undefined) return line('ticket.status', ticket.number, { ...about, state: referTo(`state.${ticket.state}`), next: referTo(`next.${ticket.state}`) })
  if (turn.place.kind === 'private') return line('ticket.result.now', ticket.number, about)
  return line('ticket.result.later', ticket.number, { ...about, when: writeBothClocks(waiting.dueAt, { ...ticket.requester, voice }, library) })
}

/** States in which the promised time is still ahead of somebody who works on it. */
const RUNNING: ReadonlySet<Ticket['state']> = new Set(['accepted', 'dispatched', 'claimed', 'inProgress'])

/** By when the asker hears of it, on both clocks. */
const promiseLines = ({ number, state, promisedAt, requester }: Ticket, { context: { library, now, voice } }: Scene): readonly Utterance[] =>
  promisedAt === undefined || promisedAt <= now || !RUNNING.has(state) ? [] : [line('ticket.promised', number, { when: writeBothClocks(promisedAt, { ...requester, voice }, library) })]

/** A chase or a complaint is an event of the ticket it is about, never a new ticket. */
export const chase = (step: Step, kind: 'chased' | 'complained', scene: Scene): Step => {
  const ticket = scene.context.own.find(({ state }) => isOpen(state)) ?? scene.context.own[0]
  if (ticket === undefined) return say(step, line('ticket.none'))
  const noted = act(step, { do: 'noteTicket', ticket: ticket.id, by: scene.context.speaker.person, kind, words: scene.turn.text })
  return tellStatus(say(noted, line(kind === 'chased' ? 'ticket.chased' : 'ticket.complained', ticket.number)), scene)
}
