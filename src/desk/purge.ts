import { dayIn, instantOf } from '../core/clock.ts'
import type { AccountId, EffectId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { TimerId } from '../core/timer.ts'
import type { Ledger, LedgerTransaction } from '../ports.ts'
import type { Clocked } from './clocked.ts'

const DAY = 24 * 60 * 60_000
/** Minutes after midnight at which what is past its time goes, on the community's clock. */
const AT_NIGHT = 3 * 60 + 30

/** Sets the next night's purge, once a night whoever asks. */
const awaitNight = async (transaction: LedgerTransaction, account: AccountId, now: number, { community: { zone } }: Library): Promise<void> => {
  const tonight = instantOf(dayIn(now, zone), AT_NIGHT, zone)
  const dueAt = tonight > now ? tonight : instantOf(dayIn(now + DAY, zone), AT_NIGHT, zone)
  await transaction.setTimer({ id: `purge/${account}/${dayIn(dueAt, zone)}` as TimerId, account, subject: 'purge', dueAt, task: { kind: 'purge' } })
}

/** Begins the nights of an account; each sets the next. */
export const beginPurging = async (ledger: Ledger, account: AccountId, now: number, library: Library): Promise<void> => {
  await ledger.once(`purge/begin/${account}/${now}` as EffectId, now, async (transaction) => {
    await awaitNight(transaction, account, now, library)
    return { of: 'done' }
  })
}

/** Nothing personal is kept longer than the community says it is. P1; 个人信息保护法 art. 19, 47. */
export const purge: Clocked<'purge'> = async ({ transaction, timer, effect, now, library }) => {
  const { tickets, questions, messages } = library.community.retention
  await transaction.purge({ effect, at: now, tickets: now - tickets * DAY, questions: now - questions * DAY, messages: now - messages * DAY })
  await awaitNight(transaction, timer.account, now, library)
}
