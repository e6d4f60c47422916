import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountId, ContactId, ConversationId, PersonId, ServiceId, SlotId, TicketId, TicketNumber } from '../../src/core/ids.ts'
import { mayMove, moveTicket, refusalOf, RULES, type MoveKind, type Mover } from '../../src/core/lifecycle.ts'
import type { Ticket, TicketState } from '../../src/core/ticket.ts'
import { dueFrom, wakenings } from '../../src/core/ticketClock.ts'
import { addWorkingMinutes, workingMinutesBetween, workingTimeOf } from '../../src/core/workingTime.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const time = workingTimeOf(library)
const MONDAY = Date.parse('2026-11-23T10:00:00+08:00')
const HOUR = 3_600_000
const KINDS = Object.keys(RULES) as readonly MoveKind[]

const account = 'bot' as AccountId
const wang = { person: 'wang' as PersonId, name: '小王', contact: 'c-wang' as ContactId, account }
const ticketIn = (state: TicketState, change: Partial<Ticket> = {}): Ticket => ({
  id: 't' as TicketId, number: 'Q1123-01' as TicketNumber, service: 'home-visit' as ServiceId, state, urgent: false, slots: {}, words: '', openedAt: MONDAY,
  requester: {
    person: 'zhang' as PersonId, name: '张先生', conversation: 'bot/private/c' as ConversationId, voice: { locale: 'zh-CN', traditional: false },
    address: { kind: 'private', account, contact: 'c' as ContactId },
  },
  ...change,
})
const parts = (...movers: readonly Mover[]): ReadonlySet<Mover> => new Set(movers)
const at = (kind: MoveKind, ticket: Ticket, by: ReadonlySet<Mover>, reason = '', when = MONDAY) => refusalOf(ticket, kind, by, { reason, at: when })

describe('the life of a ticket', () => {
  test('goes from state to state as T1 says, and in no other way', () => {
    const ways = KINDS.flatMap((kind) => RULES[kind].from.map((from) => `${from} ${kind} ${RULES[kind].to === 'same' ? from : RULES[kind].to}`))
    expect(ways.toSorted()).toMatchSnapshot()
    for (const state of ['withdrawn', 'merged'] as const) expect(KINDS.filter((kind) => mayMove(state, kind))).toEqual([])
    expect(KINDS.filter((kind) => mayMove('closed', kind))).toEqual(['redone'])
    expect(KINDS.filter((kind) => mayMove('vetoed', kind))).toEqual(['recalled', 'redone'])
  })

  test('never leaves the states that are there, whoever tries whatever in any order', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...KINDS), { maxLength: 25 }), (kinds) => {
      let ticket = ticketIn('accepted', { dueAt: MONDAY + 40 * HOUR, promisedAt: MONDAY + 40 * HOUR })
      let now = MONDAY
      for (const kind of kinds) {
        now += HOUR
        if (!mayMove(ticket.state, kind)) continue
        const before = ticket
        ticket = moveTicket(ticket, kind, now, time, kind === 'claimed' || kind === 'transferred' ? { assignee: wang } : {})
        const unheld = (kind === 'redone' || kind === 'recalled') && before.assignee === undefined
        expect(ticket.state).toBe(RULES[kind].to === 'same' ? before.state : unheld ? 'dispatched' : RULES[kind].to)
        expect(ticket.stoppedAt === undefined).toBe(ticket.state !== 'awaiting')
        expect(ticket.closedAt === undefined).toBe(!['closed', 'withdrawn', 'merged', 'vetoed'].includes(ticket.state))
        expect(['claimed', 'inProgress', 'awaiting'].includes(ticket.state) && ticket.assignee === undefined && before.assignee !== undefined).toBe(false)
        if (ticket.state === 'dispatched') expect(ticket.assignee).toBeUndefined()
      }
    }))
  })

  test('stops its clock while it awaits the requester, and goes on with exactly what was left', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 * 24 * 20 }), fc.integer({ min: 1, max: 60 * 24 * 40 }), fc.integer({ min: 1, max: 60 * 24 * 30 }), (wait, due, pause) => {
      const begun = MONDAY + wait * 60_000
      const ticket = ticketIn('inProgress', { assignee: wang, dueAt: begun + due * 60_000, promisedAt: begun + due * 60_000 })
      const stopped = moveTicket(ticket, 'asked', begun, time)
      const resumed = begun + pause * 60_000
      const going = moveTicket(stopped, 'supplemented', resumed, time)
      expect(stopped.dueAt).toBe(ticket.dueAt)
      expect(workingMinutesBetween(resumed, going.dueAt ?? 0, time)).toBe(workingMinutesBetween(begun, ticket.dueAt ?? 0, time))
      expect(going.promisedAt).toBe(going.dueAt)
      expect(going.stoppedAt).toBeUndefined()
    }))
  })

  test('is moved by those it is for, with a reason where one is due, and extended only in time', () => {
    const mine = ticketIn('claimed', { assignee: wang, dueAt: MONDAY + HOUR })
    expect(at('released', mine, parts('staff', 'assignee'), '不是我们片区')).toBeUndefined()
    expect(at('released', mine, parts('staff', 'assignee'))).toBe('noReason')
    expect(at('released', mine, parts('staff'), '不是我们片区')).toBe('notYours')
    expect(at('released', mine, parts('lead'), '不是我们片区')).toBeUndefined()
    expect(at('released', ticketIn('dispatched'), parts('lead'), '不是我们片区')).toBe('wrongState')
    expect(at('extended', mine, parts('assignee'), '等医院', MONDAY + HOUR - 1)).toBeUndefined()
    expect(at('extended', mine, parts('assignee'), '等医院', MONDAY + HOUR)).toBe('tooLate')
    const vetoed = ticketIn('vetoed', { assignee: wang })
    expect(at('vetoed', mine, parts('staff'), '老太太不愿意')).toBeUndefined()
    expect(at('vetoed', mine, parts('requester'), '老太太不愿意')).toBe('notYours')
    expect(refusalOf(vetoed, 'redone', parts('requester'), { reason: '她同意了', at: MONDAY })).toBeUndefined()
    expect(refusalOf(vetoed, 'redone', parts('requester', 'lead'), { reason: '再去', at: MONDAY, unwilling: true })).toBe('notAgreed')
    expect(at('withdrawn', mine, parts('assignee', 'lead', 'staff'))).toBe('notYours')
    expect(at('reported', mine, parts('lead'), '办好了')).toBe('notYours')
  })

  test('is woken for whatever its state may forget, and for nothing when it is over', () => {
    const kinds = (state: TicketState, change: Partial<Ticket> = {}): readonly string[] =>
      wakenings(ticketIn(state, { dueAt: MONDAY + 60 * HOUR, promisedAt: MONDAY + 60 * HOUR, ...change }), MONDAY, library).map(({ task }) => task.kind)
    expect(kinds('dispatched')).toEqual(['unclaimed', 'dueSoon', 'overdue', 'renew'])
    expect(kinds('claimed')).toEqual(['idle', 'dueSoon', 'overdue', 'renew'])
    expect(kinds('awaiting')).toEqual(['supplement'])
    expect(kinds('reported')).toEqual(['followUp'])
    expect(kinds('followUp')).toEqual(['settle'])
    for (const state of ['closed', 'withdrawn', 'merged', 'vetoed'] as const) expect(kinds(state)).toEqual([])
    expect(kinds('dispatched', { claimBy: MONDAY + 60 * HOUR })).toContain('renewClaim')
    expect(kinds('claimed', { service: 'emergency' })).toEqual(['idle'])
    expect(kinds('reported', { service: 'emergency' })).toEqual(['followUp'])
  })

  test('leaves whoever is to come on a later day alone until then, and is due a working day after it', () => {
    const said = '下周三上午'
    const nextWeek = { text: said, said, at: MONDAY + 9 * 24 * HOUR, until: MONDAY + 9 * 24 * HOUR + 3 * HOUR }
    const visit = ticketIn('claimed', { service: 'home-visit' as ServiceId, slots: { ['time' as SlotId]: nextWeek } })
    const idle = (ticket: Ticket): number => wakenings(ticket, MONDAY, library).find(({ task }) => task.kind === 'idle')?.dueAt ?? 0
    expect(idle(visit)).toBeGreaterThan(nextWeek.until)
    expect(dueFrom(visit, MONDAY, library).dueAt).toBe(addWorkingMinutes(nextWeek.until, 480, time))
    // Who wants a room next week is told long before whether there is one.
    const room = ticketIn('claimed', { service: 'venue-booking' as ServiceId, slots: { ['time' as SlotId]: nextWeek } })
    expect(idle(room)).toBeLessThan(nextWeek.at)
    expect(dueFrom(room, MONDAY, library).dueAt).toBeLessThan(nextWeek.at)
    const farAhead = ticketIn('claimed', { service: 'home-visit' as ServiceId, slots: { ['time' as SlotId]: { ...nextWeek, at: MONDAY + 90 * 24 * HOUR, until: MONDAY + 91 * 24 * HOUR } } })
    expect(dueFrom(farAhead, MONDAY, library).dueAt).toBeLessThan(MONDAY + 30 * 24 * HOUR)
  })

  test('tells the requester of a new time before the promised one is over, whenever it was promised', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 60 * 24 * 30 }), (minutes) => {
      const promisedAt = MONDAY + minutes * 60_000
      const renew = wakenings(ticketIn('inProgress', { dueAt: promisedAt, promisedAt }), MONDAY, library).find(({ task }) => task.kind === 'renew')
      expect(renew?.dueAt).toBeLessThan(promisedAt)
    }))
  })
})
