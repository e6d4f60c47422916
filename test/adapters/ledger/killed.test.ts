import { rm } from 'node:fs/promises'
import { afterAll, expect, test, vi } from 'vitest'
import { createLedger } from '../../../src/adapters/ledger/ledger.ts'
import { openDatabase } from '../../../src/adapters/ledger/open.ts'
import { createSqlConversationStore } from '../../../src/adapters/ledger/sqlConversationStore.ts'
import { privateConversation } from '../../../src/core/ids.ts'
import type { AccountId, ContactId, TicketId } from '../../../src/core/ids.ts'
import { startChild } from '../../support/child.ts'
import { until } from '../../support/until.ts'
import { copyEmbeddedData } from '../../support/embeddedData.ts'

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 })

const dirs: string[] = []
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true, force: true }))))

test('a process killed while it writes, again and again, loses nothing it acknowledged and keeps nothing half', async () => {
  const dir = await copyEmbeddedData()
  dirs.push(dir)
  const acknowledged: (readonly [effect: string, message: string])[] = []
  for (const lines of [4, 20, 7]) {
    const child = startChild('embeddedWriter.ts', dir, 'write')
    await child.written(lines)
    await child.kill()
    expect(child.lines[0]).toBe('open')
    acknowledged.push(...child.lines.slice(1).map((line) => JSON.parse(line) as readonly [string, string]))
  }

  const database = await openDatabase({ dataDir: dir })
  const [ledger, store] = [createLedger(database), createSqlConversationStore(database)]
  const { person } = await ledger.recognise('bot' as AccountId, 'wxid_zhang' as ContactId, '张', true)
  const tickets = await ledger.ticketsOf(person)
  const there = new Set<string>(tickets.map(({ id }) => id))
  expect(acknowledged.length).toBeGreaterThan(25)
  expect(acknowledged.filter(([effect]) => !there.has(effect))).toEqual([])
  const { inbox } = await store.load(privateConversation('bot' as AccountId, 'wxid_zhang' as ContactId))
  const kept = new Set<string>(inbox.map(({ id }) => id))
  expect(acknowledged.filter(([, message]) => !kept.has(message))).toEqual([])

  const numbers = tickets.map(({ number }) => Number(number.split('-')[1])).toSorted((a, b) => a - b)
  expect(numbers).toEqual(tickets.map((_, n) => n + 1))
  const halves = await Promise.all(tickets.map(async ({ id }) =>
    (await ledger.history(id)).length === 1 && (await ledger.deliveriesOf(id)).length === 1))
  expect(halves).not.toContain(false)
  await store.close()
  await database.close()
}, 120_000)

test('timers that a process was firing when it was killed fire once, the rest after the restart', async () => {
  const dir = await copyEmbeddedData()
  dirs.push(dir)
  await startChild('timerKeeper.ts', dir, 'set').ended
  for (const lines of [1, 9, 23]) {
    const child = startChild('timerKeeper.ts', dir, 'keep')
    await child.written(lines)
    await child.kill()
  }
  const last = startChild('timerKeeper.ts', dir, 'keep')
  await until(() => last.lines.includes('over'), 40_000)
  await last.kill()
  const database = await openDatabase({ dataDir: dir })
  const deliveries = await createLedger(database).deliveriesOf('killed' as TicketId)
  const fired = deliveries.map(({ id }) => id.split('/')[0] ?? '')
  expect(fired.toSorted()).toEqual(Array.from({ length: 60 }, (_, n) => `t${n}`).toSorted())
  expect(new Set(deliveries.map(({ id }) => id.split('/')[1])).size).toBeGreaterThan(1)
  await database.close()
}, 120_000)
