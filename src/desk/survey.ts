import { ticketTitle } from '../core/cards.ts'
import type { Effect } from '../core/effect.ts'
import type { EffectId, ServiceId } from '../core/ids.ts'
import { inLanguage } from '../core/inLanguage.ts'
import type { Library } from '../core/library.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Outcome } from '../core/outcome.ts'
import { DISSATISFIED } from '../core/rating.ts'
import { line } from '../core/step.ts'
import type { Address, Ticket } from '../core/ticket.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'
import { advance } from './advance.ts'
import { moveTicketBy } from './move.ts'

/** Whether its requester is asked how it was: once per finished service, never for a question, and of regular visits only after the first. F3. */
const isAsked = (ticket: Ticket, { services }: Library): boolean =>
  services.has(ticket.service as ServiceId) && ticket.surveyedAt === undefined
  && (ticket.plan === undefined || String(ticket.plan) === String(ticket.id))

/** Where they are asked: in private, also when they asked for it in a group; there by name when nobody can write to them in private. */
const askedAt = async (transaction: LedgerTransaction, { requester: { person, address } }: Ticket): Promise<Address> => {
  const asker = address.kind === 'private' ? undefined : await transaction.speaker(person)
  return asker?.friend === true ? { kind: 'private', account: asker.account, contact: asker.contact } : address
}

/** Asks how it was, in the requester's waking hours; when it goes out, and the delivery that asks. Undefined when nobody is asked. */
export const askSurvey = async (
  transaction: LedgerTransaction, ticket: Ticket, effect: EffectId, now: number, library: Library,
): Promise<Readonly<{ surveyedAt: number; told: string }> | undefined> => {
  if (!isAsked(ticket, library)) return undefined
  const surveyedAt = nextWaking(now, ticket.requester.zone ?? library.community.zone)
  const service = ticketTitle(ticket, inLanguage(library, ticket.requester.voice.locale))
  const told = `${effect}/survey` as DeliveryId
  await transaction.deliver({
    id: told, to: await askedAt(transaction, ticket), about: 'notice', ticket: ticket.id, voice: ticket.requester.voice, dueAt: surveyedAt,
    lines: [line('survey.ask', ticket.service, { number: ticket.number, service })],
  })
  return { surveyedAt, told }
}

/**
 * A score is recorded once, in an event whose reason begins with the digit. Who is satisfied closes the ticket; who is not gets
 * it done again, and those who lead and whoever has it hear why. F3.
 */
export const rateTicket = async (
  transaction: LedgerTransaction, pending: Pending, { ticket: of, score, words }: Extract<Effect, { do: 'rate' }>, library: Library,
): Promise<Extract<Outcome, { of: 'rate' | 'done' }>> => {
  const { id, origin: { speaker, at } } = pending
  const before = await transaction.ticket(of)
  if (before === undefined || before.requester.person !== speaker.person || before.rating !== undefined) return { of: 'done' }
  const rated: Ticket = { ...before, rating: score }
  await transaction.saveTicket(rated)
  await transaction.record({ ticket: of, effect: id, at, actor: speaker.person, kind: 'rated', from: before.state, to: before.state, reason: `${score} ${words}`, told: 'reply' })
  const again = score <= DISSATISFIED
  if (again) await moveTicketBy(transaction, pending, { do: 'moveTicket', ticket: of, move: { kind: 'redone', reason: words } }, library)
  else if (mayMove(rated.state, 'closed')) await advance(transaction, rated, { kind: 'closed', effect: id, actor: speaker.person, at, reason: String(score), told: 'reply' }, library)
  return { of: 'rate', number: before.number, again }
}
