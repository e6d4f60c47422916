import { hasRoom, movingUp, takenIn, type Activity, type ActivityOutcome, type ActivityWork, type SignUp } from '../core/activity.ts'
import { whenLine } from '../core/activityLines.ts'
import type { Library } from '../core/library.ts'
import type { LedgerTransaction, Pending } from '../ports.ts'
import { tellOne } from './activity.ts'

/** A place, or one in the line of those who wait; said again, it stays what it was, but for how many come. */
export const join = async (
  transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, activity: Activity, { headcount, voice, zone, words }: Extract<ActivityWork, { do: 'join' }>,
): Promise<ActivityOutcome> => {
  const all = await transaction.signUps(activity.n)
  const mine = all.find(({ person, state }) => person === speaker.person && state !== 'off')
  const others = all.filter(({ person }) => person !== speaker.person)
  const waiting = others.filter((other) => other.state === 'waiting' && (mine === undefined || other.at < mine.at))
  if (mine !== undefined && (mine.headcount === headcount || headcount === 1)) return { of: 'activity', result: mine.state === 'in' ? 'already' : 'waiting', activity, headcount: mine.headcount, ahead: waiting.length }
  const fits = hasRoom(activity, takenIn(others), headcount)
  // Who brings more people than there are places for keeps the places they have.
  if (mine?.state === 'in' && !fits) return { of: 'activity', result: 'already', activity, headcount: mine.headcount, ahead: 0 }
  const state = fits ? 'in' : 'waiting'
  const signUp: SignUp = {
    activity: activity.n, person: speaker.person, name: speaker.name, headcount, state, at: mine?.at ?? at, voice, remind: mine?.remind ?? true, words,
    address: { kind: 'private', account: speaker.account, contact: speaker.contact }, ...(zone === undefined ? {} : { zone }),
  }
  await transaction.saveSignUp(signUp, id)
  return { of: 'activity', result: state, activity, headcount, ahead: waiting.length }
}

/** A place that is given up goes to whoever waits first and fits in, and they are told. */
export const leave = async (transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, activity: Activity, library: Library): Promise<ActivityOutcome> => {
  const { n, title } = activity
  const all = await transaction.signUps(n)
  const mine = all.find(({ person, state }) => person === speaker.person && state !== 'off')
  if (mine === undefined) return { of: 'activity', result: 'notIn', n, title }
  const left: SignUp = { ...mine, state: 'off' }
  await transaction.saveSignUp(left, id)
  for (const next of movingUp(activity, all.map((one) => (one === mine ? left : one)))) {
    await transaction.saveSignUp({ ...next, state: 'in' }, id)
    await tellOne(transaction, `${id}/up`, next, [whenLine('activity.movedUp', activity, { locale: next.voice.locale, ...(next.zone === undefined ? {} : { zone: next.zone }) }, library)], at, library)
  }
  return { of: 'activity', result: 'left', n, title }
}

/** They come and want to hear nothing of it before. */
export const unremind = async (transaction: LedgerTransaction, { id, origin: { speaker } }: Pending, { n, title }: Activity): Promise<ActivityOutcome> => {
  const mine = (await transaction.signUps(n)).find(({ person, state }) => person === speaker.person && state !== 'off')
  if (mine === undefined) return { of: 'activity', result: 'notIn', n, title }
  await transaction.saveSignUp({ ...mine, remind: false }, id)
  return { of: 'activity', result: 'unreminded', n, title }
}

const standing = async (transaction: LedgerTransaction, { n }: Activity): Promise<readonly SignUp[]> => (await transaction.signUps(n)).filter(({ state }) => state !== 'off')

/** Who signed up, numbered in the order they came. */
export const listSignUps = async (transaction: LedgerTransaction, activity: Activity): Promise<ActivityOutcome> =>
  ({ of: 'activity', result: 'listed', activity, rows: (await standing(transaction, activity)).map(({ name, headcount, state, attended }) => ({ name, headcount, state, ...(attended === undefined ? {} : { attended }) })) })

/** Who came, in one sentence: by the numbers of the list or by name; said again, the last holds. */
export const countAttendance = async (
  transaction: LedgerTransaction, { id }: Pending, activity: Activity, { attendance }: Extract<ActivityWork, { do: 'attend' }>,
): Promise<ActivityOutcome> => {
  const { n, title } = activity
  const rows = await standing(transaction, activity)
  const expected = takenIn(rows)
  if (attendance.who === 'count') {
    await transaction.saveActivity({ ...activity, came: attendance.count })
    return { of: 'activity', result: 'attended', n, title, came: attendance.count, expected }
  }
  const numbers = new Set([...attendance.words.matchAll(/\d{1,3}/gu)].map(([digits]) => Number(digits)))
  const isNamed = ({ name }: SignUp, at: number): boolean => numbers.has(at + 1) || (name !== '' && attendance.words.includes(name))
  const came = (row: SignUp, at: number): boolean => {
    switch (attendance.who) {
      case 'all':
        return row.state === 'in'
      case 'named':
        return isNamed(row, at)
      case 'butNamed':
        return row.state === 'in' && !isNamed(row, at)
    }
  }
  let present = 0
  for (const [at, row] of rows.entries()) {
    const attended = came(row, at)
    if (attended) present += row.headcount
    await transaction.saveSignUp({ ...row, attended }, id)
  }
  await transaction.saveActivity({ ...activity, came: present })
  return { of: 'activity', result: 'attended', n, title, came: present, expected }
}
