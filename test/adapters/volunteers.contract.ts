import { describe, expect, test } from 'vitest'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { Volunteer } from '../../src/core/volunteer.ts'
import type { LedgerTransaction } from '../../src/ports.ts'
import { MORNING, newEffect, newSpeaker, slotsInFull } from '../support/ledgerSamples.ts'
import { within as withinLedger } from '../support/within.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'


/** The promises of `Ledger` about volunteers, for any database. */
export const volunteersContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger
  const within = <T>(work: (transaction: LedgerTransaction) => Promise<T>): Promise<T> => withinLedger(ledger(), work)

  describe('volunteers', () => {
    test('are what they last said, with all the hours that were recorded, until they leave or are forgotten; what was recorded is only added to', async () => {
      const [one, by] = [await newSpeaker(ledger(), '小陈'), await newSpeaker(ledger(), '小王')]
      const volunteer: Omit<Volunteer, 'minutes'> = {
        person: one.person, name: '小陈', slots: slotsInFull, address: { kind: 'private', account: one.account, contact: one.contact }, voice: { locale: 'zh-CN', traditional: false }, since: MORNING, zone: 'Pacific/Auckland',
      }
      const help = { person: one.person, by: by.person, at: MORNING, words: '小陈帮了2小时' }
      await within(async (transaction) => {
        await transaction.saveVolunteer({ ...volunteer, slots: {} })
        await transaction.recordHelp({ ...help, effect: newEffect(), minutes: 120 })
        await transaction.recordHelp({ ...help, effect: newEffect(), minutes: 30 })
        await transaction.saveVolunteer({ ...volunteer, since: MORNING + 5 })
      })
      expect((await ledger().volunteers()).find(({ person }) => person === one.person)).toEqual({ ...volunteer, minutes: 150 })
      expect(await within((transaction) => transaction.volunteers())).toEqual(await ledger().volunteers())
      await expect(underTest().database.script('delete from volunteer_help')).rejects.toThrow()
      await expect(underTest().database.script('update volunteer_help set minutes = 1')).rejects.toThrow()
      expect(await within((transaction) => transaction.dropVolunteer(one.person))).toBe(true)
      expect(await within((transaction) => transaction.dropVolunteer(one.person))).toBe(false)
      await within((transaction) => transaction.saveVolunteer(volunteer))
      await within((transaction) => transaction.erase({ effect: newEffect(), speaker: one, finished: [], open: [], at: MORNING }))
      expect(await within((transaction) => transaction.volunteer(one.person))).toBeUndefined()
      const kept = await underTest().database.query(`select minutes, words from volunteer_help where person = '${one.person}' order by seq`, [], 'lists')
      expect(kept).toEqual([[120, ''], [30, '']])
    })
  })
}
