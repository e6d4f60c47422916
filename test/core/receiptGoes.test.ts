import { expect, it } from 'vitest'
import { receiptGoes } from '../../src/core/receipt.ts'
import type { AccountId, ContactId, PersonId } from '../../src/core/ids.ts'
import { nextWaking } from '../../src/core/waking.ts'
import { ticketOf } from '../support/ledgerSamples.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const asker = ticketOf({ person: 'p' as PersonId, account: 'bot' as AccountId, contact: 'c' as ContactId, name: '张先生', roles: [], friend: true }, 'Q1123-01')
const ticket = { ...asker, requester: { ...asker.requester, zone: 'America/Vancouver' } }

it('waits for the morning where the minute it can be taken back in ends at night', () => {
  const evening = Date.parse('2026-11-23T20:59:13-08:00')
  const goes = receiptGoes(ticket, evening, library)
  expect(nextWaking(goes, 'America/Vancouver')).toBe(goes)
  expect(new Date(goes).toISOString()).toBe('2026-11-24T16:00:00.000Z')
  expect(receiptGoes(ticket, evening - 60_000, library)).toBe(evening)
  expect(receiptGoes({ ...ticket, urgent: true }, evening, library)).toBe(evening + 60_000)
})
