import { detailLines } from '../core/cards.ts'
import type { Colleague } from '../core/context.ts'
import type { PersonId } from '../core/ids.ts'
import { leadsHere, pageOrder } from '../core/routing.ts'
import { line } from '../core/step.ts'
import { ACKNOWLEDGE } from '../core/ticketClock.ts'
import type { TimerId } from '../core/timer.ts'
import type { Clocked } from './clocked.ts'
import { tellPrivately, tellRequester, tellRooms } from './tell.ts'

const AGAIN = '/again'

/**
 * S1: somebody is called by name and has three minutes to say 收到 or 我来; then the next one is, then everybody who leads, again and
 * again until somebody does. Whoever cried for help hears of every step.
 */
export const pageNext: Clocked<'page'> = async ({ transaction, task, timer, effect, now, library }) => {
  const ticket = await transaction.ticket(task.ticket)
  if (ticket === undefined || (ticket.state !== 'accepted' && ticket.state !== 'dispatched')) return
  const colleagues = await transaction.colleagues(now)
  const next = pageOrder(ticket, colleagues, now, library).find(({ person }) => !task.asked.includes(person))
  const called: readonly Colleague[] = next === undefined ? leadsHere(colleagues, now) : [next]
  const names = called.map(({ name }) => name).join('\u3001')
  const lead = next === undefined
  for (const one of called) {
    await tellPrivately(transaction, one, { id: `${effect}/page`, ticket, about: 'details', dueAt: now, lines: [line(lead ? 'desk.page.lead' : 'desk.page', undefined, { number: ticket.number }), ...detailLines(ticket, library)] })
  }
  for (const one of called) {
    await tellRooms(transaction, { id: `${effect}/room/${one.person}`, ticket, dueAt: now, lines: [line('desk.page.room', undefined, { number: ticket.number, by: one.name })] }, one)
  }
  const again = timer.id.endsWith(AGAIN)
  // That nobody works here yet was said when the ticket was opened.
  const posted = called.length === 0 ? undefined : lead ? 'emergency.lead' : again ? 'emergency.next' : undefined
  const told = posted === undefined ? null : await tellRequester(transaction, { id: `${effect}/posted`, ticket, dueAt: now, lines: [line(posted, undefined, { number: ticket.number, by: names })] })
  await transaction.record({ ticket: ticket.id, effect, at: now, actor: 'system', kind: 'announced', from: ticket.state, to: ticket.state, reason: `called ${called.map(({ person }) => person).join(' ')}`, told })
  const asked: readonly PersonId[] = [...task.asked, ...called.map(({ person }) => person)]
  await transaction.setTimer({ id: `${effect}${AGAIN}` as TimerId, account: timer.account, subject: ticket.id, dueAt: now + ACKNOWLEDGE, task: { ...task, asked } })
}
