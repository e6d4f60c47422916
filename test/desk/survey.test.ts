import { describe, expect, it } from 'vitest'
import type { AccountId, ContactId, EffectId, PersonId, RoomId } from '../../src/core/ids.ts'
import type { Address, Ticket } from '../../src/core/ticket.ts'
import { askSurvey } from '../../src/desk/survey.ts'
import type { LedgerTransaction, NewDelivery } from '../../src/ports.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const account = 'bot' as AccountId
const zhang = { person: 'zhang' as PersonId, contact: 'zhang' as ContactId }
const inGroup: Address = { kind: 'room', account, room: 'r' as RoomId, mention: zhang.contact }
const NOON = Date.parse('2026-11-23T04:00:00Z')

/** Where somebody who asked at that address is asked how it was. */
const asked = async (address: Address, friend: boolean): Promise<Address | undefined> => {
  const delivered: NewDelivery[] = []
  const transaction = {
    speaker: () => Promise.resolve({ ...zhang, account, name: '张先生', roles: [], friend }),
    deliver: async (delivery: NewDelivery) => { delivered.push(delivery) },
  } as Partial<LedgerTransaction> as LedgerTransaction
  const ticket = { id: 't', number: 'Q1123-01', service: 'home-visit', requester: { person: zhang.person, address, voice: { locale: 'zh-CN', traditional: false } } } as unknown as Ticket
  await askSurvey(transaction, ticket, 'e' as EffectId, NOON, library)
  return delivered[0]?.to
}

describe('how it was', () => {
  it('is asked in private of who asked in private', async () => {
    expect(await asked({ kind: 'private', account, contact: zhang.contact }, true)).toEqual({ kind: 'private', account, contact: zhang.contact })
  })

  it('is asked in private of a friend who asked in a group, and by name in the group of anybody else', async () => {
    expect(await asked(inGroup, true)).toEqual({ kind: 'private', account, contact: zhang.contact })
    expect(await asked(inGroup, false)).toEqual(inGroup)
  })
})
