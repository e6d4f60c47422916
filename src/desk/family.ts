import type { Effect, Utterance } from '../core/effect.ts'
import { readBy } from '../core/family.ts'
import type { EffectId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { receiptGoes } from '../core/receipt.ts'
import { proposalLines, sameElder } from '../core/sameElder.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Ticket } from '../core/ticket.ts'
import type { Delivery, DeliveryId, LedgerTransaction, Pending } from '../ports.ts'
import type { Enrolment } from './enrol.ts'

/** How long a family code is good for. */
const CODE_LASTS = 7 * 24 * 60 * 60_000
const DONE = { of: 'done' } as const

/** A one-time code for somebody of the family, told only to whoever asked. T6. */
export const giveFamilyCode = async (transaction: LedgerTransaction, { origin: { speaker, at } }: Pending, { newCode }: Enrolment): Promise<Extract<Outcome, { of: 'familyCode' }>> => {
  const code = newCode()
  await transaction.saveFamilyCode(code, speaker.person, at + CODE_LASTS)
  return { of: 'familyCode', code }
}

/** Who says the code follows what its giver asked for: how far it is, and the receipts. A wrong code opens nothing and is noted. */
export const joinFamily = async (
  transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, { code, voice, zone }: Extract<Effect, { do: 'joinFamily' }>,
): Promise<Extract<Outcome, { of: 'joinFamily' }>> => {
  const owner = await transaction.takeFamilyCode(code, speaker.person, at)
  if (owner === undefined || owner === speaker.person) {
    await transaction.noteSecurity({ effect: id, person: speaker.person, what: 'wrong family code', at })
    return { of: 'joinFamily', result: 'wrongCode' }
  }
  await transaction.joinFamily(owner, speaker.person, { voice, ...(zone === undefined ? {} : { zone }) })
  return { of: 'joinFamily', result: 'joined' }
}

/** The circle is closed: nobody follows any more. */
export const closeFamily = async (transaction: LedgerTransaction, { origin: { speaker } }: Pending): Promise<Extract<Outcome, { of: 'done' }>> => {
  await transaction.leaveFamily(speaker.person)
  return DONE
}

/** The circle gets the receipt too, each in their own waking hours. `lines` are made for each, in their language and by their clock. */
export const tellFamily = async (
  transaction: LedgerTransaction, ticket: Ticket, { id, at, library, lines, files = [] }: Readonly<{
    id: string; at: number; library: Library; lines: (ticket: Ticket) => readonly Utterance[]; files?: NonNullable<Delivery['files']>
  }>,
): Promise<void> => {
  for (const relative of await transaction.relatives(ticket.requester.person)) {
    const theirs = readBy(ticket, relative)
    await transaction.deliver({
      id: `${id}/${relative.person}` as DeliveryId, to: relative.address, about: 'receipt', ticket: ticket.id, voice: relative.voice,
      lines: lines(theirs), dueAt: receiptGoes(theirs, at, library), ...(files.length === 0 ? {} : { files }),
    })
  }
}

/** Staff are shown that a new ticket looks like one they have; the one who asked hears nothing of it. T6. */
export const proposeMerging = async (transaction: LedgerTransaction, ticket: Ticket, effect: EffectId, at: number, library: Library): Promise<void> => {
  const others = (await transaction.unfinishedTickets()).filter((other) => mayMove(other.state, 'merged') && sameElder(ticket, other))
  const [other] = others.toReversed()
  if (other === undefined) return
  for (const { account, room } of await transaction.workRooms(ticket.requester.address.account)) {
    await transaction.deliver({
      id: `${effect}/same/${room}` as DeliveryId, to: { kind: 'room', account, room }, about: 'notice', ticket: ticket.id, voice: { locale: 'zh-CN', traditional: false },
      lines: proposalLines(ticket, other, library), dueAt: at,
    })
  }
}
