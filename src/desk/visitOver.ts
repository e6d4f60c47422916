import { cardLines, ticketTitle } from '../core/cards.ts'
import { visitOn, type CarePlan } from '../core/carePlan.ts'
import { dayIn } from '../core/clock.ts'
import type { TicketNumber } from '../core/ids.ts'
import { inLanguage } from '../core/inLanguage.ts'
import { mayMove } from '../core/lifecycle.ts'
import { visitLine } from '../core/planLines.ts'
import { dayAfter, type Appointment } from '../core/rhythm.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId } from '../ports.ts'
import { tellLeads, tellPrivately, tellRooms } from './tell.ts'
import { appointmentOf, GRACE, watchVisit, withVisit } from './carePlan.ts'
import { advance, setClocks } from './advance.ts'
import type { Clocked, Moment } from './clocked.ts'

/** How often somebody may miss the same visit. */
const MISSED = 2
const WAITING: ReadonlySet<string> = new Set(['accepted', 'dispatched', 'claimed', 'inProgress', 'awaiting'])

/** F4: the time of a visit is over and nobody said they went: whoever was to go is reminded; then the relative hears an apology and a new date, before they ask. */
export const checkVisit: Clocked<'visitOver'> = async (moment) => {
  const { transaction, task, now } = moment
  const ticket = await transaction.ticket(task.ticket)
  const visit = ticket === undefined ? undefined : appointmentOf(ticket)
  if (ticket === undefined || visit === undefined || !WAITING.has(ticket.state)) return
  if (visit.until > now) return watchVisit(transaction, ticket, visit.until, 1)
  if (task.round === 1) {
    await tellStaff('plan.remind', ticket, visit, moment)
    return watchVisit(transaction, ticket, now + GRACE, 2)
  }
  await moveMissed(ticket, visit, moment)
}

const moveMissed = async (ticket: Ticket, visit: Appointment, moment: Moment<'visitOver'>): Promise<void> => {
  const { transaction, now, library: { community: { zone } } } = moment
  const plan = ticket.plan === undefined ? undefined : await transaction.plan(ticket.plan)
  const others = plan === undefined ? [] : (await transaction.openVisits(plan.id)).filter(({ id }) => id !== ticket.id)
  const again = freeDay(visit, plan, others, now, zone)
  const [next] = comingOf(others, now)
  if (again === undefined && next !== undefined) return joinNext(ticket, visit, next, moment)
  await moveTo(again ?? dayAfter({ at: now, until: now }, hoursOf(plan), zone), ticket, visit, plan, moment)
}

/** How far ahead a day is looked for, in days. */
const LOOKED_AHEAD = 7

const hoursOf = (plan: CarePlan | undefined): Readonly<{ from: number; to: number }> => plan?.rhythm ?? { from: 9 * 60, to: 17 * 60 }

/** The first day still ahead on which nobody goes for that plan anyway; undefined where somebody goes every day. */
const freeDay = (visit: Appointment, plan: CarePlan | undefined, others: readonly Ticket[], now: number, zone: string): Appointment | undefined => {
  const taken = new Set(others.flatMap((one) => appointmentOf(one) ?? []).map(({ at }) => dayIn(at, zone)))
  let again = dayAfter(visit, hoursOf(plan), zone)
  while (again.at <= now) again = dayAfter(again, hoursOf(plan), zone)
  for (let n = 0; n < LOOKED_AHEAD; n += 1, again = dayAfter(again, hoursOf(plan), zone)) {
    if (!taken.has(dayIn(again.at, zone)) && (plan === undefined || visitOn(plan, again.at, zone) === undefined)) return again
  }
  return undefined
}

/** Visits that are still ahead, soonest first. */
const comingOf = (others: readonly Ticket[], now: number): readonly Readonly<{ ticket: Ticket; visit: Appointment }>[] =>
  others.flatMap((ticket) => {
    const visit = appointmentOf(ticket)
    return visit === undefined || visit.at <= now || !WAITING.has(ticket.state) ? [] : [{ ticket, visit }]
  }).toSorted((a, b) => a.visit.at - b.visit.at)

/** Where somebody goes every day, the next visit is the one that makes up for it. */
const joinNext = async (ticket: Ticket, visit: Appointment, next: Readonly<{ ticket: Ticket; visit: Appointment }>, moment: Moment<'visitOver'>): Promise<void> => {
  const { transaction, effect, now, library } = moment
  const told = await tellMissed(ticket, visit, next.visit, next.ticket.number, moment)
  await transaction.record({ ticket: ticket.id, effect, at: now, actor: 'system', kind: 'missed', from: ticket.state, to: ticket.state, reason: new Date(next.visit.at).toISOString(), told })
  if (ticket.plan !== undefined) await transaction.recordPlan({ plan: ticket.plan, effect, at: now, actor: 'system', kind: 'missed', reason: ticket.number })
  await advance(transaction, ticket, { kind: 'merged', effect, actor: 'system', at: now, reason: 'missed, and somebody goes the next day anyway', told, changes: { mergedInto: next.ticket.id } }, library)
}

/** The requester hears of it before they ask, and so do those who should have gone. */
const tellMissed = async (ticket: Ticket, visit: Appointment, again: Appointment, number: TicketNumber, moment: Moment<'visitOver'>): Promise<DeliveryId> => {
  const { transaction, effect, now, library } = moment
  const { requester } = ticket
  const { locale } = requester.voice
  const told = `${effect}/missed` as DeliveryId
  const params = { number: ticket.number, service: ticketTitle(ticket, inLanguage(library, locale)) }
  await transaction.deliver({
    id: told, to: requester.address, about: 'notice', ticket: ticket.id, voice: requester.voice, dueAt: nextWaking(now, requester.zone ?? library.community.zone),
    lines: [visitLine('plan.missed', visit, { requester, locale }, library, params), visitLine('plan.again', again, { requester, locale }, library, { ...params, number })],
  })
  await tellStaff('plan.missed.desk', ticket, again, moment)
  await tellLeads(transaction, {
    id: `${effect}/lead`, ticket, dueAt: now,
    lines: [visitLine('plan.missed.lead', again, { requester: {}, locale: 'zh-CN' }, library, { number: ticket.number, service: ticketTitle(ticket, library), by: ticket.assignee?.name ?? '' })],
  })
  return told
}

const moveTo = async (again: Appointment, ticket: Ticket, visit: Appointment, plan: CarePlan | undefined, moment: Moment<'visitOver'>): Promise<void> => {
  const { transaction, effect, now, library } = moment
  const moved: Ticket = { ...ticket, slots: withVisit(ticket.slots, again, library) }
  await transaction.saveTicket(moved)
  await setClocks(transaction, moved, `${effect}/missed`, now, library)
  const told = await tellMissed(moved, visit, again, ticket.number, moment)
  await transaction.record({ ticket: ticket.id, effect, at: now, actor: 'system', kind: 'missed', from: ticket.state, to: ticket.state, reason: new Date(again.at).toISOString(), told })
  if (plan !== undefined) await transaction.recordPlan({ plan: plan.id, effect, at: now, actor: 'system', kind: 'missed', reason: ticket.number })
  await watchVisit(transaction, moved, again.until, 1)
  await releaseForgotten(moved, moment)
}

/** Whoever missed it twice does not have it any more. */
const releaseForgotten = async (ticket: Ticket, { transaction, effect, now, library }: Moment<'visitOver'>): Promise<void> => {
  const kinds = (await transaction.history(ticket.id)).map(({ kind }) => kind)
  const since = kinds.slice(Math.max(kinds.lastIndexOf('claimed'), kinds.lastIndexOf('transferred')))
  if (ticket.assignee === undefined || !mayMove(ticket.state, 'released') || since.filter((kind) => kind === 'missed').length < MISSED) return
  const open = await advance(transaction, ticket, { kind: 'released', effect, actor: 'system', at: now, reason: 'missed twice', told: null }, library)
  const about = { number: ticket.number, service: ticketTitle(ticket, library), by: ticket.assignee.name }
  await tellPrivately(transaction, ticket.assignee, { id: `${effect}/taken`, ticket, lines: [line('desk.idle.taken', ticket.service, about)], dueAt: now })
  await tellRooms(transaction, { id: `${effect}/card`, ticket: open, lines: [line('desk.idle.again', ticket.service, about), ...cardLines(open, library)], dueAt: now })
}

const tellStaff = (reply: string, ticket: Ticket, visit: Appointment, { transaction, effect, now, library }: Moment<'visitOver'>): Promise<void> => {
  const telling = {
    id: `${effect}/staff`, ticket, dueAt: now, lines: [visitLine(reply, visit, { requester: {}, locale: 'zh-CN' }, library, { number: ticket.number, service: ticketTitle(ticket, library) })],
  }
  return ticket.assignee === undefined ? tellRooms(transaction, telling) : tellPrivately(transaction, ticket.assignee, telling)
}
