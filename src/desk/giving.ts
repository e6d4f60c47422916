import type { GivingOutcome, GivingWork } from '../core/giving.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { closeNeed, tellNeed } from './needs.ts'
import { pair, unpair } from './pairing.ts'
import { changeRoom } from './venue.ts'

/** C1: work on rooms, needs and pairings, by the rights of now. */
export const workOnGiving = async (transaction: LedgerTransaction, pending: Pending, work: GivingWork, library: Library): Promise<GivingOutcome | Extract<Outcome, { of: 'done' }>> => {
  const done = { of: 'done' } as const
  if (work.do === 'unpair') return await unpair(transaction, pending, work, library) ?? done
  const by = await transaction.speaker(pending.origin.speaker.person)
  if ((by?.roles.length ?? 0) === 0) return done
  switch (work.do) {
    case 'keepRoom':
    case 'freeRoom':
      return await changeRoom(transaction, pending, work, library) ?? done
    case 'tellNeed':
      return tellNeed(transaction, pending, work, library)
    case 'closeNeed':
      return closeNeed(transaction, pending, work, library)
    case 'pair':
      return await pair(transaction, pending, work, library) ?? done
  }
}
