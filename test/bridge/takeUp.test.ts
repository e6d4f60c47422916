import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { buildBridge, type BridgeParts } from '../../src/bridge.ts'
import type { AccountId } from '../../src/core/ids.ts'
import type { Channel, ConversationStore, Ledger } from '../../src/ports.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const ACCOUNT = 'bot' as AccountId
const MINUTE = 60_000

/** A process whose ledger refuses so many writes, and whose account somebody else holds so many times it is asked for. */
const startOne = (refusals: number, heldByOthers: number) => {
  let [refused, asked] = [0, 0]
  const calls = { work: 0, keepTime: 0 }
  const ledger = {
    work: async () => { calls.work += 1 },
    keepTime: async () => { calls.keepTime += 1 },
    once: async () => {
      refused += 1
      if (refused <= refusals) throw new Error('the ledger is out of reach')
      return { of: 'done' }
    },
    orphanedDeliveries: async () => [], recalls: async () => [], look: async () => {}, stop: async () => {},
  } as unknown as Ledger
  const store = {
    unfinished: async () => [],
    lease: async () => {
      asked += 1
      return asked > heldByOthers
    },
  } as unknown as ConversationStore
  const channel = { start: (events: Parameters<Channel['start']>[0]) => events.up(ACCOUNT), stop: async () => {}, status: () => ({ loggedIn: true, account: ACCOUNT }) } as unknown as Channel
  const parts = { store, ledger, channel, library: () => library, now: () => Date.parse('2026-11-23T10:00:00+08:00'), holder: 'one', log: pino({ level: 'silent' }), patience: () => 0, cries: () => false } as unknown as BridgeParts
  const bridge = buildBridge(parts)
  bridge.start()
  return { calls, stop: () => bridge.stop() }
}

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

it('keeps time once the ledger is back that was out of reach when it logged in', async () => {
  const { calls, stop } = startOne(1, 0)
  await vi.advanceTimersByTimeAsync(1)
  expect(calls).toEqual({ work: 1, keepTime: 0 })
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(calls).toEqual({ work: 1, keepTime: 1 })
  await stop()
})

it('delivers and keeps time once it speaks for the account that another process held', async () => {
  const { calls, stop } = startOne(0, 2)
  await vi.advanceTimersByTimeAsync(1)
  expect(calls).toEqual({ work: 0, keepTime: 0 })
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(calls).toEqual({ work: 1, keepTime: 1 })
  await stop()
})
