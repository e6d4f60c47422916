import type { Utterance } from './effect.ts'
import type { OutgoingFile } from './file.ts'
import type { Brand, TicketId } from './ids.ts'
import type { Address, Voice } from './ticket.ts'

export type DeliveryId = Brand<'DeliveryId'>

/** `recalled`: taken back before it was sent. `held`: cannot be sent before the person writes again. `uncertain`: sent, and nobody knows whether it arrived. */
export type DeliveryState = 'waiting' | 'sending' | 'sent' | 'uncertain' | 'held' | 'failed' | 'recalled'

/** One thing to be said outside the conversation that caused it: a card, the details, a receipt, a notice. */
export type Delivery = Readonly<{
  id: DeliveryId
  to: Address
  about: 'card' | 'details' | 'receipt' | 'notice'
  ticket?: TicketId
  /** The language and script of the person it goes to. */
  voice: Voice
  lines: readonly Utterance[]
  /** Sent after the words, in order; the ledger lets go of their bytes once they arrived. */
  files?: readonly OutgoingFile[]
  state: DeliveryState
  tries: number
  /** ms since the epoch; not sent earlier. */
  dueAt: number
}>
export type NewDelivery = Omit<Delivery, 'state' | 'tries'>
