import type { PersonId, TicketId, TicketNumber } from './ids.ts'
import type { Need, NeedNumber } from './need.ts'
import type { PairingNumber } from './pairing.ts'
import type { Proposed } from './proposing.ts'

/** What people and staff say of rooms, of what is wanted, of who stands by whom and of what was given. C1. */
export type GivingVerb =
  | Readonly<{ do: 'rooms' }>
  /** `usage`: what became of what the speaker gave. */
  | Readonly<{ do: 'needs' | 'pairings' | 'usage' }>
  /** `place`: a room, by its name or enough of it. */
  | Readonly<{ do: 'keepRoom'; ticket?: TicketNumber; place: string }>
  | Readonly<{ do: 'freeRoom'; ticket?: TicketNumber }>
  | Readonly<{ do: 'tellNeed'; what: string }>
  /** `ticket`: the offer that met it. */
  | Readonly<{ do: 'closeNeed'; n: NeedNumber; met: boolean; ticket?: TicketNumber }>
  /** `name`: of a volunteer, or a second ticket: whose requester stands by the elder of the first. */
  | Readonly<{ do: 'pair'; ticket?: TicketNumber; name: string }>
  | Readonly<{ do: 'unpair'; n?: PairingNumber; ticket?: TicketNumber; reason: string }>
  /** What was given in that time, as it may be made public. */
  | Readonly<{ do: 'gifts'; from: number; until: number }>

/** The same, once it is clear what is meant. */
export type GivingWork =
  | Readonly<{ do: 'keepRoom'; ticket: TicketId; room: string }>
  | Readonly<{ do: 'freeRoom'; ticket: TicketId }>
  | Readonly<{ do: 'tellNeed'; what: string }>
  | Readonly<{ do: 'closeNeed'; n: NeedNumber; met: boolean; ticket?: TicketId }>
  | Readonly<{ do: 'pair'; ticket: TicketId; supporter: PersonId }>
  | Readonly<{ do: 'unpair'; n: PairingNumber; reason: string }>

/** What came of it. */
export type GivingOutcome =
  | Readonly<{ of: 'giving'; result: 'roomKept'; number: TicketNumber; room: string; capacity: number }>
  /** `by`: what has it then. */
  | Readonly<{ of: 'giving'; result: 'roomTaken'; number: TicketNumber; room: string; by: string }>
  | Readonly<{ of: 'giving'; result: 'roomFreed' | 'noRoom'; number: TicketNumber }>
  /** `offers`: numbers of tickets that offer what is wanted; `helpers`: volunteers who can do it, where it asks for somebody. */
  | Readonly<{ of: 'giving'; result: 'needTold'; need: Need; offers: readonly TicketNumber[]; helpers?: readonly Proposed[] }>
  | Readonly<{ of: 'giving'; result: 'needClosed' | 'needGone'; n: NeedNumber; what: string; met: boolean }>
  | Readonly<{ of: 'giving'; result: 'paired' | 'pairedAlready'; n: PairingNumber; number: TicketNumber; name: string }>
  | Readonly<{ of: 'giving'; result: 'notAgreed' | 'noElder' | 'noSupporter'; number: TicketNumber }>
  | Readonly<{ of: 'giving'; result: 'unpaired' | 'unpairedAlready'; n: PairingNumber; name: string }>
