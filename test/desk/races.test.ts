import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../src/adapters/ledger/database.ts'
import { createLedger, type SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import { openDatabase } from '../../src/adapters/ledger/open.ts'
import type { Speaker } from '../../src/core/context.ts'
import type { Effect } from '../../src/core/effect.ts'
import type { AccountId, ContactId, EffectId, ServiceId, SlotId, TicketId } from '../../src/core/ids.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Role } from '../../src/core/service.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import { openDesk } from '../../src/desk/perform.ts'
import type { Desk, Pending } from '../../src/ports.ts'
import { copyEmbeddedData } from '../support/embeddedData.ts'
import { newSpeaker, ticketOf } from '../support/ledgerSamples.ts'
import { startPostgresServer } from '../support/postgresServer.ts'
import { newAccount } from '../support/said.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { openPress } from '../../src/adapters/press/press.ts'
import type { Curating } from '../../src/core/curationBooks.ts'

const shelved: string[] = []
const curating: Curating = {
  likeness: () => () => 0, anonymise: () => (words) => words,
  shelf: { check: async () => [], put: async (files) => void shelved.push(...files.map(({ name, text }) => `${name} ${text.length}`)) },
}

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const library = await loadShipped()
const DAY = 24 * 3_600_000
const AT = Date.parse('2026-11-23T10:00:00+08:00')
const server = await startPostgresServer()

type UnderTest = Readonly<{ ledger: SqlLedger; desk: Desk }>

const does = (speaker: Speaker, effect: Effect, at = AT): Pending => ({
  id: `race/${randomUUID()}` as EffectId, effect, tries: 0,
  origin: { speaker, at, to: { kind: 'private', account: speaker.account, contact: speaker.contact }, voice: { locale: 'zh-CN', traditional: false } },
})

const staffOf = async (ledger: SqlLedger, account: AccountId, count: number, role: Role = 'gridWorker'): Promise<readonly Speaker[]> => {
  const staff: Speaker[] = []
  for (let n = 0; n < count; n += 1) {
    const { person, contact } = await newSpeaker(ledger, `员工${n}`, account)
    await ledger.once(`grant/${person}` as EffectId, AT, async (transaction) => {
      await transaction.grant(person, role, `员工${n}`, 'system')
      return { of: 'done' }
    })
    staff.push(await ledger.recognise(account, contact, `员工${n}`, true))
  }
  return staff
}

const openOne = async ({ ledger, desk }: UnderTest, account: AccountId): Promise<Ticket> => {
  const requester = await ledger.recognise(account, `wxid_${randomUUID()}` as ContactId, '张先生', true)
  const { number: _, state: __, ...asked } = { ...ticketOf(requester, 'Q0000-00'), id: `ticket/${randomUUID()}` as TicketId, service: 'home-visit' as ServiceId, openedAt: AT }
  const outcome = await desk(does(requester, { do: 'openTicket', ticket: asked }))
  const ticket = outcome.of === 'openTicket' ? await ledger.ticket(outcome.id) : undefined
  if (ticket === undefined) throw new Error('no ticket')
  return ticket
}

const resultOf = (outcome: Outcome): string => ('result' in outcome ? outcome.result : outcome.of)

const races = (underTest: () => UnderTest): void => {
  test('of ten who want a room for the same hours at once as many get one as there are rooms, each its own', async () => {
    const { ledger, desk } = underTest()
    const account = newAccount()
    const time = { text: '周六下午', said: '周六下午', at: AT + 5 * DAY, until: AT + 5 * DAY + 2 * 3_600_000 }
    const slots = { ['time' as SlotId]: time, ['headcount' as SlotId]: { text: '10', said: '10', count: 10 } }
    const outcomes = await Promise.all(Array.from({ length: 10 }, async (_, n) => {
      const requester = await ledger.recognise(account, `wxid_${randomUUID()}` as ContactId, `居民${n}`, true)
      const { number: ___, state: ____, ...asked } = { ...ticketOf(requester, 'Q0000-00'), id: `ticket/${randomUUID()}` as TicketId, service: 'venue-booking' as ServiceId, openedAt: AT, slots }
      return desk(does(requester, { do: 'openTicket', ticket: asked }))
    }))
    const kept = outcomes.flatMap((one) => (one.of === 'openTicket' && one.room !== undefined && one.room !== 'none' ? [one.room.name] : []))
    expect(kept.toSorted()).toEqual(library.community.rooms.map(({ name }) => name).toSorted())
    expect(outcomes.filter((one) => one.of === 'openTicket' && one.room === 'none')).toHaveLength(10 - kept.length)
  })

  test('of fifty who claim at once one has it, is the only one told so, and the family hears one name', async () => {
    const { ledger, desk } = underTest()
    const account = newAccount()
    const staff = await staffOf(ledger, account, 50)
    const ticket = await openOne(underTest(), account)
    const outcomes = await Promise.all(staff.map((one) => desk(does(one, { do: 'claim', ticket: ticket.id }))))
    const winner = staff[outcomes.findIndex((one) => resultOf(one) === 'won')]
    expect(outcomes.filter((one) => resultOf(one) === 'won')).toHaveLength(1)
    expect(outcomes.filter((one) => one.of === 'claim' && one.result === 'lost' && one.by === winner?.name)).toHaveLength(49)
    expect((await ledger.ticket(ticket.id))?.assignee?.person).toBe(winner?.person)
    expect((await ledger.history(ticket.id)).filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
    expect((await ledger.deliveriesOf(ticket.id)).filter(({ about }) => about === 'details')).toHaveLength(1)
  })

  test('a message is sent or taken back, never both, whichever is first', async () => {
    const { ledger, desk } = underTest()
    const account = newAccount()
    const [worker] = await staffOf(ledger, account, 1)
    if (worker === undefined) throw new Error('nobody')
    for (let n = 0; n < 12; n += 1) {
      const ticket = await openOne(underTest(), account)
      await desk(does(worker, { do: 'claim', ticket: ticket.id }))
      await desk(does(worker, { do: 'report', ticket: ticket.id, words: '去过了，都好' }))
      const due = AT + 61_000
      const recall = (): Promise<Outcome> => desk(does(worker, { do: 'moveTicket', ticket: ticket.id, move: { kind: 'recalled' } }, due))
      const [taken, outcome] = n % 2 === 0
        ? await Promise.all([ledger.takeDelivery(ticket.requester.address, due).then(async (first) => (first?.about === 'receipt' ? first : ledger.takeDelivery(ticket.requester.address, due))), recall()])
        : await Promise.all([recall(), ledger.takeDelivery(ticket.requester.address, due).then(async (first) => (first?.about === 'receipt' ? first : ledger.takeDelivery(ticket.requester.address, due)))]).then(([b, a]) => [a, b] as const)
      const sent = taken?.about === 'receipt'
      expect(resultOf(outcome), `${n}`).toBe(sent ? 'tooLate' : 'done')
      expect((await ledger.ticket(ticket.id))?.state).toBe(sent ? 'reported' : 'inProgress')
      expect((await ledger.deliveriesOf(ticket.id)).find(({ about }) => about === 'receipt')?.state).toBe(sent ? 'sending' : 'recalled')
    }
  })

  test('two who lead and send it back at once have it done again once; the other is told where it stands', async () => {
    const { ledger, desk } = underTest()
    const account = newAccount()
    const [worker] = await staffOf(ledger, account, 1)
    const leads = await staffOf(ledger, account, 6, 'gridLead')
    if (worker === undefined) throw new Error('nobody')
    const ticket = await openOne(underTest(), account)
    await desk(does(worker, { do: 'claim', ticket: ticket.id }))
    await desk(does(worker, { do: 'report', ticket: ticket.id, words: '去过了，都好' }))
    const outcomes = await Promise.all(leads.map((lead) => desk(does(lead, { do: 'moveTicket', ticket: ticket.id, move: { kind: 'redone', reason: '药没拿' } }))))
    expect(outcomes.map(resultOf).toSorted()).toEqual(['done', ...leads.slice(1).map(() => 'wrongState')])
    expect((await ledger.history(ticket.id)).filter(({ kind }) => kind === 'redone')).toHaveLength(1)
    expect((await ledger.ticket(ticket.id))?.state).toBe('inProgress')
  })

  test('what the elder does not want and what is reported at the same moment: one of them happened', async () => {
    const { ledger, desk } = underTest()
    const account = newAccount()
    const [worker, other] = await staffOf(ledger, account, 2)
    if (worker === undefined || other === undefined) throw new Error('nobody')
    for (let n = 0; n < 8; n += 1) {
      const ticket = await openOne(underTest(), account)
      await desk(does(worker, { do: 'claim', ticket: ticket.id }))
      const report = (): Promise<Outcome> => desk(does(worker, { do: 'report', ticket: ticket.id, words: '去过了，都好' }))
      const veto = (): Promise<Outcome> => desk(does(other, { do: 'moveTicket', ticket: ticket.id, move: { kind: 'vetoed', reason: '老太太不愿意' } }))
      const [first, second] = n % 2 === 0 ? await Promise.all([report(), veto()]) : (await Promise.all([veto(), report()])).toReversed() as [Outcome, Outcome]
      const state = (await ledger.ticket(ticket.id))?.state
      expect([resultOf(first), resultOf(second)], `${n}`).toEqual(state === 'vetoed' ? ['not-open', 'done'] : ['sent', 'wrongState'])
      expect((await ledger.deliveriesOf(ticket.id)).filter(({ about }) => about === 'receipt')).toHaveLength(state === 'vetoed' ? 0 : 1)
    }
  })

  test('of curators who decide on one proposal at once one does, and the shelf gets it once', async () => {
    const { ledger, desk } = underTest()
    const account = newAccount()
    const [author, ...others] = await staffOf(ledger, account, 9, 'lawyer')
    const [entry] = library.entries.keys()
    if (author === undefined || entry === undefined) throw new Error('nothing')
    const proposed = await desk(does(author, { do: 'curate', work: { do: 'reword', entry, change: { answer: '换一种说法。' }, cited: [] } }))
    if (proposed.of !== 'curate' || proposed.result !== 'proposed') throw new Error(JSON.stringify(proposed))
    shelved.length = 0
    const outcomes = await Promise.all(others.map((one, n) => desk(does(one, { do: 'curate', work: { do: n % 2 === 0 ? 'accept' : 'refuse', proposal: proposed.proposal } }))))
    const decided = outcomes.map(resultOf).filter((result) => result !== 'gone')
    expect(decided).toHaveLength(1)
    expect((await ledger.proposal(proposed.proposal))?.state).toBe(decided[0])
    expect(shelved.filter((name) => name.startsWith('legal/'))).toHaveLength(decided[0] === 'published' ? 1 : 0)
  })

  test('of twenty who want the last five places five have one and fifteen wait; who leaves lets exactly one up', async () => {
    const { ledger, desk } = underTest()
    const account = newAccount()
    const [lead] = await staffOf(ledger, account, 1, 'gridLead')
    if (lead === undefined) throw new Error('nobody')
    const published = await desk(does(lead, { do: 'activity', work: { do: 'publish', planned: { title: '包粽子', at: AT + 86_400_000, until: AT + 90_000_000, capacity: 5 } } }))
    if (published.of !== 'activity' || published.result !== 'published') throw new Error(JSON.stringify(published))
    const { n } = published
    const guests = await Promise.all(Array.from({ length: 20 }, (_, one) => ledger.recognise(account, `wxid_${randomUUID()}` as ContactId, `居民${one}`, true)))
    const join = { do: 'join', n, headcount: 1, voice: { locale: 'zh-CN', traditional: false }, words: '报名' } as const
    const outcomes = await Promise.all(guests.map((guest) => desk(does(guest, { do: 'activity', work: join }))))
    expect(outcomes.map(resultOf).toSorted()).toEqual([...Array.from({ length: 5 }, () => 'in'), ...Array.from({ length: 15 }, () => 'waiting')])
    const inside = guests.filter((_, one) => resultOf(outcomes[one]!) === 'in').slice(0, 3)
    await Promise.all(inside.map((guest) => desk(does(guest, { do: 'activity', work: { do: 'leave', n } }))))
    const [seen] = await ledger.activities(account, lead.person, AT)
    expect([seen?.taken, seen?.waiting]).toEqual([5, 12])
  })

  test('whose role was taken away meanwhile moves nothing any more', async () => {
    const { ledger, desk } = underTest()
    const account = newAccount()
    const [worker] = await staffOf(ledger, account, 1)
    if (worker === undefined) throw new Error('nobody')
    const [mine, open] = [await openOne(underTest(), account), await openOne(underTest(), account)]
    await desk(does(worker, { do: 'claim', ticket: mine.id }))
    await ledger.once(`revoke/${worker.person}` as EffectId, AT, async (transaction) => {
      await transaction.revoke(worker.person, 'gridWorker', worker.person)
      return { of: 'done' }
    })
    expect(resultOf(await desk(does(worker, { do: 'claim', ticket: open.id })))).toBe('not-enrolled')
    expect(resultOf(await desk(does(worker, { do: 'report', ticket: mine.id, words: '去过了' })))).toBe('not-yours')
    expect(resultOf(await desk(does(worker, { do: 'moveTicket', ticket: mine.id, move: { kind: 'released', reason: '不是我们片区' } })))).toBe('notYours')
    expect((await ledger.ticket(mine.id))?.state).toBe('claimed')
  })
}

describe('races at the desk, embedded', () => {
  let directory = ''
  let database: Database
  let ledger: SqlLedger
  beforeAll(async () => {
    directory = await copyEmbeddedData()
    database = await openDatabase({ dataDir: directory })
    ledger = createLedger(database)
  })
  afterAll(async () => {
    await ledger.close()
    await database.close()
    await rm(directory, { recursive: true, force: true })
  })
  races(() => ({ ledger, desk: openDesk({ ledger, library: () => library, curating, press: openPress(), enrolment: { adminCode: 'ADMIN', newCode: randomUUID } }) }))
})

describe.skipIf(server === undefined)('races at the desk, in PostgreSQL', () => {
  let database: Database
  let ledger: SqlLedger
  beforeAll(async () => {
    database = await openDatabase({ databaseUrl: server?.url, dataDir: 'nowhere' })
    ledger = createLedger(database)
  })
  afterAll(async () => {
    await ledger.close()
    await database.close()
    await server?.dispose()
  })
  races(() => ({ ledger, desk: openDesk({ ledger, library: () => library, curating, press: openPress(), enrolment: { adminCode: 'ADMIN', newCode: randomUUID } }) }))
})
