import { ticketTitle } from './cards.ts'
import { dayIn, instantOf, writeClock } from './clock.ts'
import type { Utterance } from './effect.ts'
import { isOverdue, type Timed } from './figures.ts'
import type { Library } from './library.ts'
import { line } from './step.ts'
import { isWorkday, workingTimeOf } from './workingTime.ts'

/** Before work begins, in minutes: the digest is there when people come in. */
const EARLY = 15
const DAY = 24 * 60 * 60_000
/** The longest holiday is shorter than this. */
const HORIZON = 30
const LISTED = 8

/** The next morning after `now` on which people come to work, as a day and the instant of its digest. */
export const nextDigest = (now: number, library: Library): Readonly<{ day: string; at: number }> => {
  const time = workingTimeOf(library)
  const minute = (time.hours[0]?.from ?? 9 * 60) - EARLY
  for (let n = 0; n < HORIZON; n += 1) {
    const day = dayIn(now + n * DAY, time.zone)
    const at = instantOf(day, minute, time.zone)
    if (at > now && isWorkday(day, time)) return { day, at }
  }
  return { day: dayIn(now + DAY, time.zone), at: now + DAY }
}

/** The morning's work for the staff group: how much is open, what is late, what is due today, what nobody took. No name of a requester. Nothing when nothing is open. O3. */
export const digestLines = (open: readonly Timed[], waitingGaps: number, now: number, library: Library): readonly Utterance[] => {
  if (open.length === 0) return []
  const { zone } = library.community
  const late = open.filter((ticket) => isOverdue(ticket, now))
  const today = open.filter((ticket) => !late.includes(ticket) && ticket.dueAt !== undefined && dayIn(ticket.dueAt, zone) === dayIn(now, zone))
  const free = open.filter(({ assignee }) => assignee === undefined)
  const row = (ticket: Timed): Utterance => line(ticket.assignee === undefined ? 'digest.row.free' : 'digest.row', ticket.number, {
    number: ticket.number, service: ticketTitle(ticket, library), by: ticket.assignee?.name ?? '', due: ticket.dueAt === undefined ? '' : writeClock(ticket.dueAt, zone, 'zh-CN'),
  })
  const list = (heading: string, tickets: readonly Timed[]): readonly Utterance[] =>
    tickets.length === 0 ? [] : [line(heading, undefined, { count: String(tickets.length) }), ...tickets.slice(0, LISTED).map(row)]
  return [
    line('digest.head', undefined, { open: String(open.length), late: String(late.length), today: String(today.length), free: String(free.length) }),
    ...list('digest.late', late), ...list('digest.today', today),
    ...(waitingGaps === 0 ? [] : [line('digest.gaps', undefined, { count: String(waitingGaps) })]),
  ]
}
