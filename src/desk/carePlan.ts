import { AHEAD, firstVisit, isOff, REVIEWED_AFTER, type CarePlan, type CarePlanId } from '../core/carePlan.ts'
import { dayIn, writeStretch } from '../core/clock.ts'
import type { EffectId, ServiceId, SlotId, TicketId } from '../core/ids.ts'
import { cardLines, detailLines } from '../core/cards.ts'
import { consentOf } from '../core/consent.ts'
import type { Library } from '../core/library.ts'
import { planParams, visitLine } from '../core/planLines.ts'
import { nextVisit, type Appointment } from '../core/rhythm.ts'
import { nextWaking } from '../core/waking.ts'
import { line } from '../core/step.ts'
import type { Slots, Ticket } from '../core/ticket.ts'
import type { TimerId } from '../core/timer.ts'
import type { DeliveryId, LedgerTransaction } from '../ports.ts'
import type { Clocked } from './clocked.ts'
import { advance } from './advance.ts'
import { tellPrivately, tellRooms } from './tell.ts'

/** How many visits back a plan knows that they were made. */
const MADE_KEPT = 60
const TIME = 'time' as SlotId
const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const

/** When somebody is expected, as the ticket says. */
export const appointmentOf = ({ slots }: Pick<Ticket, 'slots'>): Appointment | undefined => {
  const { at, until } = slots[TIME] ?? {}
  return at === undefined ? undefined : { at, until: until ?? at }
}

/** The slots with that visit as their time. */
export const withVisit = (slots: Slots, { at, until }: Appointment, { community }: Library): Slots => {
  const time = slots[TIME]
  const { rhythm: _, ...rest } = time ?? { said: '' }
  return { ...slots, [TIME]: { ...rest, text: writeStretch(at, until, community.zone, 'zh-CN'), at, until } }
}

/** Whoever goes has so long after the visit's time to say that they went, in ms. */
export const GRACE = 2 * 60 * 60_000

/** A recurring wish that was agreed to becomes a plan, and the ticket its first visit; both as they were when nothing recurs. F4. */
export const beginPlan = async (
  transaction: LedgerTransaction, ticket: Ticket, effect: EffectId, library: Library,
): Promise<Readonly<{ ticket: Ticket; plan?: CarePlan; first?: Appointment }>> => {
  const rhythm = ticket.slots[TIME]?.rhythm
  const { zone } = library.community
  const first = rhythm === undefined ? undefined : firstVisit(rhythm, ticket.openedAt, zone)
  if (rhythm === undefined || first === undefined || library.services.get(ticket.service as ServiceId)?.recurs !== true) return { ticket }
  const stopWhen = library.words.plan.ends.some((word) => ticket.words.includes(word))
    ? ticket.words.split(/[\n,\uff0c\u3002;\uff1b]+/).find((clause) => library.words.plan.ends.some((word) => clause.includes(word))) : undefined
  const plan: CarePlan = {
    id: ticket.id as string as CarePlanId, number: ticket.number, ticket: ticket.id, service: ticket.service as ServiceId, requester: ticket.requester, slots: ticket.slots,
    words: ticket.words, rhythm, begun: dayIn(ticket.openedAt, zone), state: 'active', skipped: [], made: [first.at], reviewAt: ticket.openedAt + REVIEWED_AFTER,
    ...(ticket.grid === undefined ? {} : { grid: ticket.grid }), ...(stopWhen === undefined ? {} : { stopWhen }),
  }
  await transaction.savePlan(plan)
  await transaction.recordPlan({ plan: plan.id, effect, at: ticket.openedAt, actor: ticket.requester.person, kind: 'begun', reason: ticket.slots[TIME]?.said ?? '' })
  await transaction.setTimer({
    id: `${plan.id}/review/${plan.reviewAt}` as TimerId, account: ticket.requester.address.account, subject: plan.id, dueAt: plan.reviewAt, task: { kind: 'planReview', plan: plan.id },
  })
  // The day itself is what was promised, and it has a watch of its own.
  const { promisedAt: _, dueAt: __, ...unpromised } = ticket
  const visit: Ticket = { ...unpromised, plan: plan.id, slots: withVisit(ticket.slots, first, library) }
  await watchVisit(transaction, visit, first.until, 1)
  await foresee(transaction, plan, first.at + 1, plan.id, library)
  return { ticket: visit, plan, first }
}

/** Looks, once the time of a visit is over, whether anybody went. */
export const watchVisit = (transaction: LedgerTransaction, ticket: Ticket, dueAt: number, round: 1 | 2): Promise<void> => transaction.setTimer({
  id: `${ticket.id}/over/${dueAt}/${round}` as TimerId, account: ticket.requester.address.account, subject: ticket.id, dueAt, task: { kind: 'visitOver', ticket: ticket.id, round },
})

/** Sets the time at which the visit after that instant becomes a ticket; twice set, it becomes one all the same. `stem` is of the id. */
export const foresee = async (transaction: LedgerTransaction, plan: CarePlan, from: number, stem: string, { community }: Library): Promise<void> => {
  const next = nextVisit(plan.rhythm, plan.begun, from, community.zone)
  if (next === undefined) return
  await transaction.setTimer({
    id: `${stem}/visit/${next.at}` as TimerId, account: plan.requester.address.account, subject: plan.id, dueAt: next.at - AHEAD, task: { kind: 'visit', plan: plan.id, ...next },
  })
}

/** A day before it a visit is a ticket: with whoever keeps the plan, or announced to everybody. */
export const makeVisit: Clocked<'visit'> = async ({ transaction, task, effect, now, library }) => {
  const before = await transaction.plan(task.plan)
  if (before === undefined || before.state === 'stopped') return
  await foresee(transaction, before, task.at + 1, before.id, library)
  if (isOff(before, task.at) || before.made.includes(task.at) || await isRefused(transaction, before, library)) return
  const { pausedUntil: _, ...rest } = before
  const plan: CarePlan = { ...(before.state === 'paused' ? rest : before), state: 'active', made: [...before.made, task.at].slice(-MADE_KEPT) }
  await transaction.savePlan(plan)
  const accepted: Ticket = {
    id: `${effect}/visit` as TicketId, number: await transaction.nextNumber(dayIn(now, library.community.zone)), service: plan.service, state: 'accepted', urgent: false,
    requester: plan.requester, slots: withVisit(plan.slots, task, library), words: plan.words, openedAt: now, plan: plan.id,
    ...(plan.grid === undefined ? {} : { grid: plan.grid }),
  }
  await transaction.saveTicket(accepted)
  const step = { effect, actor: 'system', at: now, told: null } as const
  await transaction.record({ ...step, ticket: accepted.id, kind: 'opened', to: 'accepted', reason: 'care plan' })
  const { keeper } = plan
  const dispatched = await advance(transaction, accepted, { ...step, kind: 'dispatched', reason: 'announced' }, library)
  const ticket = keeper === undefined ? dispatched
    : await advance(transaction, dispatched, { ...step, kind: 'claimed', reason: 'keeps the plan', changes: { assignee: keeper, claimedAt: now } }, library)
  await transaction.recordPlan({ plan: plan.id, effect, at: now, actor: 'system', kind: 'visit', reason: ticket.number })
  const head = visitLine('plan.visit', task, { requester: {}, locale: 'zh-CN' }, library, { ...planParams(plan, library, 'zh-CN'), visit: ticket.number })
  await (keeper === undefined
    ? tellRooms(transaction, { id: `${effect}/card`, ticket, about: 'card', lines: [head, ...cardLines(ticket, library)], dueAt: now })
    : tellPrivately(transaction, keeper, { id: `${effect}/details`, ticket, about: 'details', lines: [head, ...detailLines(ticket, library)], dueAt: now }))
  await watchVisit(transaction, ticket, task.until, 1)
}

/** While the elder does not want it nobody is sent: they said so of the first visit, or of one that is still open. T6, I7. */
const isRefused = async (transaction: LedgerTransaction, plan: CarePlan, library: Library): Promise<boolean> => {
  const first = await transaction.ticket(plan.ticket)
  return [...(first === undefined ? [] : [first]), ...await transaction.openVisits(plan.id)].some((ticket) => consentOf(ticket, library) === 'refused')
}

/** Who takes the first visit keeps the plan from then on. */
export const keepPlan = async (transaction: LedgerTransaction, ticket: Ticket): Promise<void> => {
  const plan = ticket.plan === undefined ? undefined : await transaction.plan(ticket.plan)
  if (plan === undefined || plan.keeper !== undefined || ticket.assignee === undefined) return
  await transaction.savePlan({ ...plan, keeper: ticket.assignee })
}

/** Every three months whoever asked and whoever goes are reminded that they may change it. */
export const reviewPlan: Clocked<'planReview'> = async ({ transaction, task, timer, effect, now, library }) => {
  const before = await transaction.plan(task.plan)
  if (before === undefined || before.state === 'stopped') return
  const plan: CarePlan = { ...before, reviewAt: now + REVIEWED_AFTER }
  await transaction.savePlan(plan)
  await transaction.recordPlan({ plan: plan.id, effect, at: now, actor: 'system', kind: 'review', reason: 'reminded' })
  const { requester, keeper } = plan
  await transaction.deliver({
    id: `${effect}/requester` as DeliveryId, to: requester.address, about: 'notice', voice: requester.voice, ticket: plan.ticket,
    lines: [line('plan.review', undefined, { ...planParams(plan, library, requester.voice.locale), stopWhen: plan.stopWhen ?? '' })], dueAt: nextWaking(now, requester.zone ?? library.community.zone),
  })
  if (keeper !== undefined) {
    await transaction.deliver({
      id: `${effect}/keeper` as DeliveryId, to: { kind: 'private', account: keeper.account, contact: keeper.contact }, about: 'notice', voice: STAFF_VOICE, ticket: plan.ticket,
      lines: [line('plan.review.desk', undefined, planParams(plan, library, 'zh-CN'))], dueAt: now,
    })
  }
  await transaction.setTimer({ ...timer, id: `${plan.id}/review/${plan.reviewAt}` as TimerId, dueAt: plan.reviewAt })
}
