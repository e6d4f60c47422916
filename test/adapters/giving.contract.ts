import { describe, expect, test } from 'vitest'
import type { SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { SlotId } from '../../src/core/ids.ts'
import type { Need } from '../../src/core/need.ts'
import type { Pairing } from '../../src/core/pairing.ts'
import type { LedgerTransaction } from '../../src/ports.ts'
import { MORNING, newEffect, newSpeaker, openTicket, ticketOf } from '../support/ledgerSamples.ts'
import { within as withinLedger } from '../support/within.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'

const HOUR = 3_600_000

/** The promises of `Ledger` about needs, pairings and rooms, for any database. */
export const givingContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger
  const within = <T>(work: (transaction: LedgerTransaction) => Promise<T>): Promise<T> => withinLedger(ledger(), work)

  describe('what is given', () => {
    test('needs have numbers of their own under any number of writers, and are open until they are closed', async () => {
      const by = await newSpeaker(ledger(), '小王')
      const tell = (what: string): Promise<Need> => within(async (transaction) => {
        const need: Need = { n: await transaction.nextNeed(), account: by.account, what, by: { person: by.person, name: by.name, contact: by.contact, account: by.account }, at: MORNING, state: 'open' }
        await transaction.saveNeed(need)
        return need
      })
      const told = await Promise.all(['轮椅', '棉被', '英语老师'].map(tell))
      expect(new Set(told.map(({ n }) => n)).size).toBe(3)
      const [first] = told
      await within(async (transaction) => {
        expect(await transaction.need(first!.n)).toEqual(first)
        await transaction.saveNeed({ ...first!, state: 'met', closedAt: MORNING + 1 })
      })
      expect((await ledger().openNeeds(by.account)).map(({ what }) => what).toSorted()).toEqual(['棉被', '英语老师'].toSorted())
      expect((await within((transaction) => transaction.need(first!.n)))?.closedAt).toBe(MORNING + 1)
      const offer = ticketOf(by, 'Q1123-01').id
      await within((transaction) => transaction.saveNeed({ ...first!, state: 'met', closedAt: MORNING + 1, ticket: offer }))
      expect((await ledger().needsMet([offer])).map(({ what }) => what)).toEqual(['轮椅'])
      expect(await ledger().needsMet([])).toEqual([])
    })

    test('a pairing is on until it is over, and is forgotten with either side', async () => {
      const [one, other, by] = [await newSpeaker(ledger(), '小陈'), await newSpeaker(ledger(), '张先生'), await newSpeaker(ledger(), '小王')]
      const ticket = ticketOf(other, 'Q1123-01')
      const pairing = await within(async (transaction): Promise<Pairing> => {
        const made: Pairing = {
          n: await transaction.nextPairing(), account: one.account, ticket: ticket.id, number: ticket.number, requester: ticket.requester, since: MORNING, state: 'on',
          supporter: { person: one.person, name: '小陈', address: { kind: 'private', account: one.account, contact: one.contact }, voice: { locale: 'zh-CN', traditional: false }, zone: 'Pacific/Auckland' },
          by: { person: by.person, name: by.name, contact: by.contact, account: by.account },
        }
        await transaction.savePairing(made)
        return made
      })
      expect(await ledger().pairings(one.account)).toEqual([pairing])
      await within((transaction) => transaction.savePairing({ ...pairing, state: 'off', endedAt: MORNING + 1, reason: '搬家了' }))
      expect(await ledger().pairings(one.account)).toEqual([])
      expect(await within((transaction) => transaction.pairing(pairing.n))).toMatchObject({ state: 'off', reason: '搬家了' })
      await within((transaction) => transaction.erase({ effect: newEffect(), speaker: one, finished: [], open: [], at: MORNING }))
      expect(await within((transaction) => transaction.pairing(pairing.n))).toBeUndefined()
    })

    test('a room is taken from the first minute to the last, by tickets that still want it', async () => {
      const asker = await newSpeaker(ledger(), '李女士')
      const time = { text: '周六下午', said: '周六下午', at: MORNING + HOUR, until: MORNING + 3 * HOUR }
      const slots = { ['time' as SlotId]: time, ['headcount' as SlotId]: { text: '二十个人', said: '二十个人', count: 20 } }
      const numbered = await within((transaction) => openTicket(transaction, asker, '2031-02-03', { room: '侨之家活动室', slots }))
      expect(await ledger().taken(asker.account, MORNING)).toEqual([{ place: '侨之家活动室', at: time.at, until: time.until, what: numbered.number, ticket: numbered.id, number: numbered.number, headcount: '二十个人' }])
      expect(await ledger().taken(asker.account, time.until)).toEqual([])
      await within((transaction) => transaction.saveTicket({ ...numbered, state: 'withdrawn' }))
      expect(await ledger().taken(asker.account, MORNING)).toEqual([])
    })
  })
}
