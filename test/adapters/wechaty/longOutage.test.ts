import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { li, listen } from './listeningChannel.ts'
import { createRemoteSimulator } from './remoteSimulator.ts'

const until = (condition: () => void): Promise<void> => vi.waitFor(condition, { timeout: 15_000, interval: 50 })

// The stock client's watchdog resets after 60 s of silence, finds no server, and is dead for good.
test('a service that is away for 75 s', async () => {
  const wechat = await createRemoteSimulator()
  await wechat.launch()
  const bot = listen({ token: 'insecure_test', endpoint: wechat.endpoint, noTls: true })
  await until(() => expect(bot.ups).toHaveLength(1))
  await wechat.kill()
  await pause(75_000)
  expect(await bot.channel.send(li, '断线时说的')).toMatchObject({ kind: 'refused' })
  await wechat.launch()
  await until(() => expect(bot.ups).toHaveLength(2))
  await wechat.order({ do: 'say', from: 'li', text: '之后' })
  await until(() => expect(wechat.sent.map(({ text }) => text)).toEqual(['收到：之后']))
  await bot.channel.stop()
  await wechat.kill()
}, 120_000)
