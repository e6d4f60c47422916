import { withdraw } from './moving.ts'
import { offerNumbered } from './offering.ts'
import { stageOf } from './intake.ts'
import { draftOf, isOpen } from './requesting.ts'
import { act, line, say, stand, type Scene, type Step } from './step.ts'
import type { TicketWish } from './ticketWish.ts'
import { chase, tellStatus } from './tracking.ts'

/** What may be meant for what was asked for, numbered; a yes takes the first. */
export const offerTicketWishes = (step: Step, wishes: readonly TicketWish[], words: string, { context: { library } }: Scene): Step =>
  offerNumbered(step, { heading: 'ticket.meant', choices: [...wishes.map((wish) => ({ kind: 'ticket', wish }) as const), { kind: 'none' }], words, leading: true }, library)

/** The choice that was made, with the words it was made about. */
export const workOnTicket = (step: Step, wish: TicketWish, words: string, scene: Scene): Step => {
  const about: Scene = { ...scene, turn: { ...scene.turn, text: words } }
  switch (wish) {
    case 'status':
      return tellStatus(step, about)
    case 'chase':
      return chase(step, 'chased', about)
    case 'withdraw':
      return withdraw(step, { kind: 'withdraw' }, about)
    case 'note':
      return leaveWord(step, words, false, about)
    case 'another':
      return leaveWord(step, words, true, about)
  }
}

/** A question that came with an answer is kept with the words of the form for whoever gets it. */
export const keepQuestion = (step: Step, words: string, { context: { library } }: Scene): Step => {
  const draft = draftOf(step.conversation)
  return draft === undefined ? step : say(stand(step, stageOf({ ...draft, words: [...draft.words, words] }, library)), line('intake.wondered'))
}

/** A word for whoever has the ticket, or will have it; that somebody else should come goes to those who lead. An event of the ticket, never a new one. */
export const leaveWord = (step: Step, words: string, another: boolean, { context: { own, speaker } }: Scene): Step => {
  const ticket = own.find(({ state }) => isOpen(state))
  if (ticket === undefined) return say(step, line('ticket.none'))
  return say(
    act(step, { do: 'noteTicket', ticket: ticket.id, by: speaker.person, kind: another ? 'another' : 'noted', words }),
    line(another ? 'ticket.another' : 'ticket.noted', ticket.number, { number: ticket.number }),
  )
}
