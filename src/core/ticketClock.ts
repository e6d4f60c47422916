import type { ServiceId, SlotId } from './ids.ts'
import type { Library } from './library.ts'
import type { Ticket } from './ticket.ts'
import type { TimerKind, TimerTask } from './timer.ts'
import { addWorkingMinutes, workingMinutesBetween, workingTimeOf, type WorkingTime } from './workingTime.ts'

/** Working minutes until somebody takes a ticket and until it is done. */
type Promise = Readonly<{ claim: number; done: number }>

/** For what people ask of us that is no service: somebody calls them back. */
const CALL_BACK: Promise = { claim: 60, done: 480 }
/** A working day, in working minutes; nobody is left without a word for longer. */
const DAY = 480
/** The result is looked for so long after it may go out, in ms. */
const OUT = 10 * 60_000
/** How long the result may still be objected to before it is 办结. */
export const SETTLES = 7 * 24 * 60 * 60_000
/** A message to the requester can be taken back for so long after it was approved, in ms. T3. */
export const UNDO = 60_000

/** So long somebody who is called has to say that they heard, in ms. S1. */
export const ACKNOWLEDGE = 3 * 60_000

/** So long whoever went to an emergency may be silent, by the clock on the wall, in ms. */
const EMERGENCY_IDLE = 60 * 60_000

/** What was promised for a ticket; nothing for an emergency, which has a clock of its own. */
export const promiseOf = (ticket: Pick<Ticket, 'service'>, library: Library): Promise | undefined =>
  ticket.service === 'emergency' ? undefined : library.services.get(ticket.service as ServiceId)?.promise ?? CALL_BACK

/** A visit further ahead than this, in ms, is no reason to leave a ticket alone until then. */
const FURTHEST = 60 * 24 * 60 * 60_000

/** When the visit that was asked for is over, or the one of a care plan; undefined where nobody is to come at a time. */
const visitOver = ({ service, plan, slots }: Pick<Ticket, 'service' | 'plan' | 'slots'>, library: Library): number | undefined => {
  const time = slots['time' as SlotId]
  const visits = plan !== undefined || (library.services.get(service as ServiceId)?.recurs === true && time?.rhythm === undefined)
  return visits ? time?.until ?? time?.at : undefined
}

/** By when it is to be done when it begins at `from`: the target, and what the requester is told. Who is to come on a later day has a working day from then on. */
export const dueFrom = (ticket: Pick<Ticket, 'service' | 'plan' | 'slots'>, from: number, library: Library): Pick<Ticket, 'dueAt' | 'promisedAt'> => {
  const promise = promiseOf(ticket, library)
  if (promise === undefined) return {}
  const time = workingTimeOf(library)
  const over = visitOver(ticket, library) ?? 0
  const dueAt = Math.max(addWorkingMinutes(from, promise.done, time), over > from && over - from <= FURTHEST ? addWorkingMinutes(over, DAY, time) : 0)
  return { dueAt, promisedAt: dueAt }
}

/** By when somebody takes it when it is announced at `from`. */
export const claimFrom = (ticket: Pick<Ticket, 'service'>, from: number, library: Library): Pick<Ticket, 'claimBy'> => {
  const promise = promiseOf(ticket, library)
  return promise === undefined ? {} : { claimBy: addWorkingMinutes(from, promise.claim, workingTimeOf(library)) }
}

/** By when somebody takes what came back to nobody when the time for that was over. What is still to come stays as it was promised. */
export const claimAgainFrom = (ticket: Ticket, now: number, library: Library): Pick<Ticket, 'claimBy'> =>
  ticket.claimBy === undefined || ticket.claimBy > now ? {} : claimFrom(ticket, now, library)

/** One thing the state of a ticket makes necessary, and when. */
export type Wakening = Readonly<{ task: TimerTask; dueAt: number }>

/** The kinds that are set anew whenever a ticket moves. */
export const LIFE: readonly TimerKind[] = ['page', 'unclaimed', 'idle', 'dueSoon', 'overdue', 'renew', 'renewClaim', 'supplement', 'followUp', 'settle']

/** The kinds a care plan sets. Its first visit has the plan's name, and an end of its own to come to. */
export const PLANNED: readonly TimerKind[] = ['visit', 'planReview']

/** When so many working minutes are left before `due`; undefined when fewer are. */
const before = (due: number, minutes: number, now: number, time: WorkingTime): number | undefined => {
  const left = workingMinutesBetween(now, due, time)
  return left > minutes ? addWorkingMinutes(now, left - minutes, time) : undefined
}

/** The next instant at which something in a series happens that began at `from`. */
export const nextRound = (kind: 'unclaimed' | 'idle' | 'supplement', ticket: Ticket, from: number, library: Library): number => {
  if (kind === 'idle' && ticket.service === 'emergency') return from + EMERGENCY_IDLE
  const { claim, done } = promiseOf(ticket, library) ?? CALL_BACK
  const minutes = kind === 'unclaimed' ? Math.max(15, Math.floor(claim / 2)) : kind === 'idle' ? Math.min(DAY, Math.max(60, Math.floor(done / 4))) : DAY
  return addWorkingMinutes(from, minutes, workingTimeOf(library))
}

/** How long before the target staff are warned, in working minutes. */
const warning = (done: number): number => Math.min(DAY, Math.max(30, Math.floor(done / 4)))

/** A new promise, when the old one cannot be kept. */
export const renewedFrom = (ticket: Ticket, now: number, library: Library): number => {
  const { done } = promiseOf(ticket, library) ?? CALL_BACK
  return addWorkingMinutes(Math.max(now, ticket.promisedAt ?? now), Math.max(DAY, Math.floor(done / 2)), workingTimeOf(library))
}

/** By when somebody takes it after all, when nobody did in time: half a working day at the least, so that nobody is told too often. */
export const claimRenewedFrom = (ticket: Ticket, now: number, library: Library): number => {
  const { claim } = promiseOf(ticket, library) ?? CALL_BACK
  return addWorkingMinutes(Math.max(now, ticket.claimBy ?? now), Math.max(DAY / 2, claim), workingTimeOf(library))
}

/** While nobody has a ticket: when its requester must be told that it takes longer until somebody does. */
const claimClock = ({ id, claimBy }: Ticket, { claim }: Promise, now: number, time: WorkingTime): readonly Wakening[] =>
  claimBy === undefined || claimBy <= now ? [] : [{ task: { kind: 'renewClaim', ticket: id }, dueAt: before(claimBy, Math.min(30, Math.floor(claim / 4)), now, time) ?? now }]

/** Before the visit is over nobody who is to make it is idle. */
const idleFrom = (ticket: Ticket, now: number, library: Library): number => {
  const over = visitOver(ticket, library) ?? 0
  return over > now && over - now <= FURTHEST ? over : now
}

/** Everything that must wake us about a ticket as it is now. A ticket that is over needs nothing. */
export const wakenings = (ticket: Ticket, now: number, library: Library): readonly Wakening[] => {
  const promise = promiseOf(ticket, library)
  const { id } = ticket
  if (promise === undefined) return ofEmergency(ticket, now, library)
  const time = workingTimeOf(library)
  const clocks = (): readonly Wakening[] => {
    const { dueAt, promisedAt } = ticket
    const warnAt = dueAt === undefined ? undefined : before(dueAt, warning(promise.done), now, time)
    const renewAt = promisedAt === undefined ? undefined : before(promisedAt, Math.floor(warning(promise.done) / 2), now, time) ?? now
    return [
      ...(warnAt === undefined ? [] : [{ task: { kind: 'dueSoon' as const, ticket: id }, dueAt: warnAt }]),
      ...(dueAt === undefined || dueAt <= now ? [] : [{ task: { kind: 'overdue' as const, ticket: id }, dueAt }]),
      ...(renewAt === undefined ? [] : [{ task: { kind: 'renew' as const, ticket: id }, dueAt: renewAt }]),
    ]
  }
  switch (ticket.state) {
    case 'accepted':
    case 'dispatched':
      return [{ task: { kind: 'unclaimed', ticket: id, round: 1 }, dueAt: nextRound('unclaimed', ticket, now, library) }, ...claimClock(ticket, promise, now, time), ...clocks()]
    case 'claimed':
    case 'inProgress':
      return [{ task: { kind: 'idle', ticket: id, round: 1 }, dueAt: nextRound('idle', ticket, idleFrom(ticket, now, library), library) }, ...clocks()]
    case 'awaiting':
      return [supplementFrom(ticket, now, library)]
    case 'reported':
    case 'followUp':
    case 'closed':
    case 'withdrawn':
    case 'merged':
    case 'vetoed':
      return ending(ticket, now)
  }
}

/** Until what was asked for comes, its requester is reminded. */
const supplementFrom = (ticket: Ticket, now: number, library: Library): Wakening => ({ task: { kind: 'supplement', ticket: ticket.id, round: 1 }, dueAt: nextRound('supplement', ticket, now, library) })

/** Somebody is called until somebody comes; who came and says nothing is reminded, and then others are called; nobody's silence leaves it open. S1. */
const ofEmergency = (ticket: Ticket, now: number, library: Library): readonly Wakening[] => {
  if (ticket.state === 'accepted' || ticket.state === 'dispatched') return [{ task: { kind: 'page', ticket: ticket.id, asked: [] }, dueAt: now }]
  if (ticket.state === 'claimed' || ticket.state === 'inProgress') return [{ task: { kind: 'idle', ticket: ticket.id, round: 1 }, dueAt: nextRound('idle', ticket, now, library) }]
  if (ticket.state === 'awaiting') return [supplementFrom(ticket, now, library)]
  return ending(ticket, now)
}

/** What is left to happen to a ticket with a result: it goes out, and is not objected to. */
const ending = ({ id, state, toldAt }: Ticket, now: number): readonly Wakening[] => {
  if (state === 'reported') return [{ task: { kind: 'followUp', ticket: id }, dueAt: (toldAt ?? now) + UNDO + OUT }]
  return state === 'followUp' ? [{ task: { kind: 'settle', ticket: id }, dueAt: now + SETTLES }] : []
}
