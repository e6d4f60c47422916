import type { TimerId } from '../core/timer.ts'
import { advance } from './advance.ts'
import type { Clocked } from './clocked.ts'
import { askSurvey } from './survey.ts'

/** How often it is looked whether the result went out, in ms: soon while it is on its way, daily while it cannot be delivered. */
const LOOK_AGAIN = 10 * 60_000
const LOOK_DAILY = 24 * 60 * 60_000

/** 已反馈 becomes 待回访 once the result is out, and the requester is asked how it was; while it waits for the relative's morning or cannot be delivered, nobody is asked how it was. */
export const followUp: Clocked<'followUp'> = async ({ transaction, task, timer, effect, now, library }) => {
  const ticket = await transaction.ticket(task.ticket)
  if (ticket?.state !== 'reported') return
  const told = (await transaction.history(ticket.id)).findLast(({ kind }) => kind === 'reported')?.told ?? null
  const delivery = told === null ? undefined : await transaction.delivery(told)
  if (delivery !== undefined && delivery.state !== 'sent' && delivery.state !== 'uncertain') {
    const dueAt = Math.max(now, delivery.dueAt) + (delivery.state === 'held' ? LOOK_DAILY : LOOK_AGAIN)
    await transaction.setTimer({ id: `${effect}/again` as TimerId, account: timer.account, subject: ticket.id, dueAt, task })
    return
  }
  const asked = await askSurvey(transaction, ticket, effect, now, library)
  await advance(transaction, ticket, {
    kind: 'followedUp', effect, actor: 'system', at: now, reason: 'result delivered', told: asked?.told ?? null,
    ...(asked === undefined ? {} : { changes: { surveyedAt: asked.surveyedAt } }),
  }, library)
}

/** 待回访 becomes 办结 when nobody objected for a week. */
export const settle: Clocked<'settle'> = async ({ transaction, task, effect, now, library }) => {
  const ticket = await transaction.ticket(task.ticket)
  if (ticket?.state !== 'followUp') return
  await advance(transaction, ticket, { kind: 'closed', effect, actor: 'system', at: now, reason: 'no objection', told: null }, library)
}
