import { writeBothClocks } from '../core/bothClocks.ts'
import { ticketTitle } from '../core/cards.ts'
import { writeClock } from '../core/clock.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import { claimRenewedFrom, renewedFrom, wakenings } from '../core/ticketClock.ts'
import type { TimerId } from '../core/timer.ts'
import type { LedgerTransaction } from '../ports.ts'
import type { Clocked, Moment } from './clocked.ts'
import { holderOf } from './leave.ts'
import { tellLeads, tellPrivately, tellRequester, tellRooms } from './tell.ts'

/** The ticket while its clock runs: neither answered nor waiting for the requester. */
const running = async (transaction: LedgerTransaction, id: Ticket['id']): Promise<Ticket | undefined> => {
  const ticket = await transaction.ticket(id)
  return ticket !== undefined && ['accepted', 'dispatched', 'claimed', 'inProgress'].includes(ticket.state) ? ticket : undefined
}

const about = (ticket: Ticket, { library }: Pick<Moment<'dueSoon'>, 'library'>): Readonly<Record<string, string>> => ({
  number: ticket.number, service: ticketTitle(ticket, library), by: ticket.assignee?.name ?? '', due: ticket.dueAt === undefined ? '' : writeClock(ticket.dueAt, library.community.zone, 'zh-CN'),
})

/** 催办: whoever has it hears that the target comes near; the room does, when nobody has it. */
export const warnBefore: Clocked<'dueSoon'> = async (moment) => {
  const { transaction, task, effect, now } = moment
  const ticket = await running(transaction, task.ticket)
  if (ticket === undefined) return
  const telling = { id: `${effect}/warn`, ticket, lines: [line('desk.dueSoon', ticket.service, about(ticket, moment))], dueAt: now }
  const holder = await holderOf(transaction, ticket, now)
  await (holder === undefined ? tellRooms(transaction, telling) : tellPrivately(transaction, holder, telling))
}

/** 督办: the target is over; those who lead and whoever has it hear of it, and the history keeps it. */
export const supervise: Clocked<'overdue'> = async (moment) => {
  const { transaction, task, effect, now } = moment
  const ticket = await running(transaction, task.ticket)
  if (ticket === undefined) return
  const params = about(ticket, moment)
  await tellLeads(transaction, { id: `${effect}/lead`, ticket, lines: [line(`desk.overdue.lead${ticket.assignee === undefined ? '.open' : ''}`, ticket.service, params)], dueAt: now })
  const holder = await holderOf(transaction, ticket, now)
  if (holder !== undefined) await tellPrivately(transaction, holder, { id: `${effect}/late`, ticket, lines: [line('desk.overdue', ticket.service, params)], dueAt: now })
  await transaction.record({ ticket: ticket.id, effect, at: now, actor: 'system', kind: 'supervised', from: ticket.state, to: ticket.state, reason: 'overdue', told: null })
}

/** Before a promise slips the requester is told a new one, on both clocks. It is never broken in silence. */
export const renewPromise: Clocked<'renew'> = async ({ transaction, task, timer, effect, now, library }) => {
  const before = await running(transaction, task.ticket)
  if (before?.promisedAt === undefined) return
  const promisedAt = renewedFrom(before, now, library)
  const ticket: Ticket = { ...before, promisedAt }
  await transaction.saveTicket(ticket)
  const told = await tellRequester(transaction, {
    id: `${effect}/renewed`, ticket, dueAt: now,
    lines: [line(`ticket.renewed${ticket.assignee === undefined ? '.open' : ''}`, ticket.service, {
      number: ticket.number, by: ticket.assignee?.name ?? '', when: writeBothClocks(promisedAt, ticket.requester, library),
    })],
  })
  await transaction.record({ ticket: ticket.id, effect, at: now, actor: 'system', kind: 'renewed', from: ticket.state, to: ticket.state, reason: new Date(promisedAt).toISOString(), told })
  const next = wakenings(ticket, now, library).find((one) => one.task.kind === 'renew')
  if (next !== undefined) await transaction.setTimer({ id: `${effect}/again` as TimerId, account: timer.account, subject: ticket.id, ...next })
}

/** The same for the time by which somebody was to take it. */
export const renewClaim: Clocked<'renewClaim'> = async ({ transaction, task, timer, effect, now, library }) => {
  const before = await transaction.ticket(task.ticket)
  if (before?.claimBy === undefined || (before.state !== 'accepted' && before.state !== 'dispatched')) return
  const claimBy = claimRenewedFrom(before, now, library)
  const ticket: Ticket = { ...before, claimBy }
  await transaction.saveTicket(ticket)
  const told = await tellRequester(transaction, {
    id: `${effect}/renewed`, ticket, dueAt: now, lines: [line('ticket.renewed.claim', ticket.service, { number: ticket.number, when: writeBothClocks(claimBy, ticket.requester, library) })],
  })
  await transaction.record({ ticket: ticket.id, effect, at: now, actor: 'system', kind: 'renewed', from: ticket.state, to: ticket.state, reason: `claim ${new Date(claimBy).toISOString()}`, told })
  const next = wakenings(ticket, now, library).find((one) => one.task.kind === 'renewClaim')
  if (next !== undefined) await transaction.setTimer({ id: `${effect}/again` as TimerId, account: timer.account, subject: ticket.id, ...next })
}
