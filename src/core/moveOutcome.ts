import type { Effect, Utterance } from './effect.ts'
import type { TicketNumber } from './ids.ts'
import { writeClock } from './clock.ts'
import type { Library } from './library.ts'
import type { Outcome } from './outcome.ts'
import { referTo } from './render.ts'
import type { Role } from './service.ts'
import { line } from './step.ts'
import type { TicketState } from './ticket.ts'

/** The names of roles as the community calls them, in a row. */
export const roleNames = (roles: readonly Role[], { community }: Library): string =>
  roles.map((role) => community.roles.find((one) => one.role === role)?.name ?? role).join('/')

/** Somebody else has the ticket, or nobody yet. */
export const notYours = (number: TicketNumber, by: string | undefined): Utterance =>
  by === undefined ? line('desk.nobodys', undefined, { number }) : line('desk.notYours', undefined, { number, by })

/** States in which nobody has a ticket yet. */
const WAITING: ReadonlySet<TicketState> = new Set(['accepted', 'dispatched'])

/** What whoever made a move hears of it: that it is made, or plainly why not. */
export const tellMove = (effect: Effect, outcome: Extract<Outcome, { of: 'move' }>, library: Library): readonly Utterance[] => {
  const { number, kind } = outcome
  const about = {
    number, to: outcome.to ?? '', state: referTo(`state.${outcome.state}`),
    when: effect.do === 'moveTicket' && effect.move.kind === 'extended' ? writeClock(effect.move.until, library.community.zone, 'zh-CN') : '',
  }
  switch (outcome.result) {
    case 'done':
      if (outcome.own === true) return [line(`ticket.done.${outcome.willing === true ? 'willing' : kind}`, undefined, about)]
      return [line(`desk.done.${kind}`, undefined, about)]
    case 'wrongState':
      return [WAITING.has(outcome.state) ? notYours(number, undefined) : line('desk.notOpenTo', kind, about)]
    case 'notYours':
      return [notYours(number, outcome.by)]
    case 'noReason':
      return [line(`desk.needs.${kind}`, undefined, about)]
    case 'tooLate':
      return [line(kind === 'recalled' && outcome.state === 'vetoed' ? 'desk.tooLate.unvetoed' : `desk.tooLate.${kind}`, undefined, about)]
    case 'notAgreed':
      return [line('ticket.notAgreed', undefined, about)]
    case 'unknownColleague':
      return [line('desk.unknownColleague', undefined, about)]
  }
}
