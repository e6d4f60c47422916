import { ticketTitle } from '../core/cards.ts'
import { line } from '../core/step.ts'
import { nextRound } from '../core/ticketClock.ts'
import type { TimerId } from '../core/timer.ts'
import type { Clocked } from './clocked.ts'
import { tellPrivately, tellRequester } from './tell.ts'

/** The requester is reminded so often; then whoever has the ticket is to ring them up. */
const REMINDERS = 2

/** What was asked for and did not come: the requester is reminded once a working day, then staff hear that nothing comes. */
export const remindRequester: Clocked<'supplement'> = async ({ transaction, task, timer, effect, now, library }) => {
  const ticket = await transaction.ticket(task.ticket)
  if (ticket?.state !== 'awaiting') return
  const asked = (await transaction.history(ticket.id)).findLast(({ kind }) => kind === 'asked')
  const about = { number: ticket.number, service: ticketTitle(ticket, library), words: asked?.reason ?? '' }
  if (task.round > REMINDERS) {
    if (ticket.assignee !== undefined) await tellPrivately(transaction, ticket.assignee, { id: `${effect}/silent`, ticket, lines: [line('desk.supplementSilent', ticket.service, about)], dueAt: now })
    return
  }
  await tellRequester(transaction, { id: `${effect}/remind`, ticket, lines: [line('ticket.askedAgain', ticket.service, about)], dueAt: now })
  await transaction.setTimer({
    id: `${effect}/again` as TimerId, account: timer.account, subject: ticket.id, dueAt: nextRound('supplement', ticket, now, library), task: { ...task, round: task.round + 1 },
  })
}
