import type { AccountId, PersonId, TicketId, TicketNumber } from './ids.ts'
import type { Requester, Staff, Voice, Address } from './ticket.ts'

/** The number a pairing is spoken of by, from 1: 「结对3」. */
export type PairingNumber = number & { readonly __brand: 'PairingNumber' }

/** Who stands by an elder: a volunteer or a donor, and how they are written to. */
export type Supporter = Readonly<{ person: PersonId; name: string; address: Extract<Address, { kind: 'private' }>; voice: Voice; zone?: string }>

/** 结对: that somebody stands by an elder from now on, as staff arranged it once the elder agreed. The elder is whoever `ticket` is about, `requester` whoever asked for them. C1. */
export type Pairing = Readonly<{
  n: PairingNumber
  account: AccountId
  ticket: TicketId
  number: TicketNumber
  requester: Requester
  supporter: Supporter
  by: Staff
  since: number
  state: 'on' | 'off'
  endedAt?: number
  reason?: string
}>

/** What desk work may read and write of pairings, in its transaction. */
export interface PairingBook {
  /** The next number; whoever asks next waits until this transaction is over. */
  nextPairing(): Promise<PairingNumber>
  /** The pairing; its row stays locked until the end. */
  pairing(n: PairingNumber): Promise<Pairing | undefined>
  savePairing(pairing: Pairing): Promise<void>
  /** Pairings that are not over, oldest first. */
  pairings(account: AccountId): Promise<readonly Pairing[]>
}

/** What may be read of pairings. */
export type PairingReading = Pick<PairingBook, 'pairings'>
