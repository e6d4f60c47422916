import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { createLedger } from '../../src/adapters/ledger/ledger.ts'
import type { LedgerOptions, SqlLedger } from '../../src/adapters/ledger/ledger.ts'
import type { AccountId, ContactId, TicketId } from '../../src/core/ids.ts'
import type { Address } from '../../src/core/ticket.ts'
import type { Delivery } from '../../src/ports.ts'
import { deliveryTo, MORNING, newEffect, newRoom, newSpeaker, openTicket } from '../support/ledgerSamples.ts'
import { newAccount } from '../support/said.ts'
import { until } from '../support/until.ts'
import { countOf } from './ledger.contract.ts'
import type { LedgerUnderTest } from './ledger.contract.ts'

const DONE = { of: 'done' } as const

/** Takes everything due at an address and marks it sent. */
const sendingWith = (one: SqlLedger, sent: Delivery[]) => async (to: Address): Promise<void> => {
  for (;;) {
    const delivery = await one.takeDelivery(to, Date.now())
    if (delivery === undefined) return
    sent.push(delivery)
    await one.markDelivery(delivery.id, 'sent', '', Date.now())
  }
}

/** The promises of `Ledger` about what is to be said outside a conversation, and about `work`, for any database. */
export const deliveriesContract = (underTest: () => LedgerUnderTest): void => {
  const ledger = (): SqlLedger => underTest().ledger
  const opened: SqlLedger[] = []
  /** A ledger with a worker of its own, as another process would have. */
  const open = (options: LedgerOptions = {}): SqlLedger => {
    const another = createLedger(underTest().database, { pollMs: 50, sweepMs: 60_000, ...options })
    opened.push(another)
    return another
  }
  afterEach(async () => { await Promise.all(opened.splice(0).map((one) => one.close())) })

  const jobsOf = (account: AccountId): Promise<number> =>
    countOf(underTest().database, 'pgboss.job', sql`name = ${`deliveries/${encodeURIComponent(account)}`} and state <> 'completed'`)

  describe('deliveries', () => {
    test('go out in the order they are due, one place at a time, and none before its time', async () => {
      const account = newAccount()
      const [room, contact] = [newRoom(account), 'wxid_w' as ContactId]
      const person: Address = { kind: 'private', account, contact }
      const late = deliveryTo(room, { dueAt: MORNING + 500 })
      const inOrder = [deliveryTo(room, { dueAt: MORNING - 5 }), ...Array.from({ length: 8 }, () => deliveryTo({ ...room, mention: contact } as Address, { dueAt: MORNING }))]
      const own = deliveryTo(person, { about: 'details', ticket: 'no such ticket' as TicketId })
      for (const delivery of [late, ...inOrder.slice(1), own, ...inOrder.slice(0, 1)]) await ledger().deliver(delivery)
      for (const delivery of inOrder) {
        expect(await ledger().takeDelivery(room, MORNING + 499)).toEqual({ ...delivery, state: 'sending', tries: 0 })
      }
      expect(await ledger().takeDelivery(room, MORNING + 499)).toBeUndefined()
      expect((await ledger().takeDelivery(room, MORNING + 500))?.id).toBe(late.id)
      expect((await ledger().takeDelivery(person, Date.now()))?.id).toBe(own.id)
      expect((await ledger().deliveriesOf('no such ticket' as TicketId)).map(({ id, state }) => [id, state])).toContainEqual([own.id, 'sending'])
    })

    test('are put in line once, and each is taken once, however many ask', async () => {
      const room = newRoom()
      const delivery = deliveryTo(room)
      await Promise.all(Array.from({ length: 10 }, () => ledger().deliver(delivery)))
      expect(await jobsOf(room.account)).toBe(1)
      const taken = await Promise.all(Array.from({ length: 10 }, () => ledger().takeDelivery(room, Date.now())))
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1)
    })

    test('carry files until they arrived, and no longer', async () => {
      const room = newRoom()
      const files = [{ name: '台账.xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', base64: 'UEsDBA==' }]
      const ticket = `ticket/${room.account}` as TicketId
      const delivery = deliveryTo(room, { files, ticket })
      const { id } = delivery
      await ledger().deliver(delivery)
      expect((await ledger().takeDelivery(room, Date.now()))?.files).toEqual(files)
      await ledger().markDelivery(id, 'waiting', 'refused', Date.now())
      expect((await ledger().takeDelivery(room, Date.now()))?.files).toEqual(files)
      await ledger().markDelivery(id, 'sent', '', Date.now())
      const [after] = await ledger().deliveriesOf(ticket)
      expect(after).toMatchObject({ id, state: 'sent' })
      expect(after).not.toHaveProperty('files')
    })

    test('count a try for every send that is over', async () => {
      const room = newRoom()
      const { id } = deliveryTo(room)
      await ledger().deliver(deliveryTo(room, { id }))
      for (const tries of [0, 1, 2]) {
        expect(await ledger().takeDelivery(room, Date.now())).toMatchObject({ id, tries })
        await ledger().markDelivery(id, 'waiting', 'refused', Date.now())
      }
    })

    test('count no try that says nothing of them', async () => {
      const room = newRoom()
      const { id } = deliveryTo(room)
      await ledger().deliver(deliveryTo(room, { id }))
      for (let n = 0; n < 3; n += 1) {
        expect(await ledger().takeDelivery(room, Date.now())).toMatchObject({ id, tries: 0 })
        await ledger().markDelivery(id, 'waiting', 'too fast', Date.now(), false)
      }
    })

    test('are counted while they are due and not over', async () => {
      const room = newRoom()
      const ago = MORNING - 500 * 86_400_000 - Math.floor(Math.random() * 1e9)
      for (const dueAt of [ago, ago + 1, ago + 2, ago + 3]) await ledger().deliver(deliveryTo(room, { dueAt }))
      await ledger().takeDelivery(room, ago)
      expect(await ledger().deliveriesDue(ago + 2)).toBe(3)
      const taken = await ledger().takeDelivery(room, ago + 1)
      if (taken !== undefined) await ledger().markDelivery(taken.id, 'held', '', ago)
      expect(await ledger().deliveriesDue(ago + 2)).toBe(2)
    })

    test('that a dead process was sending are uncertain, and are not sent again', async () => {
      const account = newAccount()
      const [room, other] = [newRoom(account), newRoom()]
      const [first, second, waiting, foreign] = [deliveryTo(room), deliveryTo(room), deliveryTo(room), deliveryTo(other)]
      for (const delivery of [first, second, waiting, foreign]) await ledger().deliver(delivery)
      for (const to of [room, room, other]) await ledger().takeDelivery(to, Date.now())
      const orphaned = await ledger().orphanedDeliveries(account, Date.now())
      expect(orphaned.map(({ id, state }) => [id, state])).toEqual([[first.id, 'uncertain'], [second.id, 'uncertain']])
      expect(await ledger().orphanedDeliveries(account, Date.now())).toEqual([])
      expect((await ledger().takeDelivery(room, Date.now()))?.id).toBe(waiting.id)
      expect(await ledger().takeDelivery(room, Date.now())).toBeUndefined()
    })

    test('that were held go out when the person is there again', async () => {
      const one = open()
      const [room, other] = [newRoom(), newRoom()]
      const [first, second, foreign] = [deliveryTo(room), deliveryTo(room), deliveryTo(other)]
      for (const delivery of [first, second, foreign]) {
        await one.deliver(delivery)
        await one.takeDelivery(delivery.to, Date.now())
        await one.markDelivery(delivery.id, 'held', 'not a friend', Date.now())
      }
      const sent: Delivery[] = []
      await one.work(sendingWith(one, sent), room.account)
      await wait(120)
      expect(sent).toEqual([])
      const announced = deliveryTo(room, { dueAt: Math.min(first.dueAt, second.dueAt) - 1 })
      await one.releaseHeld(room, Date.now(), (held) => {
        expect(held.map(({ id }) => id)).toEqual([first.id, second.id])
        return announced
      })
      await until(() => sent.length === 3)
      expect(sent.map(({ id }) => id)).toEqual([announced.id, first.id, second.id])
      await one.releaseHeld(room, Date.now(), () => { throw new Error('nothing was held') })
      expect(await one.takeDelivery(other, Date.now())).toBeUndefined()
    })
  })

  describe('undelivered', () => {
    test('is what a requester has not got for certain, until it is old', async () => {
      const speaker = await newSpeaker(ledger())
      const to: Address = { kind: 'private', account: speaker.account, contact: speaker.contact }
      const states = ['held', 'uncertain', 'sent', 'waiting'] as const
      await ledger().once(newEffect(), MORNING, async (transaction) => {
        const ticket = await openTicket(transaction, speaker, '2032-01-01')
        for (const [place, about] of [[to, 'receipt'], [newRoom(speaker.account), 'notice']] as const) {
          for (const state of states) await transaction.deliver(deliveryTo(place, { id: `${ticket.id}/${about}/${state}` as Delivery['id'], about, ticket: ticket.id }))
        }
        return DONE
      })
      const [ticket] = await ledger().ticketsOf(speaker.person)
      for (const { id } of await ledger().deliveriesOf(ticket!.id)) await ledger().markDelivery(id, id.split('/').at(-1) as 'held', '', MORNING)
      const mine = async (at: number): Promise<unknown> => (await ledger().undelivered(at)).filter((one) => one.ticket.id === ticket!.id)
      expect(await mine(MORNING + 1)).toEqual([{ ticket, about: 'receipt', state: 'held', since: MORNING }, { ticket, about: 'receipt', state: 'uncertain', since: MORNING }])
      expect(await mine(MORNING + 31 * 24 * 3_600_000)).toEqual([])
    })
  })

  describe('work', () => {
    test('sends a card within a moment of the ticket it announces', async () => {
      const one = open({ pollMs: 60_000 })
      const room = newRoom()
      const speaker = await newSpeaker(one, '张先生', room.account)
      const sent: Delivery[] = []
      await one.work(sendingWith(one, sent), room.account)
      const took: number[] = []
      for (let n = 0; n < 12; n += 1) {
        await one.once(newEffect(), MORNING, async (transaction) => {
          const ticket = await openTicket(transaction, speaker)
          await transaction.deliver(deliveryTo(room, { ticket: ticket.id }))
          return DONE
        })
        const committed = performance.now()
        await until(() => sent.length === n + 1)
        took.push(performance.now() - committed)
      }
      expect(took.toSorted((a, b) => a - b)[3]).toBeLessThan(50)
      await until(async () => await jobsOf(room.account) === 0)
    })

    test('sends later what is due later, and what another process wrote', async () => {
      const [writer, sender] = [open(), open()]
      const room = newRoom()
      const sent: Delivery[] = []
      await sender.work(sendingWith(sender, sent), room.account)
      const later = deliveryTo(room, { dueAt: Date.now() + 700 })
      await writer.deliver(later)
      await writer.deliver(deliveryTo(room))
      await until(() => sent.length === 2)
      expect(sent[1]?.id).toBe(later.id)
      expect(Date.now()).toBeGreaterThanOrEqual(later.dueAt)
    })

    test('never sends twice at once to one address, and to four at most', async () => {
      const one = open()
      const account = newAccount()
      const rooms = Array.from({ length: 7 }, () => newRoom(account))
      for (const room of [...rooms, ...rooms, ...rooms]) await one.deliver(deliveryTo(room))
      const active = new Map<string, number>()
      let most = 0
      const sent: Delivery[] = []
      await one.work(async (to) => {
        const key = JSON.stringify(to)
        active.set(key, (active.get(key) ?? 0) + 1)
        expect(active.get(key)).toBe(1)
        most = Math.max(most, [...active.values()].reduce((a, b) => a + b, 0))
        await wait(20)
        const delivery = await one.takeDelivery(to, Date.now())
        if (delivery !== undefined) {
          sent.push(delivery)
          await one.markDelivery(delivery.id, 'sent', '', Date.now())
        }
        active.set(key, 0)
      }, account)
      await until(() => sent.length === 21)
      expect(most).toBe(4)
    })

    test('tries again, later, what was refused', async () => {
      const one = open()
      const room = newRoom()
      const delivery = deliveryTo(room)
      const tried: number[] = []
      /** The first look of a worker may come beside its first job: both are refused. */
      const isRefused = (): boolean => Date.now() - (tried[0] ?? 0) < 500
      await one.deliver(delivery)
      await one.work(async (to) => {
        const taken = await one.takeDelivery(to, Date.now())
        if (taken === undefined) return
        tried.push(Date.now())
        const refused = isRefused()
        await one.markDelivery(taken.id, refused ? 'waiting' : 'sent', 'busy', Date.now())
        if (refused) throw new Error('busy')
      }, room.account)
      await until(() => tried.length > 0 && !isRefused() && tried.some((at) => at - (tried[0] ?? 0) > 700))
      expect(tried.length).toBeLessThanOrEqual(3)
      await until(async () => await jobsOf(room.account) === 0)
    })

    test('finds what no job speaks of any more, when it begins and again and again', async () => {
      const [first, second] = [newRoom(), newRoom()]
      const one = open({ sweepMs: 150 })
      const drop = async (): Promise<void> => {
        await underTest().database.statement((orm) => orm.execute(sql`delete from pgboss.job where data->'to'->>'account' in (${first.account}, ${second.account})`))
      }
      await one.deliver(deliveryTo(first))
      await drop()
      const sent: Delivery[] = []
      await one.work(sendingWith(one, sent))
      await until(() => sent.length >= 1)
      await ledger().deliver(deliveryTo(second, { dueAt: Date.now() + 200 }))
      await drop()
      await until(() => [first, second].every(({ account }) => sent.some(({ to }) => to.account === account)))
    })

    test('leaves the addresses of other accounts to their own process', async () => {
      const one = open({ sweepMs: 50 })
      const [mine, other] = [newRoom(), newRoom()]
      const asked: AccountId[] = []
      await one.work(async (to) => { asked.push(to.account) }, mine.account)
      await one.deliver(deliveryTo(other))
      await one.deliver(deliveryTo(mine))
      await until(() => asked.length > 2)
      expect(new Set(asked)).toEqual(new Set([mine.account]))
      expect(await jobsOf(other.account)).toBe(1)
    })

    test('stops after the send that is under way, and goes on when asked again', async () => {
      const one = open()
      const account = newAccount()
      let [begun, over] = [0, 0]
      const send = async (to: Address): Promise<void> => {
        begun += 1
        await wait(150)
        const taken = await one.takeDelivery(to, Date.now())
        if (taken !== undefined) await one.markDelivery(taken.id, 'sent', '', Date.now())
        over += 1
      }
      const rooms = Array.from({ length: 6 }, () => newRoom(account))
      for (const room of rooms) await one.deliver(deliveryTo(room))
      await one.work(send, account)
      await until(() => begun === 4)
      await one.stop()
      expect([begun, over]).toEqual([4, 4])
      await one.deliver(deliveryTo(rooms[0] ?? newRoom()))
      await wait(100)
      expect(begun).toBe(4)
      await one.work(send, account)
      await until(() => over >= 7)
      for (const room of rooms) expect(await one.takeDelivery(room, Date.now())).toBeUndefined()
    })
  })
}
