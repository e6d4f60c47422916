import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { PersonId } from '../../src/core/ids.ts'
import type { LedgerTransaction } from '../../src/ports.ts'
import { MORNING, newEffect, newSpeaker, openTicket } from '../support/ledgerSamples.ts'
import { within as withinLedger } from '../support/within.ts'
import { countOf, type LedgerUnderTest } from './ledger.contract.ts'

const ENGLISH = { locale: 'en', traditional: false } as const

/** The promises of `Ledger` about family circles, for any database. */
export const familiesContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger
  const within = <T>(work: (transaction: LedgerTransaction) => Promise<T>, at?: number): Promise<T> => withinLedger(ledger(), work, at)

  describe('family circles', () => {
    test('a code opens one circle once, while it is valid, and is nowhere to be read', async () => {
      const [owner, sister] = [await newSpeaker(ledger()), await newSpeaker(ledger(), '张女士')]
      const code = `F-${owner.person}`
      await within(async (transaction) => {
        await transaction.saveFamilyCode(code, owner.person, MORNING + 10)
        await transaction.saveFamilyCode(`${code}-old`, owner.person, MORNING)
      })
      expect(await countOf(underTest().database, 'family_codes', sql`family_codes::text like ${`%${code}%`}`)).toBe(0)
      const take = (what: string): Promise<PersonId | undefined> => within((transaction) => transaction.takeFamilyCode(what, sister.person, MORNING + 5))
      expect((await Promise.all(Array.from({ length: 8 }, () => take(code)))).filter((one) => one !== undefined)).toEqual([owner.person])
      expect(await take(`${code}-old`)).toBeUndefined()
    })

    test('whoever is in it follows what its owner asked for, until it is closed or somebody is forgotten', async () => {
      const [owner, sister, stranger] = [await newSpeaker(ledger()), await newSpeaker(ledger(), '张女士'), await newSpeaker(ledger(), '别人')]
      const ticket = await within((transaction) => openTicket(transaction, owner, '2034-01-01'))
      await within((transaction) => transaction.joinFamily(owner.person, sister.person, { voice: ENGLISH, zone: 'Pacific/Auckland' }))
      expect((await ledger().followedBy(sister.person)).map(({ id }) => id)).toEqual([ticket.id])
      expect(await ledger().followedBy(stranger.person)).toEqual([])
      expect(await within((transaction) => transaction.relatives(owner.person))).toEqual([
        { person: sister.person, address: { kind: 'private', account: sister.account, contact: sister.contact }, voice: ENGLISH, zone: 'Pacific/Auckland' },
      ])
      expect((await within((transaction) => transaction.unfinishedTickets())).some(({ id }) => id === ticket.id)).toBe(true)
      await within((transaction) => transaction.leaveFamily(owner.person))
      expect(await ledger().followedBy(sister.person)).toEqual([])
      await within((transaction) => transaction.joinFamily(owner.person, sister.person, { voice: ENGLISH }))
      await within((transaction) => transaction.erase({ effect: newEffect(), speaker: sister, finished: [], open: [], at: MORNING }))
      expect(await within((transaction) => transaction.relatives(owner.person))).toEqual([])
    })
  })
}
