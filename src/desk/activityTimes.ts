import type { Activity } from '../core/activity.ts'
import { activityParams, whenLine } from '../core/activityLines.ts'
import { dayIn, instantOf } from '../core/clock.ts'
import type { Library } from '../core/library.ts'
import { line } from '../core/step.ts'
import type { TimerId } from '../core/timer.ts'
import { nextWaking } from '../core/waking.ts'
import type { DeliveryId, LedgerTransaction } from '../ports.ts'
import type { Clocked } from './clocked.ts'

const DAY = 24 * 60 * 60_000
/** Whoever comes is reminded at this minute of the day before. */
const REMINDED = 10 * 60

/** The day before it and its end; an activity of tomorrow that is announced today needs no reminder. */
export const setActivityTimes = async (transaction: LedgerTransaction, { n, account, at, until }: Activity, now: number, { community: { zone } }: Library): Promise<void> => {
  const common = { account, subject: `activity/${n}` } as const
  const soon = instantOf(dayIn(at - DAY, zone), REMINDED, zone)
  if (soon > now) await transaction.setTimer({ ...common, id: `activity/${n}/soon` as TimerId, dueAt: soon, task: { kind: 'activitySoon', activity: n } })
  await transaction.setTimer({ ...common, id: `activity/${n}/over` as TimerId, dueAt: until, task: { kind: 'activityOver', activity: n } })
}

/** Everybody who has a place and wants to be reminded is, in their own waking hours. */
export const remindAll: Clocked<'activitySoon'> = async ({ transaction, task, effect, now, library }) => {
  const activity = await transaction.activity(task.activity)
  if (activity === undefined || activity.state === 'off' || activity.at <= now) return
  for (const { person, address, voice, zone, state, remind } of await transaction.signUps(activity.n)) {
    if (state !== 'in' || !remind) continue
    await transaction.deliver({
      id: `${effect}/${person}` as DeliveryId, to: address, about: 'notice', voice, dueAt: nextWaking(now, zone ?? library.community.zone),
      lines: [whenLine('activity.soon', activity, { locale: voice.locale, ...(zone === undefined ? {} : { zone }) }, library)],
    })
  }
}

/** Whoever arranged it is asked who came. */
export const askWhoCame: Clocked<'activityOver'> = async ({ transaction, task, effect, now, library }) => {
  const activity = await transaction.activity(task.activity)
  if (activity === undefined || activity.state === 'off') return
  const rows = (await transaction.signUps(activity.n)).filter(({ state }) => state === 'in')
  const { account, contact } = activity.by
  await transaction.deliver({
    id: `${effect}/by` as DeliveryId, to: { kind: 'private', account, contact }, about: 'notice', voice: { locale: 'zh-CN', traditional: false }, dueAt: nextWaking(now, library.community.zone),
    lines: [line('activity.over', undefined, { ...activityParams(activity), people: String(rows.reduce((sum, { headcount }) => sum + headcount, 0)) })],
  })
}
