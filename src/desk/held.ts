import { line } from '../core/step.ts'
import type { Delivery, DeliveryId, Ledger, NewDelivery } from '../ports.ts'

/** What somebody who is there again hears first: how much waited for them. Nothing when nothing did, and in a room, where it waited for nobody in particular. F2. */
export const announceHeld = (held: readonly Delivery[], now: number): NewDelivery | undefined => {
  const [first] = held
  if (first === undefined || first.to.kind === 'room') return undefined
  const reply = held.every(({ about }) => about === 'receipt') ? 'held.receipts' : 'held.messages'
  return {
    id: `${first.id}/waited/${now}` as DeliveryId, to: first.to, about: 'notice', voice: first.voice,
    lines: [line(reply, undefined, { count: String(held.length) })],
    // Before what it announces.
    dueAt: Math.min(...held.map(({ dueAt }) => dueAt)) - 1,
  }
}

/** Staff hear that somebody could not be reached: whoever has the case, or else whoever had it. */
export const showHeld = async (delivery: Delivery, ledger: Ledger, now: number): Promise<void> => {
  if (delivery.ticket === undefined || (delivery.about !== 'receipt' && delivery.about !== 'notice')) return
  const ticket = await ledger.ticket(delivery.ticket)
  if (ticket?.assignee === undefined || (delivery.to.kind === 'private' && delivery.to.contact === ticket.assignee.contact)) return
  const { account, contact } = ticket.assignee
  await ledger.deliver({
    id: `${delivery.id}/held` as DeliveryId, ticket: ticket.id, about: 'notice', to: { kind: 'private', account, contact },
    voice: { locale: 'zh-CN', traditional: false }, lines: [line('desk.undelivered.held', delivery.about, { number: ticket.number })], dueAt: now,
  })
}
