import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Database } from '../../../src/adapters/ledger/database.ts'
import { createLedger } from '../../../src/adapters/ledger/ledger.ts'
import type { SqlLedger } from '../../../src/adapters/ledger/ledger.ts'
import { openDatabase } from '../../../src/adapters/ledger/open.ts'
import { connectPostgres } from '../../../src/adapters/ledger/postgresEngine.ts'
import { createSqlConversationStore } from '../../../src/adapters/ledger/sqlConversationStore.ts'
import type { Outcome } from '../../../src/core/outcome.ts'
import { deliveryTo, MORNING, newEffect, newRoom, newSpeaker, openTicket } from '../../support/ledgerSamples.ts'
import { startPostgresServer } from '../../support/postgresServer.ts'
import type { PostgresServer } from '../../support/postgresServer.ts'
import { newAccount, said } from '../../support/said.ts'
import { until } from '../../support/until.ts'

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 })

const server = await startPostgresServer(true)

const postgres = (): PostgresServer => {
  if (server === undefined) throw new Error('unreachable: the suite is skipped')
  return server
}

describe.skipIf(server === undefined)('when PostgreSQL is gone', () => {
  let database: Database
  let ledger: SqlLedger
  beforeAll(async () => {
    database = await openDatabase({ databaseUrl: postgres().url, dataDir: 'nowhere' })
    ledger = createLedger(database, { pollMs: 50, sweepMs: 500 })
  })
  afterAll(async () => {
    await ledger.close()
    await database.close()
    await server?.dispose()
  })

  test('everything says so within seconds, and goes on by itself when it is back', async () => {
    const speaker = await newSpeaker(ledger)
    const store = createSqlConversationStore(database)
    const effect = newEffect()
    const open = (): Promise<Outcome> => ledger.once(effect, MORNING, async (transaction) => {
      const { id, number } = await openTicket(transaction, speaker)
      return { of: 'openTicket', id, number }
    })
    const outcome = await open()
    const sent: string[] = []
    await ledger.work(async (to) => {
      const delivery = await ledger.takeDelivery(to, Date.now())
      if (delivery === undefined) return
      sent.push(delivery.id)
      await ledger.markDelivery(delivery.id, 'sent', '', Date.now())
    })

    for (const end of [postgres().kill, postgres().stop]) {
      await end()
      const began = Date.now()
      const results = await Promise.allSettled([
        ledger.ping(), open(), ledger.recognise(newAccount(), speaker.contact, '', true), ledger.deliver(deliveryTo(newRoom())),
        store.receive(said(newAccount(), '在吗')), store.lease(newAccount(), 'me', 1_000),
      ])
      expect(Date.now() - began).toBeLessThan(4_000)
      for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'ledger-unavailable' } })
      await expect(ledger.ping()).rejects.toThrow(/does not answer: .*ECONNREFUSED.*DATABASE_URL/)
      await postgres().start()
      await ledger.ping()
      expect(await open()).toEqual(outcome)
      const delivery = deliveryTo(newRoom())
      await ledger.deliver(delivery)
      await until(() => sent.includes(delivery.id))
    }
    await store.close()
  }, 30_000)

  test('a restart in the middle of a transaction is survived without doing anything twice', async () => {
    const speaker = await newSpeaker(ledger)
    let runs = 0
    const outcome = await ledger.once(newEffect(), MORNING, async (transaction) => {
      runs += 1
      const { id, number } = await openTicket(transaction, speaker)
      if (runs === 1) {
        await postgres().stop()
        await postgres().start()
      }
      await transaction.record({ ticket: id, effect: newEffect(), at: MORNING, actor: 'system', kind: 'opened', to: 'accepted', reason: '', told: null })
      return { of: 'openTicket', id, number }
    }).catch((error: unknown) => error)
    const tickets = await ledger.ticketsOf(speaker.person)
    if (outcome instanceof Error) {
      // The restart took longer than a turn may wait: the caller was told, and nothing happened.
      expect(outcome).toMatchObject({ code: 'ledger-unavailable' })
      expect(tickets).toHaveLength(0)
    } else {
      expect(runs).toBe(2)
      expect(tickets).toHaveLength(1)
    }
  }, 20_000)

  test('connections do not leak, however many transactions an outage cuts off', async () => {
    const speaker = await newSpeaker(ledger)
    const storm = Array.from({ length: 60 }, () => ledger.once(newEffect(), MORNING, async (transaction) => {
      const { id, number } = await openTicket(transaction, speaker)
      await wait(5)
      return { of: 'openTicket', id, number }
    }))
    const settled = Promise.allSettled(storm)
    await wait(40)
    await postgres().kill()
    const results = await settled
    await postgres().start()
    expect(results.some(({ status }) => status === 'rejected')).toBe(true)
    await Promise.all(Array.from({ length: 30 }, () => ledger.once(newEffect(), MORNING, async (transaction) => {
      const { id, number } = await openTicket(transaction, speaker)
      return { of: 'openTicket', id, number }
    })))
    const tickets = await ledger.ticketsOf(speaker.person)
    const numbers = tickets.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(tickets.length).toBeGreaterThanOrEqual(30 + results.filter(({ status }) => status === 'fulfilled').length)
  }, 30_000)
})

test('a server that takes the connection and says nothing is given up on within seconds', async () => {
  const sockets: Socket[] = []
  const mute = createServer((socket) => { sockets.push(socket) })
  await new Promise<void>((resolve) => { mute.listen(0, '127.0.0.1', resolve) })
  const address = mute.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const began = Date.now()
  const engine = connectPostgres(`postgres://someone:secret@127.0.0.1:${port}/community`, 500)
  const refusal = await engine.query('select 1', [], 'lists').catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'ledger-unavailable', fields: { where: `127.0.0.1:${port}/community` } })
  expect(String(refusal)).not.toContain('secret')
  expect(Date.now() - began).toBeLessThan(2_000)
  await engine.close()
  for (const socket of sockets) socket.destroy()
  mute.close()
})
