import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { createLedger } from '../../src/adapters/ledger/ledger.ts'
import type { LedgerOptions, SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { AccountId, EffectId, TicketId } from '../../src/core/ids.ts'
import type { Timer, TimerId } from '../../src/core/timer.ts'
import { deliveryTo, newEffect, newRoom } from '../support/ledgerSamples.ts'
import { newAccount } from '../support/said.ts'
import { until } from '../support/until.ts'
import { countOf } from './ledger.contract.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'

const DONE = { of: 'done' } as const
const HOUR = 3_600_000

const timerFor = (account: AccountId, change: Partial<Timer> = {}): Timer => ({
  id: `timer-${randomUUID()}` as TimerId, account, subject: `subject-${randomUUID()}`, dueAt: Date.now() - 1_000,
  task: { kind: 'unclaimed', ticket: 'none' as TicketId, round: 1 }, ...change,
})

/** The promises of `Ledger` about what must happen at its time, for any database. */
export const timersContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger
  const opened: SqlLedger[] = []
  const open = (options: LedgerOptions = {}): SqlLedger => {
    const another = createLedger(underTest().database, { pollMs: 30, ...options })
    opened.push(another)
    return another
  }
  afterEach(async () => { await Promise.all(opened.splice(0).map((one) => one.close())) })

  const set = (...timers: readonly Timer[]): Promise<unknown> => ledger().once(newEffect(), Date.now(), async (transaction) => {
    for (const timer of timers) await transaction.setTimer(timer)
    return DONE
  })
  /** Fires as the desk does: once, in the transaction that marks it done. */
  const firing = (one: SqlLedger, fired: Timer[]) => async ({ id }: Timer): Promise<void> => {
    await one.once(`timer/${id}` as EffectId, Date.now(), async (transaction) => {
      const timer = await transaction.takeTimer(id)
      if (timer !== undefined) {
        await transaction.deliver(deliveryTo(newRoom(timer.account), { ticket: timer.subject as TicketId }))
        fired.push(timer)
      }
      return DONE
    })
  }

  describe('timers', () => {
    test('are there when the change that set them is, and not otherwise', async () => {
      const account = newAccount()
      const [kept, lost] = [timerFor(account, { dueAt: Date.now() + HOUR }), timerFor(account, { dueAt: Date.now() + HOUR })]
      await set(kept, { ...kept, dueAt: 1, subject: 'other' })
      await expect(ledger().once(newEffect(), Date.now(), async (transaction) => {
        await transaction.setTimer(lost)
        throw new Error('undone')
      })).rejects.toThrow('undone')
      expect(await ledger().timersOf(kept.subject)).toEqual([kept])
      expect(await ledger().timersOf(lost.subject)).toEqual([])
    })

    test('fire once each, soonest first, however many processes keep time', async () => {
      const account = newAccount()
      const timers = Array.from({ length: 40 }, (_, n) => timerFor(account, { dueAt: Date.now() - 1_000 + n }))
      await set(...timers.toReversed())
      const fired: Timer[] = []
      await Promise.all([open(), open(), open()].map((one) => one.keepTime(firing(one, fired), account)))
      await until(async () => await countOf(underTest().database, 'timers', sql`account = ${account} and done_at is null`) === 0)
      await wait(100)
      const subjects = timers.map(({ subject }) => subject)
      expect(await countOf(underTest().database, 'deliveries', sql`account = ${account} and ticket in (${sql.join(subjects.map((one) => sql`${one}`), sql`, `)})`)).toBe(40)
      expect([...new Set(fired.map(({ id }) => id))]).toEqual(timers.map(({ id }) => id))
    })

    test('that are cancelled never fire, and only those of that subject and kind', async () => {
      const account = newAccount()
      const [gone, stays] = [timerFor(account), timerFor(account)]
      await set(gone, stays)
      await ledger().once(newEffect(), Date.now(), async (transaction) => {
        await transaction.cancelTimers(gone.subject, ['unclaimed'])
        await transaction.cancelTimers(stays.subject, [])
        expect(await transaction.takeTimer(gone.id)).toBeUndefined()
        return DONE
      })
      const one = open()
      const fired: Timer[] = []
      await one.keepTime(firing(one, fired), account)
      await until(() => fired.length > 0)
      await wait(100)
      expect(fired).toEqual([stays])
    })

    test('fire by the clock of the ledger, when it comes to be late enough there', async () => {
      let now = Date.now()
      const account = newAccount()
      const timer = timerFor(account, { dueAt: now + 40 * 24 * HOUR })
      await set(timer)
      const one = open({ now: () => now })
      const fired: Timer[] = []
      await one.keepTime(firing(one, fired), account)
      await wait(120)
      expect(fired).toEqual([])
      expect(await one.timersDue(timer.dueAt - 1)).toBe(await one.timersDue(timer.dueAt) - 1)
      now = timer.dueAt
      await until(() => fired.length === 1)
      await one.stop()
      await set(timerFor(account, { dueAt: now }))
      await wait(100)
      expect(fired).toEqual([timer])
    })

    test('one that fails undoes what it did, is tried again, and holds up nobody', async () => {
      let now = Date.now()
      const account = newAccount()
      const [bad, good] = [timerFor(account, { dueAt: now - 5 }), timerFor(account, { dueAt: now })]
      await set(bad, good)
      const faults: unknown[] = []
      const one = open({ now: () => now, onFault: (error) => faults.push(error) })
      const fired: Timer[] = []
      const fire = firing(one, fired)
      let broken = true
      await one.keepTime(async (timer) => {
        if (timer.id === bad.id && broken) throw new Error('not now')
        await fire(timer)
      }, account)
      await until(() => fired.length === 1)
      expect([fired, faults.length]).toEqual([[good], 1])
      broken = false
      await wait(100)
      expect(fired).toEqual([good])
      now += 2_000
      await until(() => fired.length === 2)
      expect(fired).toEqual([good, bad])
    })

    test('of other accounts are left to their own process', async () => {
      const [mine, other] = [timerFor(newAccount()), timerFor(newAccount())]
      await set(mine, other)
      const one = open()
      const fired: Timer[] = []
      await one.keepTime(firing(one, fired), mine.account)
      await until(() => fired.length === 1)
      await wait(80)
      expect(fired).toEqual([mine])
    })
  })
}
