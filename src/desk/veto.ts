import { firstVisit, REVIEWED_AFTER, type CarePlan } from '../core/carePlan.ts'
import { consentSlot, consentValue, type Verdict } from '../core/consent.ts'
import type { Library } from '../core/library.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Appointment } from '../core/rhythm.ts'
import type { Ticket } from '../core/ticket.ts'
import { PLANNED } from '../core/ticketClock.ts'
import type { TimerId } from '../core/timer.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { foresee, watchVisit } from './carePlan.ts'

/** The slots of a ticket once the elder said so; as they were where nobody is asked. */
export const withVerdict = (ticket: Ticket, verdict: 'given' | 'refused', words: string, library: Library): Ticket['slots'] => {
  const slot = consentSlot(ticket, library)
  return slot === undefined ? ticket.slots : { ...ticket.slots, [slot.id]: consentValue(verdict, words, library) }
}

type Said = Readonly<{ transaction: LedgerTransaction; pending: Pending; ticket: Ticket; words: string; library: Library }>

/** A row of the consent ledger, where the elder's agreement counts. */
const note = async ({ transaction, pending: { origin: { speaker, at } }, ticket, words, library }: Said, verdict: Verdict): Promise<void> => {
  if (consentSlot(ticket, library) !== undefined) await transaction.noteConsent({ person: speaker.person, about: 'elder', verdict, ticket: ticket.id, words, at })
}

/** How a ticket and its care plan are before the elder does not want them. */
export const asItIs = async (transaction: LedgerTransaction, ticket: Ticket, library: Library): Promise<NonNullable<Ticket['beforeVeto']>> => {
  const slot = consentSlot(ticket, library)
  const consent = slot === undefined ? undefined : ticket.slots[slot.id]
  const plan = ticket.plan === undefined ? undefined : await transaction.plan(ticket.plan)
  if (plan === undefined || plan.state === 'stopped') return consent === undefined ? {} : { consent }
  const { state, pausedUntil } = plan
  const visits = (await transaction.openVisits(plan.id)).filter((visit) => visit.id !== ticket.id && mayMove(visit.state, 'vetoed')).map(({ id }) => id)
  return { ...(consent === undefined ? {} : { consent }), plan: { state, ...(pausedUntil === undefined ? {} : { pausedUntil }) }, visits }
}

/** What ends with a ticket that the elder does not want: the care plan it is a visit of, and every other visit of it. I7, F4. */
export const endVetoed = async (said: Said): Promise<void> => {
  const { transaction, pending: { id, origin: { speaker, at } }, ticket, words, library } = said
  await note(said, 'refused')
  const plan = ticket.plan === undefined ? undefined : await transaction.plan(ticket.plan)
  if (plan === undefined || plan.state === 'stopped') return
  const { pausedUntil: _, ...rest } = plan
  await transaction.savePlan({ ...rest, state: 'stopped' })
  await transaction.recordPlan({ plan: plan.id, effect: id, at, actor: speaker.person, kind: 'stop', reason: words })
  await transaction.cancelTimers(plan.id, PLANNED)
  for (const visit of await transaction.openVisits(plan.id)) {
    if (visit.id !== ticket.id && mayMove(visit.state, 'vetoed')) await advance(transaction, visit, { kind: 'vetoed', effect: id, actor: speaker.person, at, reason: words, told: null }, library)
  }
}

/** The plan that was stopped with a ticket, and the visit of it that the ticket can be now; undefined when it is of none. */
export const planToRenew = async (transaction: LedgerTransaction, ticket: Ticket, at: number, { community }: Library): Promise<Readonly<{ plan: CarePlan; visit: Appointment }> | undefined> => {
  const plan = ticket.state !== 'vetoed' || ticket.plan === undefined ? undefined : await transaction.plan(ticket.plan)
  const visit = plan?.state === 'stopped' ? firstVisit(plan.rhythm, at, community.zone) : undefined
  return plan === undefined || visit === undefined ? undefined : { plan, visit }
}

/** The elder wants it now: the plan goes on from that visit. */
export const renewPlan = async ({ transaction, pending: { id, origin: { speaker, at } }, ticket, words, library }: Said, { plan: before, visit }: Readonly<{ plan: CarePlan; visit: Appointment }>): Promise<void> => {
  const plan: CarePlan = { ...before, state: 'active', slots: withVerdict({ ...ticket, slots: before.slots }, 'given', words, library), made: [...before.made, visit.at], reviewAt: at + REVIEWED_AFTER }
  await transaction.savePlan(plan)
  await transaction.recordPlan({ plan: plan.id, effect: id, at, actor: speaker.person, kind: 'resume', reason: words })
  await transaction.setTimer({ id: `${id}/review` as TimerId, account: plan.requester.address.account, subject: plan.id, dueAt: plan.reviewAt, task: { kind: 'planReview', plan: plan.id } })
  await watchVisit(transaction, ticket, visit.until, 1)
  await foresee(transaction, plan, visit.at + 1, id, library)
}

/** The requester says that the elder wants it now. */
export const noteWilling = (said: Said): Promise<void> => note(said, 'given')
