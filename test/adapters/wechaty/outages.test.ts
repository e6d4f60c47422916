import { setTimeout as pause } from 'node:timers/promises'
import { expect, test as sequential, vi } from 'vitest'
import type { ListeningChannel } from './listeningChannel.ts'
import { account, li, listen } from './listeningChannel.ts'
import type { RemoteSimulator } from './remoteSimulator.ts'
import { createRemoteSimulator } from './remoteSimulator.ts'
import { createTcpProxy } from './tcpProxy.ts'

const until = (condition: () => void, timeout = 15_000): Promise<void> => vi.waitFor(condition, { timeout, interval: 20 })

type Bench = Readonly<{
  wechat: RemoteSimulator
  connect: (endpoint?: string, token?: string) => ListeningChannel
  /** The proof that it lives: somebody speaks, and the bot hears and answers. */
  expectAnswer: (words: string) => Promise<void>
}>

// Each waits most of the time, and each has a simulator of its own.
const test = (name: string, run: (bench: Bench) => Promise<void>, timeout: number): void =>
  sequential.concurrent(name, async () => {
    const wechat = await createRemoteSimulator()
    const bots: ListeningChannel[] = []
    try {
      await run({
        wechat,
        connect: (endpoint = wechat.endpoint, token = 'insecure_test') => {
          const bot = listen({ token, endpoint, noTls: true }, { patience: { silence: 4_000, login: 8_000, close: 1_000 } })
          bots.push(bot)
          return bot
        },
        expectAnswer: async (words) => {
          await wechat.order({ do: 'say', from: 'li', text: words })
          await until(() => expect(wechat.sent.map(({ text }) => text)).toContain(`收到：${words}`))
        },
      })
    } finally {
      wechat.thaw()
      for (const bot of bots) await bot.channel.stop()
      await wechat.kill()
    }
  }, timeout)

test('a service that dies and comes back after 3 s', async ({ wechat, connect, expectAnswer }) => {
  await wechat.launch()
  const bot = connect()
  await until(() => expect(bot.ups).toHaveLength(1))
  await expectAnswer('之前')
  await wechat.kill()
  await until(() => expect(bot.downs).toHaveLength(1))
  expect(bot.channel.status()).toMatchObject({ loggedIn: false, why: expect.stringMatching(/stream|reach/) })
  expect(await bot.channel.send(li, '断线时说的')).toMatchObject({ kind: 'refused', why: expect.stringContaining('not connected') })
  await pause(3_000)
  expect(bot.downs.at(-1)).toContain('cannot reach')
  await wechat.launch()
  await until(() => expect(bot.ups).toEqual([account, account]))
  expect(bot.channel.status()).toMatchObject({ loggedIn: true, account })
  await expectAnswer('之后')
  expect(wechat.sent.map(({ text }) => text)).not.toContain('断线时说的')
}, 40_000)

test('a service that is frozen for 20 s', async ({ wechat, connect, expectAnswer }) => {
  await wechat.launch()
  const bot = connect()
  await until(() => expect(bot.ups).toHaveLength(1))
  await expectAnswer('之前')
  wechat.freeze()
  const began = Date.now()
  const caught = bot.channel.send(li, '冻住时说的')
  await until(() => expect(bot.downs[0]).toContain('no sign of life'))
  expect(await bot.channel.send(li, '断线后说的')).toMatchObject({ kind: 'refused' })
  expect(await caught).toMatchObject({ kind: 'uncertain' })
  await pause(Math.max(0, 20_000 - (Date.now() - began)))
  wechat.thaw()
  await until(() => expect(bot.channel.status().loggedIn).toBe(true), 20_000)
  await pause(1_000)
  await until(() => expect(bot.channel.status().loggedIn).toBe(true), 20_000)
  await expectAnswer('之后')
  expect(wechat.sent.map(({ text }) => text)).not.toContain('断线后说的')
  expect(wechat.sent.filter(({ text }) => text === '冻住时说的').length).toBeLessThanOrEqual(1)
}, 80_000)

test('a service that starts after us', async ({ wechat, connect, expectAnswer }) => {
  const bot = connect()
  await until(() => expect(bot.downs[0]).toContain('cannot reach'))
  expect(bot.channel.status()).toMatchObject({ loggedIn: false, why: expect.stringContaining('cannot reach') })
  await pause(1_500)
  expect(bot.downs).toHaveLength(1)
  await wechat.launch()
  await until(() => expect(bot.ups).toEqual([account]))
  await expectAnswer('你好')
}, 40_000)

test('a wrong token is named, and tried again', async ({ wechat, connect }) => {
  await wechat.launch()
  const bot = connect(wechat.endpoint, 'insecure_wrong')
  await until(() => expect(bot.downs[0]).toMatch(/refused the token/))
  expect(bot.channel.status().loggedIn).toBe(false)
  expect(await bot.channel.send(li, 'x')).toMatchObject({ kind: 'refused', why: expect.stringContaining('token') })
  await pause(1_000)
  expect(bot.ups).toEqual([])
}, 40_000)

test('a token that Wechaty cannot use is named', async ({ wechat, connect }) => {
  await wechat.launch()
  const bot = connect(wechat.endpoint, 'no-prefix')
  await until(() => expect(bot.downs[0]).toContain('SNI'))
}, 40_000)

test('a network that is lost without a word: the service is told to let go of the dead connection', async ({ wechat, connect, expectAnswer }) => {
  await wechat.launch()
  const proxy = await createTcpProxy(Number(wechat.endpoint.split(':')[1]))
  const bot = connect(proxy.endpoint)
  await until(() => expect(bot.ups).toHaveLength(1))
  proxy.cut()
  await until(() => expect(bot.downs.join()).toContain('another client'))
  await until(() => expect(bot.channel.status().loggedIn).toBe(true), 30_000)
  await expectAnswer('又通了')
  proxy.close()
}, 60_000)
