import type { Speaker } from '../core/context.ts'
import type { Utterance } from '../core/effect.ts'
import type { Staff, Ticket } from '../core/ticket.ts'
import type { Delivery, DeliveryId, LedgerTransaction } from '../ports.ts'

/** What is to be told about a ticket: `id` is unique to the telling, `dueAt` ms since the epoch. */
export type Telling = Readonly<{ id: string; ticket: Ticket; lines: readonly Utterance[]; dueAt: number; about?: Delivery['about']; files?: NonNullable<Delivery['files']> }>

const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const

/** Tells the requester, where they asked and in their language; answers the id of the delivery, for the history. */
export const tellRequester = async (transaction: LedgerTransaction, { id, ticket, lines, dueAt, about = 'notice', files = [] }: Telling): Promise<string> => {
  await transaction.deliver({
    id: id as DeliveryId, to: ticket.requester.address, about, ticket: ticket.id, voice: ticket.requester.voice, lines, dueAt, ...(files.length === 0 ? {} : { files }),
  })
  return id
}

/** Tells one member of staff in private. */
export const tellPrivately = (transaction: LedgerTransaction, { account, contact, person }: Staff | Speaker, { id, ticket, lines, dueAt, about = 'notice' }: Telling): Promise<void> =>
  transaction.deliver({ id: `${id}/${person}` as DeliveryId, to: { kind: 'private', account, contact }, about, ticket: ticket.id, voice: STAFF_VOICE, lines, dueAt })

/** Tells every room staff work in, calling on one of them by name when there is somebody to call on. */
export const tellRooms = async (transaction: LedgerTransaction, { id, ticket, lines, dueAt, about = 'notice' }: Telling, callOn?: Speaker): Promise<void> => {
  for (const { account, room } of await transaction.workRooms(ticket.requester.address.account)) {
    const mention = callOn === undefined || callOn.account !== account ? {} : { mention: callOn.contact }
    await transaction.deliver({ id: `${id}/${room}` as DeliveryId, to: { kind: 'room', account, room, ...mention }, about, ticket: ticket.id, voice: STAFF_VOICE, lines, dueAt })
  }
}

/** Those who lead: the grid leads, or the admins where there is none. */
export const leadsOf = async (transaction: LedgerTransaction): Promise<readonly Speaker[]> => {
  const leads = await transaction.staff('gridLead')
  return leads.length > 0 ? leads : transaction.staff('admin')
}

/** Tells those who lead, each in private. */
export const tellLeads = async (transaction: LedgerTransaction, telling: Telling): Promise<void> => {
  for (const lead of await leadsOf(transaction)) await tellPrivately(transaction, lead, telling)
}
