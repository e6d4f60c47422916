import { randomUUID } from 'node:crypto'
import type { Speaker } from '../../src/core/context.ts'
import { privateConversation } from '../../src/core/ids.ts'
import type { AccountId, ContactId, EffectId, ReplyId, RoomId, ServiceId, SlotId, TicketId, TicketNumber } from '../../src/core/ids.ts'
import type { Address, Ticket } from '../../src/core/ticket.ts'
import type { DeliveryId, Ledger, LedgerTransaction, NewDelivery } from '../../src/ports.ts'
import { newAccount } from './said.ts'

/** 2025-11-23 10:00 in 常州. */
export const MORNING = Date.parse('2025-11-23T10:00:00+08:00')

/** An effect nobody performed yet. */
export const newEffect = (): EffectId => `effect/${randomUUID()}` as EffectId

/** Somebody nobody met yet. */
export const newSpeaker = (ledger: Ledger, name = '张先生', account: AccountId = newAccount()): Promise<Speaker> =>
  ledger.recognise(account, `wxid_${randomUUID().slice(0, 8)}` as ContactId, name, true)

/** A ticket with nothing optional in it. */
export const ticketOf = ({ person, name, account, contact }: Speaker, number: string, change: Partial<Ticket> = {}): Ticket => ({
  id: `ticket/${randomUUID()}` as TicketId,
  number: number as TicketNumber,
  service: 'visit' as ServiceId,
  state: 'dispatched',
  urgent: false,
  requester: {
    person, name, conversation: privateConversation(account, contact),
    address: { kind: 'private', account, contact }, voice: { locale: 'zh-CN', traditional: false },
  },
  slots: {},
  words: '请人去看看我妈',
  openedAt: MORNING,
  ...change,
})

/** A ticket as `openTicket` of the desk makes it: with the day's next number. */
export const openTicket = async (transaction: LedgerTransaction, speaker: Speaker, day = '2025-11-23', change: Partial<Ticket> = {}): Promise<Ticket> => {
  const ticket = ticketOf(speaker, await transaction.nextNumber(day), change)
  await transaction.saveTicket(ticket)
  return ticket
}

/** A room nobody writes to yet. */
export const newRoom = (account: AccountId = newAccount()): Address => ({ kind: 'room', account, room: `${randomUUID()}@chatroom` as RoomId })

/** A delivery that is due. */
export const deliveryTo = (to: Address, change: Partial<NewDelivery> = {}): NewDelivery => ({
  id: `delivery/${randomUUID()}` as DeliveryId,
  to, about: 'card', voice: { locale: 'zh-CN', traditional: false },
  lines: [{ reply: 'desk.card' as ReplyId, about: 'visit', params: { number: 'Q1123-01', words: '老太太 👵 \\u0000 \\\\ud83d' } }],
  dueAt: Date.now() - 1_000,
  ...change,
})

/** A slot filled in every way at once. */
export const slotsInFull = {
  ['when' as SlotId]: { text: '周一15:00', said: '礼拜一下午三点', masked: '周一', at: MORNING, until: MORNING + 3_600_000, zone: 'Pacific/Auckland', grid: '二网格' },
}
