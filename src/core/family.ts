import type { PersonId } from './ids.ts'
import type { Address, Ticket, Voice } from './ticket.ts'

/** Somebody in the family circle of whoever asked: they follow what becomes of it, in their own language and by their own clock. T6. */
export type Relative = Readonly<{ person: PersonId; address: Extract<Address, { kind: 'private' }>; voice: Voice; zone?: string }>

/** What of their tickets the circle of somebody may follow, newest first. */
export type Followed = readonly Ticket[]

/** The ticket as one of the family reads of it: in their language, by their clock. */
export const readBy = (ticket: Ticket, { address, voice, zone }: Relative): Ticket => {
  const { zone: _, ...requester } = ticket.requester
  return { ...ticket, requester: { ...requester, address, voice, ...(zone === undefined ? {} : { zone }) } }
}

/** What desk work may read and write of family circles, in its transaction. */
export interface FamilyBook {
  /** Stores a one-time code to the owner's family circle (hashed); valid until `until`. */
  saveFamilyCode(code: string, owner: PersonId, until: number): Promise<void>
  /** Uses the code up; whose circle it opens, or undefined when it is unknown, used or too old. */
  takeFamilyCode(code: string, by: PersonId, now: number): Promise<PersonId | undefined>
  joinFamily(owner: PersonId, member: PersonId, how: Readonly<{ voice: Voice; zone?: string }>): Promise<void>
  /** Nobody is in the person's circle any more, and they are in nobody's. */
  leaveFamily(person: PersonId): Promise<void>
  /** Who is in the person's circle. */
  relatives(owner: PersonId): Promise<readonly Relative[]>
}

/** What everybody may read of family circles. */
export interface FamilyReading {
  /** Tickets of those in whose circle the person is, the newest twenty. */
  followedBy(person: PersonId): Promise<readonly Ticket[]>
}
