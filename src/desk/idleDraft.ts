import type { Effect } from '../core/effect.ts'
import { inLanguage } from '../core/inLanguage.ts'
import { line } from '../core/step.ts'
import type { TimerId } from '../core/timer.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'
import type { Clocked } from './clocked.ts'

/** Every word of somebody who fills in a form begins the waiting anew; without a form nothing is waited for. I3. */
export const awaitReply = async (transaction: LedgerTransaction, { id, origin }: Pending, { conversation, draft }: Extract<Effect, { do: 'awaitReply' }>): Promise<void> => {
  await transaction.cancelTimers(conversation, ['idleDraft'])
  if (draft === undefined) return
  const { dueAt, ...task } = draft
  await transaction.setTimer({ id: `${id}/idle` as TimerId, account: origin.speaker.account, subject: conversation, dueAt, task: { kind: 'idleDraft', ...task } })
}

/** One reminder for one draft, however often it was left: the delivery has the draft's name. */
export const remind: Clocked<'idleDraft'> = async ({ transaction, task: { to, voice, service, slot, begunAt }, timer, now, library }) => {
  const spoken = inLanguage(library, voice.locale).services.get(service)
  if (spoken === undefined) return
  const label = spoken.slots.find(({ id }) => id === slot)?.label
  await transaction.deliver({
    id: `${timer.subject}/reminder/${begunAt}` as DeliveryId, to, about: 'notice', voice, dueAt: now,
    lines: [line(label === undefined ? 'intake.reminder.confirm' : 'intake.reminder', service, { service: spoken.name, label: label ?? '' })],
  })
}
