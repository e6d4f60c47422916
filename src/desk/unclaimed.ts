import { cardLines, ticketTitle } from '../core/cards.ts'
import { line } from '../core/step.ts'
import { nextRound } from '../core/ticketClock.ts'
import type { TimerId } from '../core/timer.ts'
import type { Clocked } from './clocked.ts'
import { tellLeads, tellRooms } from './tell.ts'

/** From this round on those who lead hear of it too. */
const ESCALATED = 2

/** T2: what nobody took is announced again, then told to those who lead, and never waits in silence. */
export const announceAgain: Clocked<'unclaimed'> = async ({ transaction, task, timer, effect, now, library }) => {
  const ticket = await transaction.ticket(task.ticket)
  if (ticket === undefined || (ticket.state !== 'accepted' && ticket.state !== 'dispatched')) return
  const about = { number: ticket.number, service: ticketTitle(ticket, library), round: String(task.round) }
  await tellRooms(transaction, { id: `${effect}/card`, ticket, lines: [line('desk.unclaimed', ticket.service, about), ...cardLines(ticket, library)], dueAt: now })
  if (task.round >= ESCALATED) await tellLeads(transaction, { id: `${effect}/lead`, ticket, lines: [line('desk.unclaimed.lead', ticket.service, about)], dueAt: now })
  await transaction.record({ ticket: ticket.id, effect, at: now, actor: 'system', kind: 'announced', from: ticket.state, to: ticket.state, reason: `round ${task.round}`, told: null })
  await transaction.setTimer({
    id: `${effect}/again` as TimerId, account: timer.account, subject: ticket.id, dueAt: nextRound('unclaimed', ticket, now, library), task: { ...task, round: task.round + 1 },
  })
}
