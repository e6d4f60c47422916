import type { GivingOutcome, GivingWork } from '../core/giving.ts'
import { metBy } from '../core/givingWork.ts'
import type { ServiceId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Need } from '../core/need.ts'
import { proposed } from '../core/proposing.ts'
import { isOpen } from '../core/requesting.ts'
import { line } from '../core/step.ts'
import type { Ticket } from '../core/ticket.ts'
import { matching, wantedBy, type Match, type Volunteer } from '../core/volunteer.ts'
import { nextWaking } from '../core/waking.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { tellRequester } from './tell.ts'

/** Everything a ticket says. */
const saidIn = ({ words, slots }: Ticket): string => [words, ...Object.values(slots).flatMap(({ text, said }) => [text, said])].join('\n')

/** The open needs that a ticket offers something for, or whose sender can do what they ask for; none where its service gives nothing. C1. */
export const needsMetBy = async (transaction: LedgerTransaction, ticket: Ticket, library: Library): Promise<readonly Need[]> => {
  const { requester: { person, address: { account } } } = ticket
  const service = library.services.get(ticket.service as ServiceId)
  if (service?.gives !== true) return []
  const open = await transaction.openNeeds(account)
  const met = metBy(saidIn(ticket), open, library)
  const helper = service.enlists === true ? await transaction.volunteer(person) : undefined
  return helper === undefined ? met : open.filter((need) => met.includes(need) || whoCan(need, [helper], library).length > 0)
}

const whoCan = (need: Need, volunteers: readonly Volunteer[], library: Library): readonly Match[] => {
  const wanted = wantedBy(need, library)
  return wanted === undefined ? [] : matching(wanted, volunteers, library)
}

/** Staff tell of something that is wanted; open offers that fit, and volunteers who can do it, are named to them. */
export const tellNeed = async (transaction: LedgerTransaction, { origin: { speaker, at } }: Pending, { what }: Extract<GivingWork, { do: 'tellNeed' }>, library: Library): Promise<GivingOutcome> => {
  const { person, name, contact, account } = speaker
  const need: Need = { n: await transaction.nextNeed(), account, what, by: { person, name, contact, account }, at, state: 'open' }
  await transaction.saveNeed(need)
  const helpers = whoCan(need, await transaction.volunteers(), library)
  const named = new Set(helpers.map(({ volunteer }) => volunteer.person))
  const offers = (await transaction.unfinishedTickets()).filter((ticket) => isOpen(ticket.state) && library.services.get(ticket.service as ServiceId)?.gives === true
    && !named.has(ticket.requester.person) && metBy(saidIn(ticket), [need], library).length > 0)
  return { of: 'giving', result: 'needTold', need, offers: offers.map(({ number }) => number), ...(helpers.length === 0 ? {} : { helpers: proposed(helpers) }) }
}

/** It is wanted no more; whoever gave it hears what it went to. 公益事业捐赠法 art. 21. */
export const closeNeed = async (transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, { n, met, ticket: of }: Extract<GivingWork, { do: 'closeNeed' }>, library: Library): Promise<GivingOutcome> => {
  const need = await transaction.need(n)
  if (need === undefined || need.state !== 'open') return { of: 'giving', result: 'needGone', n, what: need?.what ?? '', met }
  await transaction.saveNeed({ ...need, state: met ? 'met' : 'off', closedAt: at, ...(of === undefined ? {} : { ticket: of }) })
  const ticket = of === undefined || !met ? undefined : await transaction.ticket(of)
  if (ticket !== undefined) {
    const told = await tellRequester(transaction, {
      id: `${id}/used`, ticket, dueAt: nextWaking(at, ticket.requester.zone ?? library.community.zone), lines: [line('need.used', ticket.service, { number: ticket.number, what: need.what })],
    })
    await transaction.record({ ticket: ticket.id, effect: id, at, actor: speaker.person, kind: 'noted', from: ticket.state, to: ticket.state, reason: need.what, told })
  }
  return { of: 'giving', result: 'needClosed', n, what: need.what, met }
}
