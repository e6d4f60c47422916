import { Redis } from 'ioredis'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createRedisConversationStore } from '../../../src/adapters/redis/conversationStore.ts'
import { begin, remember } from '../../../src/core/conversation.ts'
import { accountOf } from '../../../src/core/ids.ts'
import { conversationOf } from '../../../src/core/message.ts'
import type { ConversationStore } from '../../../src/ports.ts'
import { freePort } from '../../support/freePort.ts'
import { startRedisServer } from '../../support/redisServer.ts'
import { newAccount, said } from '../../support/said.ts'
import { until } from '../../support/until.ts'
import { conversationStoreContract } from '../conversationStore.contract.ts'

vi.setConfig({ testTimeout: 20_000 })

const server = await startRedisServer()
const url = server?.url ?? ''

const keyOf = (id: ReturnType<typeof conversationOf>): string => `qiaoqiao:{${encodeURIComponent(accountOf(id))}}:conversation:${id}`

describe.skipIf(server === undefined)('conversations in Redis', () => {
  let store: ConversationStore
  let redis: Redis
  beforeAll(() => {
    store = createRedisConversationStore(url)
    redis = new Redis(url)
  })
  afterAll(async () => {
    await store.close()
    redis.disconnect()
    await server?.dispose()
  })

  conversationStoreContract(() => ({ store, spoil: async (id, row) => { await redis.hset(keyOf(id), 'row', row) } }))

  test('a conversation is kept for 30 days after it was last touched', async () => {
    const message = said(newAccount(), '记得我')
    await store.receive(message)
    await redis.pexpire(keyOf(conversationOf(message)), 1_000)
    await store.commit(0, begin(conversationOf(message)), [message.id], [])
    const days = await redis.pttl(keyOf(conversationOf(message))) / 86_400_000
    expect(days).toBeGreaterThan(29.9)
    expect(days).toBeLessThanOrEqual(30)
  })

  test('a conversation that outlived its time is not unfinished', async () => {
    const short = createRedisConversationStore(url, { keptMs: 80 })
    const message = said(newAccount(), '很久以前')
    await short.receive(message)
    await store.receive(said(message.account, '现在', { from: { ...message.from, contact: 'wxid_yun' as typeof message.from.contact } }))
    await wait(120)
    expect(await store.unfinished(message.account)).toHaveLength(1)
    expect(await short.load(conversationOf(message))).toMatchObject({ revision: 0, inbox: [] })
    await short.close()
  })
})

describe.skipIf(server?.ours !== true)('when Redis is gone', () => {
  test('it says so in words within seconds, and goes on by itself when Redis is back', async () => {
    const mortal = await startRedisServer('--appendonly', 'yes')
    if (mortal === undefined) return
    const store = createRedisConversationStore(mortal.url)
    const message = said(newAccount(), '断电前')
    await store.receive(message)
    await mortal.kill()

    const began = Date.now()
    const failures = await Promise.allSettled([store.ping(), store.receive(said(message.account, '断电中')), store.load(conversationOf(message))])
    expect(Date.now() - began).toBeLessThan(3_500)
    for (const failure of failures) {
      expect(failure).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable', fields: { at: `127.0.0.1:${mortal.port}` } } })
    }
    await expect(store.ping()).rejects.toThrow(/does not answer: connect ECONNREFUSED.*REDIS_URL/)

    await mortal.start()
    await until(() => store.ping(), 3_000)
    expect((await store.load(conversationOf(message))).inbox[0]).toEqual(message)
    await store.close()
    await mortal.dispose()
  })

  test('a Redis that is connected and silent is given up on too', async () => {
    const mortal = await startRedisServer('--appendonly', 'yes')
    if (mortal === undefined) return
    const store = createRedisConversationStore(mortal.url, { answerMs: 400 })
    await store.ping()
    mortal.freeze()
    await expect(store.ping()).rejects.toMatchObject({ code: 'store-unavailable' })
    mortal.thaw()
    await until(() => store.ping(), 3_000)
    await store.close()
    await mortal.dispose()
  })

  test('a Redis that was never there does not keep the process waiting', async () => {
    const store = createRedisConversationStore(`redis://someone:secret@127.0.0.1:${await freePort()}`)
    const refusal = await store.ping().catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'store-unavailable' })
    expect(String(refusal)).not.toContain('secret')
    await store.close()
  })

  test('a Redis that wants another password says so', async () => {
    const guarded = await startRedisServer('--requirepass', 'right')
    if (guarded === undefined) return
    const store = createRedisConversationStore(`redis://:wrong@127.0.0.1:${guarded.port}`)
    await expect(store.ping()).rejects.toThrow(/WRONGPASS|NOAUTH/)
    await store.close()
    await guarded.dispose()
  })

  test('a Redis that is full says so, and still answers', async () => {
    const full = await startRedisServer('--maxmemory', '1')
    if (full === undefined) return
    const store = createRedisConversationStore(full.url)
    await expect(store.receive(said(newAccount(), '满了'))).rejects.toMatchObject({ code: 'store-refused', message: expect.stringContaining('OOM') })
    await store.ping()
    await store.close()
    await full.dispose()
  })
})

describe.skipIf(server?.ours !== true)('a Redis Cluster', () => {
  test('takes every script', async () => {
    const cluster = await startRedisServer('--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1')
    if (cluster === undefined) return
    const direct = new Redis(cluster.url)
    await direct.cluster('ADDSLOTSRANGE', 0, 16_383)
    await until(async () => (await direct.cluster('INFO')).includes('cluster_state:ok'))
    direct.disconnect()

    const store = createRedisConversationStore(`${cluster.url},${cluster.url}`)
    const message = said(newAccount(), '分片')
    const id = conversationOf(message)
    await store.receive(message)
    expect(await store.unfinished(message.account)).toEqual([id])
    expect(await store.commit(0, remember(begin(id), [message.id], 1), [message.id], [])).toBe(true)
    expect(await store.lease(message.account, 'me', 1_000)).toBe(true)
    expect((await store.load(id)).revision).toBe(1)
    await store.ping()
    await store.forget(id)
    expect(await store.unfinished(message.account)).toEqual([])
    await store.close()
    await cluster.dispose()
  })
})
