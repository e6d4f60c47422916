import { eq, sql } from 'drizzle-orm'
import type { AccountId, EffectId, TicketNumber } from '../../core/ids.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Address, Ticket } from '../../core/ticket.ts'
import type { Clock, Ledger, LedgerTransaction, NewDelivery } from '../../ports.ts'
import { activitiesFor } from './activities.ts'
import { colleaguesOf } from './colleagues.ts'
import { planHistory, runningPlans } from './carePlans.ts'
import type { Database, Scope } from './database.ts'
import { addDelivery, countDue, deliveriesOf, isHeld, markDelivery, orphanedDeliveries, placesDue, releaseHeld, takeDelivery, undelivered, wakeReceipts } from './deliveries.ts'
import { keptOf } from './erasure.ts'
import { waitingGaps } from './gaps.ts'
import { followedBy } from './families.ts'
import { hasFile, keepFile } from './files.ts'
import { waitingRecalls } from './recalls.ts'
import { findProposal, waitingProposals } from './proposals.ts'
import { openJobs, QueueMissing } from './jobs.ts'
import { findSpeaker, meet, renameContact, staffWith } from './people.ts'
import { findRoom } from './rooms.ts'
import { performed } from './schema.ts'
import { countTimersDue, timersDue, timersOf } from './timers.ts'
import { needsMet, openNeeds, runningPairings } from './giving.ts'
import { takenFrom } from './venue.ts'
import { allVolunteers } from './volunteers.ts'
import { startTimekeeper } from './timekeeper.ts'
import type { Timekeeper } from './timekeeper.ts'
import { finishedSince, findNumber, findTicket, historyOf, ratingsBetween, ticketsBetween, ticketsOf, unfinishedTickets } from './tickets.ts'
import { openTransaction } from './transaction.ts'
import { startWorker } from './worker.ts'
import type { Worker } from './worker.ts'

/** Settings of the ledger; times in ms. */
export type LedgerOptions = Readonly<{
  now?: Clock
  /** How often jobs written by other processes, or due by now, are looked for; 1,000. */
  pollMs?: number
  /** How often deliveries without a job are looked for; 30,000. */
  sweepMs?: number
  /** Hears of faults in the background, where nobody waits for an answer. */
  onFault?: (error: unknown) => void
}>

/** The ledger in SQL. */
export type SqlLedger = Ledger & Readonly<{
  /** The newest ticket of a number: numbers come again every year. */
  ticketNumbered(number: TicketNumber): Promise<Ticket | undefined>
}>

/** The outcome recorded for an effect, or else that of `work`, recorded with it. Others with the same effect wait for this one. */
const performOnce = async <T extends Outcome>({ orm }: Scope, effect: EffectId, at: number, work: () => Promise<T>): Promise<T> => {
  const begun = await orm.insert(performed).values({ effect, at }).onConflictDoNothing().returning({ effect: performed.effect })
  if (begun.length === 0) {
    const [recorded] = await orm.select({ outcome: performed.outcome }).from(performed).where(eq(performed.effect, effect))
    return recorded?.outcome as T
  }
  const outcome = await work()
  await orm.update(performed).set({ outcome }).where(eq(performed.effect, effect))
  return outcome
}

/** The ledger on an open database. `close` stops it; the database is closed by whoever opened it. */
export const createLedger = (database: Database, options: LedgerOptions = {}): SqlLedger => {
  const { now = Date.now, pollMs = 1_000, sweepMs = 30_000, onFault = () => {} } = options
  const jobs = openJobs(database)
  let worker: Worker | undefined
  let timekeeper: Timekeeper | undefined

  /** Writes a job, due so many ms from now. */
  type Enqueue = (to: Address, delayMs: number) => Promise<void>
  const deliverOn = ({ orm }: Scope, enqueue: Enqueue) => async (delivery: NewDelivery): Promise<void> => {
    if (await addDelivery(orm, delivery)) await enqueue(delivery.to, delivery.dueAt - now())
  }

  /** A transaction that may write jobs. The worker looks at once only when one of them is due. */
  const change = async <T>(work: (scope: Scope, enqueue: Enqueue) => Promise<T>): Promise<T> => {
    for (;;) {
      let due = false
      try {
        const result = await database.transaction((scope) => work(scope, async (to, delayMs) => {
          await jobs.enqueue(scope.connection, to, delayMs)
          due ||= delayMs <= 0
        }))
        if (due) worker?.nudge()
        return result
      } catch (error) {
        if (!(error instanceof QueueMissing)) throw error
        await jobs.openQueue(error.account)
      }
    }
  }

  const stop = async (): Promise<void> => {
    const [stopping, keeping] = [worker, timekeeper]
    worker = undefined
    timekeeper = undefined
    await Promise.all([stopping?.stop(), keeping?.stop()])
  }

  return {
    once: <T extends Outcome>(effect: EffectId, at: number, work: (transaction: LedgerTransaction) => Promise<T>) =>
      change((scope, enqueue) => performOnce(scope, effect, at, () => work(openTransaction(scope, at, deliverOn(scope, enqueue))))),
    recognise: async (account, contact, name, friend) => {
      const met = await database.statement((orm) => findSpeaker(orm, account, contact))
      if (met !== undefined && met.name === name && met.speaker.friend === friend) return met.speaker
      return database.transaction(async (scope) => {
        if (met === undefined) await meet(scope, { account, contact, name, friend, boundAt: now() })
        await renameContact(scope.orm, account, contact, name, friend)
        const found = await findSpeaker(scope.orm, account, contact)
        if (found === undefined) throw new Error('somebody just met was not found')
        return found.speaker
      })
    },
    room: (account, room) => database.statement((orm) => findRoom(orm, account, room)),
    ticket: (id) => database.statement((orm) => findTicket(orm, id)),
    ticketNumbered: (number) => database.statement((orm) => findNumber(orm, number)),
    unfinishedTickets: () => database.statement(unfinishedTickets),
    ticketsOf: (person) => database.statement((orm) => ticketsOf(orm, person)),
    history: (ticket) => database.statement((orm) => historyOf(orm, ticket)),
    keptOf: (person) => database.statement((orm) => keptOf(orm, person)),
    staff: (role) => database.statement((orm) => staffWith(orm, role)),
    ticketsBetween: (from, until) => database.statement((orm) => ticketsBetween(orm, from, until)),
    ratingsBetween: (from, until) => database.statement((orm) => ratingsBetween(orm, from, until)),
    gaps: () => database.statement(waitingGaps),
    proposal: (number) => database.statement((orm) => findProposal(orm, number)),
    recalls: () => database.statement(waitingRecalls),
    proposals: () => database.statement(waitingProposals),
    colleagues: (at) => database.statement((orm) => colleaguesOf(orm, at)),
    finishedSince: (at, spokenOf) => database.statement((orm) => finishedSince(orm, at, spokenOf)),
    takeDelivery: (to, at) => database.statement((orm) => takeDelivery(orm, to, at)),
    markDelivery: (id, state, why, at, tried) => change(async ({ orm }, enqueue) => {
      const waiting = await markDelivery(orm, id, state, why, at, tried)
      if (waiting !== undefined) await enqueue(waiting.to, waiting.dueAt - now())
    }),
    releaseHeld: async (to, at, announce) => {
      // Nearly everybody who speaks has nothing waiting, and needs no transaction.
      if (!await database.statement((orm) => isHeld(orm, to))) return
      await change(async ({ orm }, enqueue) => {
        // Who speaks in a room is not the one whose morning a receipt waits for.
        const woken = to.kind === 'room' ? [] : await wakeReceipts(orm, to, at)
        for (const { dueAt } of woken.filter((one) => one.dueAt > at)) await enqueue(to, dueAt - at)
        const held = [...await releaseHeld(orm, to, at), ...woken.filter(({ dueAt }) => dueAt <= at)]
        if (held.length === 0) return
        const announcement = announce(held)
        if (announcement !== undefined) await addDelivery(orm, announcement)
        await enqueue(to, 0)
      })
    },
    undelivered: (at) => database.statement((orm) => undelivered(orm, at)),
    deliver: (delivery) => change((scope, enqueue) => deliverOn(scope, enqueue)(delivery)),
    orphanedDeliveries: (account, at) => database.statement((orm) => orphanedDeliveries(orm, account, at)),
    deliveriesOf: (ticket) => database.statement((orm) => deliveriesOf(orm, ticket)),
    deliveriesDue: (at) => database.statement((orm) => countDue(orm, at)),
    timersOf: (subject) => database.statement((orm) => timersOf(orm, subject)),
    timersDue: (at) => database.statement((orm) => countTimersDue(orm, at)),
    keepTime: async (fire, account?: AccountId) => {
      await timekeeper?.stop()
      timekeeper = startTimekeeper({ due: (skip) => database.statement((orm) => timersDue(orm, account, now(), skip)), fire, now, pollMs, onFault })
    },
    work: async (send, account?: AccountId) => {
      await worker?.stop()
      const accounts = account === undefined ? undefined : [account]
      worker = startWorker({
        jobs, send, account, pollMs, sweepMs, onFault,
        placesDue: () => database.statement((orm) => placesDue(orm, accounts, now())),
      })
    },
    activities: (account, person, at) => database.statement((orm) => activitiesFor(orm, account, person, at)),
    volunteers: () => database.statement(allVolunteers),
    taken: (account, from) => database.statement((orm) => takenFrom(orm, account, from)),
    needsMet: (tickets) => database.statement((orm) => needsMet(orm, tickets)),
    openNeeds: (account) => database.statement((orm) => openNeeds(orm, account)),
    pairings: (account) => database.statement((orm) => runningPairings(orm, account)),
    followedBy: (person) => database.statement((orm) => followedBy(orm, person)),
    runningPlans: (person) => database.statement((orm) => runningPlans(orm, person)),
    planHistory: (plan) => database.statement((orm) => planHistory(orm, plan)),
    hasFile: (message) => database.statement((orm) => hasFile(orm, message)),
    keepFile: (file, at) => database.transaction(({ orm }) => keepFile(orm, file, at)),
    look: async () => {
      await timekeeper?.look()
      await worker?.look()
    },
    stop,
    ping: async () => { await database.statement((orm) => orm.execute(sql`select 1`)) },
    close: stop,
  }
}
