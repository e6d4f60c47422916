import type { AccountId, EffectId, PersonId, RoomId } from './ids.ts'
import type { Appointment } from './rhythm.ts'
import type { Address, Staff, Voice } from './ticket.ts'

/** The number an activity is spoken of by, from 1: 「活动3」. */
export type ActivityNumber = number & { readonly __brand: 'ActivityNumber' }

/** What is planned: what, when, where, and for how many people. */
export type Planned = Readonly<{ title: string; place?: string; capacity?: number }> & Appointment

/** Something people can sign up for. C2. */
export type Activity = Planned & Readonly<{
  n: ActivityNumber
  account: AccountId
  state: 'open' | 'off'
  /** Who answers for it. */
  by: Staff
  publishedAt: number
  /** How many came, where somebody only counted. */
  came?: number
}>

/** Somebody's place in an activity; `waiting` ones move up in the order they came. `attended` once somebody said so. */
export type SignUp = Readonly<{
  activity: ActivityNumber
  person: PersonId
  name: string
  headcount: number
  state: 'in' | 'waiting' | 'off'
  /** When they came into this line, ms since the epoch. */
  at: number
  address: Extract<Address, { kind: 'private' }>
  voice: Voice
  zone?: string
  /** They want to be reminded. */
  remind: boolean
  words: string
  attended?: boolean
}>

/** An activity as somebody sees it: how many places are taken and wanted, and their own. */
export type ActivityOnView = Activity & Readonly<{ taken: number; waiting: number; mine?: SignUp }>

/** Who came: everybody, those named or numbered in the words, everybody but those, or so many. */
export type Attendance = Readonly<{ who: 'all' | 'named' | 'butNamed'; words: string }> | Readonly<{ who: 'count'; count: number }>

/** What people and staff want of activities, once it is clear which one is meant. */
export type ActivityWork =
  | Readonly<{ do: 'publish'; planned: Planned }>
  | Readonly<{ do: 'join'; n: ActivityNumber; headcount: number; voice: Voice; zone?: string; words: string }>
  | Readonly<{ do: 'leave' | 'unremind' | 'list'; n: ActivityNumber }>
  | Readonly<{ do: 'callOff'; n: ActivityNumber; reason: string }>
  | Readonly<{ do: 'attend'; n: ActivityNumber; attendance: Attendance }>
  | Readonly<{ do: 'announce'; room: RoomId; on: boolean }>

/** The same as it is said: the activity may be named by number, by a quote, or by words of its title. */
export type ActivityVerb =
  | Readonly<{ do: 'plan'; planned: Partial<Planned> & Readonly<{ title: string }> }>
  | Readonly<{ do: 'send' | 'drop' | 'ask' }>
  | Readonly<{ do: 'join'; n?: ActivityNumber; headcount: number }>
  | Readonly<{ do: 'leave' | 'unremind' | 'list'; n?: ActivityNumber }>
  | Readonly<{ do: 'callOff'; n?: ActivityNumber; reason: string }>
  | Readonly<{ do: 'attend'; n?: ActivityNumber; attendance: Attendance }>
  | Readonly<{ do: 'announce'; on: boolean }>

/** What came of it. */
export type ActivityOutcome =
  | Readonly<{ of: 'activity'; result: 'published'; n: ActivityNumber; title: string; rooms: number }>
  /** `ahead`: how many wait before them. */
  | Readonly<{ of: 'activity'; result: 'in' | 'waiting' | 'already'; activity: Activity; headcount: number; ahead: number }>
  | Readonly<{ of: 'activity'; result: 'left' | 'notIn' | 'unreminded' | 'gone'; n: ActivityNumber; title: string }>
  | Readonly<{ of: 'activity'; result: 'off'; n: ActivityNumber; title: string; told: number }>
  | Readonly<{ of: 'activity'; result: 'listed'; activity: Activity; rows: readonly Readonly<{ name: string; headcount: number; state: SignUp['state']; attended?: boolean }>[] }>
  | Readonly<{ of: 'activity'; result: 'attended'; n: ActivityNumber; title: string; came: number; expected: number }>
  | Readonly<{ of: 'activity'; result: 'announce'; on: boolean }>

/** What desk work may read and write of activities, in its transaction. */
export interface ActivityBook {
  /** The next number; whoever asks next waits until this transaction is over. */
  nextActivity(): Promise<ActivityNumber>
  /** The activity; its row stays locked until the end. */
  activity(n: ActivityNumber): Promise<Activity | undefined>
  saveActivity(activity: Activity): Promise<void>
  /** Everybody's place in it, those who left too, in the order they came. */
  signUps(n: ActivityNumber): Promise<readonly SignUp[]>
  /** Activities that are not called off and begin later than `now`, in which the person has a place or waits for one. */
  comingTo(person: PersonId, now: number): Promise<readonly ActivityNumber[]>
  saveSignUp(signUp: SignUp, effect: EffectId): Promise<void>
  /** Community rooms that want to hear of activities. */
  activityRooms(account: AccountId): Promise<readonly Readonly<{ account: AccountId; room: RoomId; quietUntil?: number }>[]>
  setActivities(account: AccountId, room: RoomId, on: boolean): Promise<void>
}

/** What everybody may read of activities. */
export interface ActivityReading {
  /** Activities that are not called off and ended no earlier than a week before `now`, soonest first, as that person sees them. */
  activities(account: AccountId, person: PersonId, now: number): Promise<readonly ActivityOnView[]>
}

/** How many places are taken. */
export const takenIn = (signUps: readonly SignUp[]): number => signUps.filter(({ state }) => state === 'in').reduce((sum, { headcount }) => sum + headcount, 0)

/** Whether so many more people find a place. */
export const hasRoom = ({ capacity }: Pick<Activity, 'capacity'>, taken: number, headcount: number): boolean => capacity === undefined || taken + headcount <= capacity

/** Who moves up, in order, once places are free: a party that is too large lets a smaller one pass. */
export const movingUp = (activity: Pick<Activity, 'capacity'>, signUps: readonly SignUp[]): readonly SignUp[] => {
  let taken = takenIn(signUps)
  return signUps.filter(({ state, headcount }) => {
    const fits = state === 'waiting' && hasRoom(activity, taken, headcount)
    if (fits) taken += headcount
    return fits
  })
}

/** The activities that are still to come. */
export const upcoming = <T extends Activity>(activities: readonly T[], now: number): readonly T[] => activities.filter(({ state, at }) => state === 'open' && at > now)
