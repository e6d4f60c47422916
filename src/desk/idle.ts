import { cardLines, ticketTitle } from '../core/cards.ts'
import { line } from '../core/step.ts'
import { nextRound } from '../core/ticketClock.ts'
import type { TimerId } from '../core/timer.ts'
import { advance } from './advance.ts'
import type { Clocked } from './clocked.ts'
import { holderOf } from './leave.ts'
import { tellLeads, tellPrivately, tellRooms } from './tell.ts'

/** After so many reminders the ticket is anybody's again. */
const REMINDERS = 1

/** T2: a claim is a lease. Who took a ticket and made no step is reminded; after that it is announced again, and those who lead hear why. */
export const endLease: Clocked<'idle'> = async ({ transaction, task, timer, effect, now, library }) => {
  const ticket = await transaction.ticket(task.ticket)
  const assignee = ticket?.assignee
  if (ticket === undefined || assignee === undefined || (ticket.state !== 'claimed' && ticket.state !== 'inProgress')) return
  const about = { number: ticket.number, service: ticketTitle(ticket, library), by: assignee.name }
  if (task.round <= REMINDERS) {
    await tellPrivately(transaction, await holderOf(transaction, ticket, now) ?? assignee, { id: `${effect}/remind`, ticket, lines: [line('desk.idle', ticket.service, about)], dueAt: now })
    await transaction.setTimer({
      id: `${effect}/again` as TimerId, account: timer.account, subject: ticket.id, dueAt: nextRound('idle', ticket, now, library), task: { ...task, round: task.round + 1 },
    })
    return
  }
  const open = await advance(transaction, ticket, { kind: 'released', effect, actor: 'system', at: now, reason: 'no step in its time', told: null }, library)
  await tellPrivately(transaction, assignee, { id: `${effect}/taken`, ticket, lines: [line('desk.idle.taken', ticket.service, about)], dueAt: now })
  await tellRooms(transaction, { id: `${effect}/card`, ticket: open, lines: [line('desk.idle.again', ticket.service, about), ...cardLines(open, library)], dueAt: now })
  await tellLeads(transaction, { id: `${effect}/lead`, ticket, lines: [line('desk.idle.lead', ticket.service, about)], dueAt: now })
}
