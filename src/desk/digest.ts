import { digestLines, nextDigest } from '../core/digest.ts'
import type { AccountId, EffectId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { TimerId } from '../core/timer.ts'
import type { DeliveryId, Ledger, LedgerTransaction } from '../ports.ts'
import type { Clocked } from './clocked.ts'

/** What was due so long ago is no morning's news any more. */
const STALE = 4 * 60 * 60_000

/** Sets the digest of the next working morning; setting it twice is setting it once. */
const awaitMorning = async (transaction: LedgerTransaction, account: AccountId, now: number, library: Library): Promise<void> => {
  const { day, at } = nextDigest(now, library)
  await transaction.setTimer({ id: `digest/${account}/${day}` as TimerId, account, subject: `digest/${account}`, dueAt: at, task: { kind: 'digest' } })
}

/** Begins the mornings of an account. */
export const beginDigests = async (ledger: Ledger, account: AccountId, now: number, library: Library): Promise<void> => {
  await ledger.once(`digest/${account}/begun/${now}` as EffectId, now, async (transaction) => {
    await awaitMorning(transaction, account, now, library)
    return { of: 'done' }
  })
}

/** O3: every working morning the staff group sees what is open, and the next morning is set. */
export const tellMorning: Clocked<'digest'> = async ({ transaction, timer, effect, now, library }) => {
  await awaitMorning(transaction, timer.account, now, library)
  if (now - timer.dueAt > STALE) return
  const lines = digestLines(await transaction.unfinishedTickets(), (await transaction.openGaps()).length, now, library)
  if (lines.length === 0) return
  for (const { account, room } of await transaction.workRooms(timer.account)) {
    await transaction.deliver({
      id: `${effect}/${room}` as DeliveryId, to: { kind: 'room', account, room }, about: 'notice', voice: { locale: 'zh-CN', traditional: false }, lines, dueAt: now,
    })
  }
}
