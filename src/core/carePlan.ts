import { dayIn, instantOf } from './clock.ts'
import type { Brand, EffectId, PersonId, ServiceId, TicketId, TicketNumber } from './ids.ts'
import { nextVisit, type Appointment, type Rhythm } from './rhythm.ts'
import type { Requester, SlotValue, Slots, Staff, Ticket } from './ticket.ts'

/** A standing care plan 长期委托, named after the ticket that began it. */
export type CarePlanId = Brand<'CarePlanId'>

/**
 * Who is visited, for what, when and until when: a recurring wish that was agreed to. Its visits are tickets. It is spoken of by the
 * number of the ticket that began it. F4.
 */
export type CarePlan = Readonly<{
  id: CarePlanId
  number: TicketNumber
  /** The ticket of its first visit. */
  ticket: TicketId
  service: ServiceId
  requester: Requester
  /** Whom it is about, where, whom to call there: what the first ticket knew. */
  slots: Slots
  words: string
  grid?: string
  rhythm: Rhythm
  /** The day its rhythm counts from, `YYYY-MM-DD` in 常州. */
  begun: string
  state: 'active' | 'paused' | 'stopped'
  /** A pause ends by itself then. */
  pausedUntil?: number
  /** Starts of visits that do not take place. */
  skipped: readonly number[]
  /** Starts of visits that have a ticket, the last of them. */
  made: readonly number[]
  /** Who goes, unless somebody else takes it. */
  keeper?: Staff
  /** In the requester's words, when it ends; it also ends when they say so, and when the elder does not want it. */
  stopWhen?: string
  /** When everybody is asked whether it goes on. */
  reviewAt: number
}>

/**
 * What somebody says about a plan of theirs: which, by its number, and what; for which day or until when, to whom, at which other time.
 * Times in ms since the epoch. `reassign` to nobody by name is a wish that another person comes.
 */
export type PlanWish = Readonly<{
  act: 'skip' | 'pause' | 'resume' | 'stop' | 'reassign' | 'retime' | 'note' | 'list'
  number?: TicketNumber; at?: number; until?: number; to?: string; time?: SlotValue; words: string
}>

/** What is changed in a plan. */
export type PlanChange =
  | Readonly<{ kind: 'skip'; at: number; until: number }>
  | Readonly<{ kind: 'pause'; until?: number }>
  | Readonly<{ kind: 'resume' }>
  | Readonly<{ kind: 'stop' }>
  | Readonly<{ kind: 'reassign'; to: string }>
  /** From now on it comes as this time says, which has a rhythm. */
  | Readonly<{ kind: 'retime'; time: SlotValue & Readonly<{ rhythm: Rhythm }> }>
  /** One visit takes place at another time. */
  | Readonly<{ kind: 'move'; off: Appointment; to: Appointment }>
  /** Whoever goes shall know it; nothing else changes. */
  | Readonly<{ kind: 'note' }>
  /** The family wishes that somebody else goes; those who lead decide, and nothing changes until they do. */
  | Readonly<{ kind: 'another' }>

/** What happened to a plan: who, when, why. Append-only. */
export type PlanEvent = Readonly<{
  plan: CarePlanId; effect: EffectId; at: number; actor: PersonId | 'system'
  kind: 'begun' | 'visit' | 'missed' | 'review' | 'kept' | PlanChange['kind']
  reason: string
}>

/** What desk work may read and write of plans, in its transaction. */
export interface PlanBook {
  /** The plan; its row stays locked until the end. */
  plan(id: CarePlanId): Promise<CarePlan | undefined>
  savePlan(plan: CarePlan): Promise<void>
  recordPlan(event: PlanEvent): Promise<void>
  /** Visits of the plan that are not finished, oldest first. */
  openVisits(plan: CarePlanId): Promise<readonly Ticket[]>
}

/** What everybody may read of plans. */
export interface PlanReading {
  /** Care plans that are not stopped, of one person or of all, oldest first. */
  runningPlans(person?: PersonId): Promise<readonly CarePlan[]>
  planHistory(plan: CarePlanId): Promise<readonly PlanEvent[]>
}

/** A visit is made a ticket so long before it begins. */
export const AHEAD = 24 * 60 * 60_000
/** A plan begins with the first visit at least so far away. */
const LEAD = 12 * 60 * 60_000
/** So long after it began a plan is reviewed. */
export const REVIEWED_AFTER = 90 * 24 * 60 * 60_000

/** The first visit of a rhythm agreed to at `now`. */
export const firstVisit = (rhythm: Rhythm, now: number, zone: string): Appointment | undefined => nextVisit(rhythm, dayIn(now, zone), now + LEAD, zone)

/** Whether a visit at that time does not take place: it is skipped, or lies in a pause. */
export const isOff = ({ state, pausedUntil, skipped }: CarePlan, at: number): boolean =>
  state === 'stopped' || (state === 'paused' && (pausedUntil === undefined || at < pausedUntil)) || skipped.includes(at)

/** The planned visit that does take place on the day of an instant, by the community's clock. */
export const visitOn = (plan: CarePlan, at: number, zone: string): Appointment | undefined => {
  const day = dayIn(at, zone)
  const visit = nextVisit(plan.rhythm, plan.begun, instantOf(day, 0, zone), zone)
  return visit === undefined || dayIn(visit.at, zone) !== day || isOff(plan, visit.at) ? undefined : visit
}

/** The next visit after an instant that does take place. */
export const nextOn = (plan: CarePlan, from: number, zone: string): Appointment | undefined => {
  if (plan.state === 'stopped' || (plan.state === 'paused' && plan.pausedUntil === undefined)) return undefined
  let visit = nextVisit(plan.rhythm, plan.begun, from, zone)
  for (let tried = 0; visit !== undefined && isOff(plan, visit.at) && tried < 400; tried += 1) visit = nextVisit(plan.rhythm, plan.begun, visit.at + 1, zone)
  return visit
}
