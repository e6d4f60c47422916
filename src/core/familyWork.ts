import { ticketTitle } from './cards.ts'
import type { Command } from './command.ts'
import type { Utterance } from './effect.ts'
import { referTo } from './render.ts'
import { draftOf, isOpen } from './requesting.ts'
import { act, line, say, type Scene, type Step } from './step.ts'

/** How many of the family's tickets are told about at once. */
const SHOWN = 3

/** A code is asked for, said, or taken back; never in a group, where everybody would have it. T6. */
export const workOnFamily = (step: Step, command: Extract<Command, { kind: 'familyCode' | 'joinFamily' | 'closeFamily' }>, { turn, context }: Scene): Step => {
  if (turn.place.kind === 'room') return say(step, line('family.inPrivate'))
  switch (command.kind) {
    case 'familyCode':
      return context.own.length === 0 ? say(step, line('family.nothing')) : act(step, { do: 'familyCode' })
    case 'joinFamily': {
      const { voice, zone } = step.conversation
      return act(step, { do: 'joinFamily', code: command.code, voice, ...(zone === undefined ? {} : { zone }) })
    }
    case 'closeFamily':
      return act(step, { do: 'closeFamily' })
  }
}

/** What somebody of the family circle may know: which case, what for, how far; no particulars. */
export const followedLines = ({ turn, context: { followed = [], results, library } }: Scene): readonly Utterance[] => {
  const open = followed.filter(({ state }) => isOpen(state))
  return (open.length > 0 ? open : followed).slice(0, SHOWN).map((ticket) => {
    const about = { number: ticket.number, service: ticketTitle(ticket, library) }
    const waiting = results?.find(({ ticket: id }) => id === ticket.id)
    if (waiting === undefined) return line('family.status', ticket.number, { ...about, state: referTo(`state.${ticket.state}`), next: referTo(`next.${ticket.state}`) })
    // Asked for in private, it goes out to them now.
    return turn.place.kind === 'private' ? line('family.result.now', ticket.number, about) : line('family.result.later', ticket.number, about)
  })
}

/** 「我弟弟也报了一样的」: staff look whether it is the same and decide; who says it hears nothing of what anybody else asked for. T6. */
export const alsoAsked = (step: Step, { words }: Extract<Command, { kind: 'alsoAsked' }>, { context: { own } }: Scene): Step => {
  const open = own.filter(({ state }) => isOpen(state))
  if (draftOf(step.conversation) !== undefined) return say(step, line('family.same.draft'))
  return open.length === 0 ? say(step, line('family.same.nothing')) : act(step, { do: 'noteSame', tickets: open.map(({ id }) => id), words })
}
