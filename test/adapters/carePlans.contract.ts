import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { CarePlan, CarePlanId } from '../../src/core/carePlan.ts'
import type { Speaker } from '../../src/core/context.ts'
import type { ServiceId } from '../../src/core/ids.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import { MORNING, newEffect, newSpeaker, openTicket, slotsInFull } from '../support/ledgerSamples.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'

const DONE = { of: 'done' } as const

const planOf = (ticket: Ticket, change: Partial<CarePlan> = {}): CarePlan => ({
  id: ticket.id as string as CarePlanId, number: ticket.number, ticket: ticket.id, service: 'home-visit' as ServiceId, requester: ticket.requester, slots: slotsInFull, words: '每周二、四上午',
  rhythm: { every: 'week', interval: 1, weekdays: [2, 4], from: 480, to: 720 }, begun: '2026-11-23', state: 'active', skipped: [], made: [MORNING], reviewAt: MORNING, ...change,
})

/** The promises of `Ledger` about standing care plans, for any database. */
export const carePlansContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger
  const begin = async (speaker: Speaker, day: string, change: Partial<CarePlan> = {}): Promise<CarePlan> => {
    let plan: CarePlan | undefined
    await ledger().once(newEffect(), MORNING, async (transaction) => {
      const ticket = await openTicket(transaction, speaker, day)
      plan = planOf(ticket, change)
      await transaction.savePlan(plan)
      await transaction.saveTicket({ ...ticket, plan: plan.id })
      await transaction.recordPlan({ plan: plan.id, effect: newEffect(), at: MORNING, actor: speaker.person, kind: 'begun', reason: '每周' })
      return DONE
    })
    return plan!
  }

  describe('care plans', () => {
    test('a plan is what it was last saved as, and runs until it is stopped', async () => {
      const speaker = await newSpeaker(ledger())
      const plan = await begin(speaker, '2033-01-01')
      expect(await ledger().runningPlans(speaker.person)).toEqual([plan])
      const keeper = { person: speaker.person, name: '小王', contact: speaker.contact, account: speaker.account }
      const paused: CarePlan = { ...plan, state: 'paused', pausedUntil: MORNING + 5, skipped: [MORNING], keeper, stopWhen: '到我回国', grid: 'g1' }
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.savePlan(paused)
        expect(await transaction.plan(plan.id)).toEqual(paused)
        expect((await transaction.openVisits(plan.id)).map(({ id }) => id)).toEqual([plan.ticket])
        return DONE
      })
      expect(await ledger().runningPlans(speaker.person)).toEqual([paused])
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.savePlan({ ...plan, state: 'stopped' })
        return DONE
      })
      expect(await ledger().runningPlans(speaker.person)).toEqual([])
      expect((await ledger().planHistory(plan.id)).map(({ kind, reason }) => [kind, reason])).toEqual([['begun', '每周']])
    })

    test('its history is only ever added to', async () => {
      const plan = await begin(await newSpeaker(ledger()), '2033-01-02')
      await expect(underTest().database.statement((orm) => orm.execute(sql`update care_plan_events set reason = 'x' where plan = ${plan.id}`))).rejects.toThrow()
      await expect(underTest().database.statement((orm) => orm.execute(sql`delete from care_plan_events where plan = ${plan.id}`))).rejects.toThrow()
    })

    test('whoever is forgotten takes their plans with them, but for one a visit of which is still worked on', async () => {
      const speaker = await newSpeaker(ledger())
      const [over, open] = [await begin(speaker, '2033-01-03'), await begin(speaker, '2033-01-04')]
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.erase({ effect: newEffect(), speaker, finished: [over.ticket], open: [open.ticket], at: MORNING })
        return DONE
      })
      expect(await ledger().runningPlans(speaker.person)).toEqual([])
      const again = await ledger().recognise(speaker.account, speaker.contact, '张先生', true)
      expect((await ledger().runningPlans(again.person)).map(({ id }) => id)).toEqual([open.id])
      expect((await ledger().planHistory(over.id)).map(({ reason }) => reason)).toEqual(['erased'])
    })
  })
}
