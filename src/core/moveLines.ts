import { writeBothClocks } from './bothClocks.ts'
import type { Utterance } from './effect.ts'
import { ticketTitle } from './cards.ts'
import { concernsAnother } from './consent.ts'
import { inLanguage } from './inLanguage.ts'
import type { Library } from './library.ts'
import type { Move } from './move.ts'
import { referTo } from './render.ts'
import type { Role } from './service.ts'
import { line } from './step.ts'
import type { Ticket } from './ticket.ts'

/** Who the requester is told about: whoever made the move, or takes the ticket over. `into`: the number of the ticket it is done with. */
export type MoveAbout = Readonly<{ by: string; role: Role; into?: string; library: Library }>

/** What the requester reads of a move, word for word as it is previewed; nothing where T1 says that nobody is told. */
export const moveLines = (ticket: Ticket, move: Move, { by, role, into, library }: MoveAbout): readonly Utterance[] => {
  const about = { number: ticket.number, service: ticketTitle(ticket, inLanguage(library, ticket.requester.voice.locale)), by, role: referTo(`role.${role}`) }
  switch (move.kind) {
    case 'transferred':
      return [line('ticket.transferred', ticket.service, about)]
    case 'asked':
      return [line('ticket.asked', ticket.service, { ...about, words: move.words })]
    case 'extended':
      return [line('ticket.extended', ticket.service, { ...about, words: move.reason, when: writeBothClocks(move.until, ticket.requester, library) })]
    case 'redone':
      return [line('ticket.redone', ticket.service, about)]
    case 'withdrawn':
      return [line('ticket.withdrawn', ticket.service, about)]
    case 'merged':
      return [line('ticket.merged', ticket.service, { ...about, into: into ?? '' })]
    case 'vetoed':
      return [line(!concernsAnother(ticket, library) ? 'ticket.vetoed.own' : ticket.plan === undefined ? 'ticket.vetoed' : 'ticket.vetoed.plan', ticket.service, about)]
    case 'urged':
      return [line('ticket.urged', ticket.service, about)]
    case 'begun':
    case 'released':
    case 'supplemented':
    case 'recalled':
      return []
  }
}
