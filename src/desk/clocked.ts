import type { EffectId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { TaskOf, Timer, TimerKind } from '../core/timer.ts'
import type { Clock, Ledger, LedgerTransaction } from '../ports.ts'
import { askWhoCame, remindAll } from './activityTimes.ts'
import { tellMorning } from './digest.ts'
import { previewCard } from './lawCard.ts'
import { renewClaim, renewPromise, supervise, warnBefore } from './breach.ts'
import { followUp, settle } from './followUp.ts'
import { endLease } from './idle.ts'
import { beginLeave } from './leave.ts'
import { pageNext } from './page.ts'
import { remindRequester } from './supplement.ts'
import { remind } from './idleDraft.ts'
import { purge } from './purge.ts'
import { makeVisit, reviewPlan } from './carePlan.ts'
import { announceAgain } from './unclaimed.ts'
import { checkVisit } from './visitOver.ts'

/**
 * The moment a timer of one kind fires: its task, and the transaction in which all that follows from it happens.
 * `now` may be long after it was due, when nothing ran meanwhile; ids of deliveries and further timers begin with `effect`.
 */
export type Moment<Kind extends TimerKind> = Readonly<{
  transaction: LedgerTransaction; task: TaskOf<Kind>; timer: Timer; effect: EffectId; now: number; library: Library
}>

/** The work of one kind of timer. Rejecting undoes everything, and the timer is tried again later. */
export type Clocked<Kind extends TimerKind> = (moment: Moment<Kind>) => Promise<void>

/** What firing needs. */
export type ClockedTools = Readonly<{ ledger: Ledger; library: () => Library; now: Clock }>

const DONE = { of: 'done' } as const

/** Does what a due timer asks for: once, in the transaction that marks it done, and not at all when it was cancelled. */
export const fireTimer = ({ ledger, library, now }: ClockedTools) => async ({ id }: Timer): Promise<void> => {
  const at = now()
  const effect = `timer/${id}` as EffectId
  await ledger.once(effect, at, async (transaction) => {
    const timer = await transaction.takeTimer(id)
    if (timer !== undefined) await work({ transaction, timer, effect, now: at, library: library() })
    return DONE
  })
}

const work = async (moment: Omit<Moment<TimerKind>, 'task'>): Promise<void> => {
  const { task } = moment.timer
  switch (task.kind) {
    case 'unclaimed':
      return announceAgain({ ...moment, task })
    case 'lawCard':
      return previewCard({ ...moment, task })
    case 'digest':
      return tellMorning({ ...moment, task })
    case 'page':
      return pageNext({ ...moment, task })
    case 'leave':
      return beginLeave({ ...moment, task })
    case 'idle':
      return endLease({ ...moment, task })
    case 'dueSoon':
      return warnBefore({ ...moment, task })
    case 'overdue':
      return supervise({ ...moment, task })
    case 'renew':
      return renewPromise({ ...moment, task })
    case 'renewClaim':
      return renewClaim({ ...moment, task })
    case 'supplement':
      return remindRequester({ ...moment, task })
    case 'followUp':
      return followUp({ ...moment, task })
    case 'settle':
      return settle({ ...moment, task })
    case 'idleDraft':
      return remind({ ...moment, task })
    case 'purge':
      return purge({ ...moment, task })
    case 'visit':
      return makeVisit({ ...moment, task })
    case 'visitOver':
      return checkVisit({ ...moment, task })
    case 'activitySoon':
      return remindAll({ ...moment, task })
    case 'activityOver':
      return askWhoCame({ ...moment, task })
    case 'planReview':
      return reviewPlan({ ...moment, task })
  }
}
