import { cardLines, ticketTitle } from '../core/cards.ts'
import type { EffectId, ServiceId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import type { TimerId } from '../core/timer.ts'
import type { DeliveryId, LedgerTransaction } from '../ports.ts'
import type { Clocked } from './clocked.ts'

const MINUTE = 60_000
/** For what has no service and therefore no promise of its own. */
const CLAIM_WITHIN = 60

/** From this round on the lead of the grid hears of it too. */
const ESCALATED = 2

const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const

/** Sets the time by which somebody must have taken the ticket. */
export const awaitClaim = (
  transaction: LedgerTransaction, ticket: Ticket, effect: EffectId, { round, from, library }: Readonly<{ round: number; from: number; library: Library }>,
): Promise<void> => {
  const minutes = library.services.get(ticket.service as ServiceId)?.promise.claim ?? CLAIM_WITHIN
  return transaction.setTimer({
    id: `${effect}/unclaimed` as TimerId, account: ticket.requester.address.account, subject: ticket.id, dueAt: from + minutes * MINUTE,
    task: { kind: 'unclaimed', ticket: ticket.id, round },
  })
}

/** T2: what nobody took is announced again, then told to those who lead, and never waits in silence. */
export const announceAgain: Clocked<'unclaimed'> = async ({ transaction, task, timer, effect, now, library }) => {
  const ticket = await transaction.ticket(task.ticket)
  if (ticket === undefined || (ticket.state !== 'accepted' && ticket.state !== 'dispatched')) return
  const about = { number: ticket.number, service: ticketTitle(ticket, library), round: String(task.round) }
  const common = { about: 'notice', ticket: ticket.id, voice: STAFF_VOICE, dueAt: now } as const
  for (const { account, room } of await transaction.workRooms(timer.account)) {
    await transaction.deliver({
      ...common, id: `${effect}/card/${room}` as DeliveryId, to: { kind: 'room', account, room }, lines: [line('desk.unclaimed', ticket.service, about), ...cardLines(ticket, library)],
    })
  }
  if (task.round >= ESCALATED) {
    for (const { person, account, contact } of await transaction.staff('gridLead')) {
      await transaction.deliver({
        ...common, id: `${effect}/lead/${person}` as DeliveryId, to: { kind: 'private', account, contact }, lines: [line('desk.unclaimed.lead', ticket.service, about)],
      })
    }
  }
  await transaction.record({
    ticket: ticket.id, effect, at: now, actor: 'system', kind: 'dispatched', from: ticket.state, to: ticket.state, reason: 'announced again', told: null,
  })
  await awaitClaim(transaction, ticket, effect, { round: task.round + 1, from: now, library })
}
