import { ticketTitle } from './cards.ts'
import { dayIn, writeClock } from './clock.ts'
import type { Utterance } from './effect.ts'
import { isTheirs } from './parts.ts'
import { line, say, type Scene, type Step } from './step.ts'
import type { Ticket } from './ticket.ts'

const WAITING: ReadonlySet<Ticket['state']> = new Set(['accepted', 'dispatched'])
const IN_HAND: ReadonlySet<Ticket['state']> = new Set(['claimed', 'inProgress', 'awaiting'])
/** More lines than this nobody reads on a phone. */
const SHOWN = 20

/** One line a ticket: what, since when, by when, and whose. */
const ticketLine = (ticket: Ticket, { context: { library } }: Scene): Utterance => {
  const { zone } = library.community
  const about = { number: ticket.number, service: ticketTitle(ticket, library), opened: writeClock(ticket.openedAt, zone, 'zh-CN'), by: ticket.assignee?.name ?? '' }
  if (ticket.dueAt === undefined) return line('desk.line', undefined, about)
  return line(`desk.line.due${ticket.assignee === undefined ? '' : '.by'}`, undefined, { ...about, due: writeClock(ticket.dueAt, zone, 'zh-CN') })
}

const late = ({ state, dueAt }: Ticket, now: number): boolean => dueAt !== undefined && dueAt < now && state !== 'awaiting' && (WAITING.has(state) || IN_HAND.has(state))

/** 「我的单」「待接」「超期」: one line a ticket. */
export const list = (step: Step, which: 'mine' | 'open' | 'overdue', scene: Scene): Step => {
  const { desk, speaker, colleagues, now } = scene.context
  const tickets = desk.filter((ticket) => {
    switch (which) {
      case 'mine':
        return IN_HAND.has(ticket.state) && isTheirs(ticket, speaker, colleagues, now)
      case 'open':
        return WAITING.has(ticket.state)
      case 'overdue':
        return late(ticket, now)
    }
  }).toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
  if (tickets.length === 0) return say(step, line(`desk.none${which === 'mine' ? 'Mine' : which === 'open' ? 'Open' : 'Overdue'}`))
  return say(step, line(which === 'overdue' ? 'desk.overdue.list' : `desk.${which}`, undefined, { count: String(tickets.length) }), ...tickets.slice(0, SHOWN).map((ticket) => ticketLine(ticket, scene)))
}

/** 「今天」: the day in figures, and what is due before it ends. */
export const tellToday = (step: Step, scene: Scene): Step => {
  const { desk, now, library: { community: { zone } } } = scene.context
  const today = dayIn(now, zone)
  const count = (which: (ticket: Ticket) => boolean): string => String(desk.filter(which).length)
  const due = desk.filter((ticket) => !late(ticket, now) && ticket.dueAt !== undefined && dayIn(ticket.dueAt, zone) === today && (WAITING.has(ticket.state) || IN_HAND.has(ticket.state)))
  return say(
    step,
    line('desk.today', undefined, {
      opened: count(({ openedAt }) => dayIn(openedAt, zone) === today), answered: count(({ toldAt, state }) => !WAITING.has(state) && !IN_HAND.has(state) && toldAt !== undefined && dayIn(toldAt, zone) === today),
      waiting: count(({ state }) => WAITING.has(state)), inHand: count(({ state }) => IN_HAND.has(state)), overdue: count((ticket) => late(ticket, now)), due: String(due.length),
    }),
    ...due.slice(0, SHOWN).map((ticket) => ticketLine(ticket, scene)),
  )
}
