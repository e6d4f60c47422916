import type { AccountId, TicketId } from './ids.ts'
import type { Staff } from './ticket.ts'

/** The number a need is spoken of by, from 1: 「需求3」. */
export type NeedNumber = number & { readonly __brand: 'NeedNumber' }

/** Something the community could use, told by staff and shown to whoever wants to give: goods or a helping hand, and nobody's name. `ticket`: the offer that met it. C1. */
export type Need = Readonly<{ n: NeedNumber; account: AccountId; what: string; by: Staff; at: number; state: 'open' | 'met' | 'off'; closedAt?: number; ticket?: TicketId }>

/** What desk work may read and write of needs, in its transaction. */
export interface NeedBook {
  /** The next number; whoever asks next waits until this transaction is over. */
  nextNeed(): Promise<NeedNumber>
  /** The need; its row stays locked until the end. */
  need(n: NeedNumber): Promise<Need | undefined>
  saveNeed(need: Need): Promise<void>
  /** What is still wanted, who asked first. */
  openNeeds(account: AccountId): Promise<readonly Need[]>
}

/** What everybody may read of needs. */
export interface NeedReading extends Pick<NeedBook, 'openNeeds'> {
  /** The needs that these offers met, oldest first. */
  needsMet(tickets: readonly TicketId[]): Promise<readonly Need[]>
}
