import type { Activity, ActivityOutcome, ActivityWork, SignUp } from '../core/activity.ts'
import { activityParams, announcement } from '../core/activityLines.ts'
import type { RoomId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { line } from '../core/step.ts'
import { nextWaking } from '../core/waking.ts'
import type { Outcome } from '../core/outcome.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'
import { setActivityTimes } from './activityTimes.ts'
import { countAttendance, join, leave, listSignUps, unremind } from './signUp.ts'

const STAFF_VOICE = { locale: 'zh-CN', traditional: false } as const
const DONE = { of: 'done' } as const

type Done = ActivityOutcome | Extract<Outcome, { of: 'done' }>

/** C2: work on an activity, by the rights of now. */
export const workOnActivity = async (transaction: LedgerTransaction, pending: Pending, work: ActivityWork, library: Library): Promise<Done> => {
  const by = await transaction.speaker(pending.origin.speaker.person) ?? { ...pending.origin.speaker, roles: [] }
  const arranges = by.roles.includes('admin') || by.roles.includes('gridLead')
  switch (work.do) {
    case 'publish':
      return arranges ? publish(transaction, pending, work, library) : DONE
    case 'announce':
      if (!arranges) return DONE
      await transaction.setActivities(by.account, work.room, work.on)
      return { of: 'activity', result: 'announce', on: work.on }
    case 'join':
    case 'leave':
    case 'unremind':
    case 'list':
    case 'attend':
    case 'callOff': {
      const activity = await transaction.activity(work.n)
      if (activity === undefined || activity.state === 'off') return { of: 'activity', result: 'gone', n: work.n, title: activity?.title ?? '' }
      switch (work.do) {
        case 'join':
          return join(transaction, pending, activity, work)
        case 'leave':
          return leave(transaction, pending, activity, library)
        case 'unremind':
          return unremind(transaction, pending, activity)
        case 'list':
          return arranges ? listSignUps(transaction, activity) : DONE
        case 'attend':
          return by.roles.length > 0 ? countAttendance(transaction, pending, activity, work) : DONE
        case 'callOff':
          return arranges ? callOff(transaction, pending, activity, work, library) : DONE
      }
    }
  }
}

/** The one announcement of an activity in a room. */
const announcedIn = ({ n }: Activity, room: RoomId): DeliveryId => `activity/${n}/announced/${room}` as DeliveryId

/** Announced in every open group that wants to hear of it, never at night and never into one that was told to be quiet. */
const publish = async (transaction: LedgerTransaction, { origin: { speaker, at } }: Pending, { planned }: Extract<ActivityWork, { do: 'publish' }>, library: Library): Promise<ActivityOutcome> => {
  const { person, name, contact, account } = speaker
  const activity: Activity = { ...planned, n: await transaction.nextActivity(), account, state: 'open', by: { person, name, contact, account }, publishedAt: at }
  await transaction.saveActivity(activity)
  await setActivityTimes(transaction, activity, at, library)
  const rooms = await transaction.activityRooms(account)
  for (const { room, quietUntil } of rooms) {
    await transaction.deliver({
      id: announcedIn(activity, room), to: { kind: 'room', account, room }, about: 'notice', voice: STAFF_VOICE, lines: announcement(activity, library),
      dueAt: nextWaking(Math.max(at, quietUntil ?? 0), library.community.zone),
    })
  }
  return { of: 'activity', result: 'published', n: activity.n, title: activity.title, rooms: rooms.length }
}

/** Everybody who had a place hears of it in their waking hours, and so do the groups that know of it: where the announcement still waits for the morning, neither is said. */
const callOff = async (
  transaction: LedgerTransaction, { id, origin: { at } }: Pending, activity: Activity, { reason }: Extract<ActivityWork, { do: 'callOff' }>, library: Library,
): Promise<ActivityOutcome> => {
  await transaction.saveActivity({ ...activity, state: 'off' })
  await transaction.cancelTimers(`activity/${activity.n}`)
  const lines = [line('activity.off', undefined, { ...activityParams(activity), reason })]
  const concerned = (await transaction.signUps(activity.n)).filter(({ state }) => state !== 'off')
  for (const signUp of concerned) await tellOne(transaction, `${id}/off`, signUp, lines, at, library)
  for (const { account, room } of await transaction.activityRooms(activity.account)) {
    const announced = announcedIn(activity, room)
    if (await transaction.delivery(announced) === undefined || await transaction.recall(announced)) continue
    await transaction.deliver({ id: `${id}/${room}` as DeliveryId, to: { kind: 'room', account, room }, about: 'notice', voice: STAFF_VOICE, lines, dueAt: nextWaking(at, library.community.zone) })
  }
  return { of: 'activity', result: 'off', n: activity.n, title: activity.title, told: concerned.length }
}

/** Tells one of those who come, in their waking hours. */
export const tellOne = (transaction: LedgerTransaction, stem: string, { person, address, voice, zone }: SignUp, lines: Parameters<LedgerTransaction['deliver']>[0]['lines'], at: number, library: Library): Promise<void> =>
  transaction.deliver({ id: `${stem}/${person}` as DeliveryId, to: address, about: 'notice', voice, lines, dueAt: nextWaking(at, zone ?? library.community.zone) })
