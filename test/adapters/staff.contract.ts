import { describe, expect, test } from 'vitest'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import { shiftAt, standsInFor, type Colleague } from '../../src/core/context.ts'
import type { ContactId, PersonId } from '../../src/core/ids.ts'
import { MORNING, newEffect, newSpeaker, openTicket } from '../support/ledgerSamples.ts'
import { newAccount } from '../support/said.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'

const DONE = { of: 'done' } as const
const DAY = 24 * 3_600_000

/** The promises of `Ledger` about who works when and where, for any database. */
export const staffContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger
  const colleague = async (person: PersonId, at = MORNING): Promise<Colleague | undefined> => (await ledger().colleagues(at)).find((one) => one.person === person)

  describe('staff', () => {
    test('are known with their grids, the shifts that are not over, and what they have in hand', async () => {
      const [worker, other] = [await newSpeaker(ledger(), '王'), await newSpeaker(ledger(), '李')]
      const { person, contact, account } = worker
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        for (const one of [worker, other]) await transaction.grant(one.person, 'gridWorker', one.name, 'system')
        await transaction.setPosts(person, ['g1', 'g2'], other.person)
        await transaction.setPosts(person, ['g2'], other.person)
        await transaction.setShift(`${person}/leave`, { person, kind: 'leave', from: MORNING + DAY, until: MORNING + 2 * DAY, substitute: other.person }, person)
        await transaction.setShift(`${person}/past`, { person, kind: 'duty', from: MORNING - 2 * DAY, until: MORNING - DAY }, person)
        await openTicket(transaction, other, '2025-11-23', { state: 'inProgress', assignee: { person, name: '王', contact, account } })
        await openTicket(transaction, other, '2025-11-23', { state: 'followUp', assignee: { person, name: '王', contact, account } })
        expect((await transaction.assignedTo(person)).map(({ state }) => state).toSorted()).toEqual(['followUp', 'inProgress'])
        return DONE
      })
      const known = await colleague(person)
      expect(known).toMatchObject({ name: '王', grids: ['g2'], load: 1 })
      expect(known?.shifts.map(({ kind }) => kind)).toEqual(['leave'])
      if (known === undefined) throw new Error('nobody')
      expect([MORNING, MORNING + DAY, MORNING + 2 * DAY - 1, MORNING + 2 * DAY].map((at) => standsInFor(known, other.person, at))).toEqual([false, true, true, false])
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.endShifts(person, 'leave', MORNING)
        return DONE
      })
      const back = await colleague(person)
      expect(back === undefined ? 'nobody' : shiftAt(back, 'leave', MORNING + DAY)).toBeUndefined()
    })

    test('lose a role at once, and both the giving and the taking stay on record', async () => {
      const worker = await newSpeaker(ledger(), '王')
      const taken: boolean[] = []
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.grant(worker.person, 'gridWorker', '王', 'system')
        for (const role of ['lawyer', 'gridWorker', 'gridWorker'] as const) taken.push(await transaction.revoke(worker.person, role, worker.person))
        expect((await transaction.speaker(worker.person))?.roles).toEqual([])
        return DONE
      })
      expect(taken).toEqual([false, true, false])
      expect(await colleague(worker.person)).toBeUndefined()
      expect(await underTest().database.query('select revoked from grants where person = $1 order by seq', [worker.person], 'objects')).toEqual([{ revoked: false }, { revoked: true }])
    })

    test('whose contact changed are the same person at the new one, and a stranger at the old one', async () => {
      const account = newAccount()
      const before = await newSpeaker(ledger(), '王', account)
      const contact = 'wxid_new' as ContactId
      const fresh = await ledger().recognise(account, contact, '王新', true)
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        await transaction.grant(before.person, 'gridWorker', '王', 'system')
        await transaction.saveRebinding(`R-${before.person}`, before.person, '王', MORNING + DAY, before.person)
        const taken = await transaction.takeCode(`R-${before.person}`, fresh.person, MORNING)
        expect(taken?.person).toBe(before.person)
        await transaction.rebind(account, contact, before.person)
        return DONE
      })
      expect(await ledger().recognise(account, contact, '王新', true)).toMatchObject({ person: before.person, roles: ['gridWorker'], name: '王' })
      const old = await ledger().recognise(account, before.contact, '谁', true)
      expect(old.person).not.toBe(before.person)
      expect(old.roles).toEqual([])
    })
  })
}
