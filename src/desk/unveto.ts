import { ticketTitle } from '../core/cards.ts'
import { consentOf, consentSlot } from '../core/consent.ts'
import type { Library } from '../core/library.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import type { TimerId } from '../core/timer.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { foresee } from './carePlan.ts'
import { tellPrivately } from './tell.ts'

type Lifting = Readonly<{ transaction: LedgerTransaction; pending: Pending; ticket: Ticket; words: string; library: Library }>

/** Takes back that the elder did not want it, before anybody was told: the ticket, its care plan and the plan's other visits are what they were, and the record says so. T3, I7. */
export const liftVeto = async (lifting: Lifting): Promise<void> => {
  const { transaction, pending: { id, origin: { speaker, at } }, ticket: vetoed, words, library } = lifting
  const { beforeVeto } = vetoed
  const step = { kind: 'recalled', effect: id, actor: speaker.person, at, reason: words, told: null } as const
  const ticket = await advance(transaction, vetoed, { ...step, changes: { slots: slotsBefore(vetoed, library) } }, library)
  for (const visit of beforeVeto?.visits ?? []) {
    const one = await transaction.ticket(visit)
    if (one?.state === 'vetoed') await advance(transaction, one, step, library)
  }
  if (consentSlot(ticket, library) !== undefined && consentOf(ticket, library) === 'given') {
    await transaction.noteConsent({ person: speaker.person, about: 'elder', verdict: 'given', ticket: ticket.id, words: beforeVeto?.consent?.said ?? words, at })
  }
  await resumePlan(lifting)
  if (ticket.assignee !== undefined && ticket.assignee.person !== speaker.person) {
    const about = { number: ticket.number, service: ticketTitle(ticket, library), by: speaker.name }
    await tellPrivately(transaction, ticket.assignee, { id: `${id}/unvetoed`, ticket, lines: [line('desk.heard.unvetoed', ticket.service, about)], dueAt: at })
  }
}

/** The slots with what was known of the elder's agreement before. */
const slotsBefore = (ticket: Ticket, library: Library): Ticket['slots'] => {
  const slot = consentSlot(ticket, library)
  if (slot === undefined) return ticket.slots
  const rest = Object.fromEntries(Object.entries(ticket.slots).filter(([id]) => id !== slot.id)) as Ticket['slots']
  return ticket.beforeVeto?.consent === undefined ? rest : { ...rest, [slot.id]: ticket.beforeVeto.consent }
}

/** The plan that was stopped goes on as it did. */
const resumePlan = async ({ transaction, pending: { id, origin: { speaker, at } }, ticket: { plan: of, beforeVeto }, words, library }: Lifting): Promise<void> => {
  const plan = of === undefined || beforeVeto?.plan === undefined ? undefined : await transaction.plan(of)
  if (plan?.state !== 'stopped' || beforeVeto?.plan === undefined) return
  const running = { ...plan, ...beforeVeto.plan }
  await transaction.savePlan(running)
  await transaction.recordPlan({ plan: plan.id, effect: id, at, actor: speaker.person, kind: 'resume', reason: words })
  await transaction.setTimer({ id: `${id}/review` as TimerId, account: plan.requester.address.account, subject: plan.id, dueAt: plan.reviewAt, task: { kind: 'planReview', plan: plan.id } })
  // What was made has its ticket; the time of the next one was cancelled under its usual name.
  await foresee(transaction, running, Math.max(at, ...plan.made) + 1, id, library)
}
