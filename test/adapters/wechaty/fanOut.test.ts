import { expect, test, vi } from 'vitest'
import { createSimulatedWechat } from '../../../src/adapters/simulator/simulatedWechat.ts'
import { account, listen } from './listeningChannel.ts'

test('a message in a large room asks for the one who spoke and for ourselves, never for every member', async () => {
  const wechat = createSimulatedWechat({ account, name: '侨桥' })
  const members = Array.from({ length: 200 }, (_, n) => `m${n}`)
  for (const id of members) wechat.addContact({ id, name: id })
  wechat.addRoom({ id: 'r@chatroom', topic: '大群', members })
  const asked = vi.spyOn(wechat.puppet, 'contactRawPayload')
  const bot = listen({ puppet: wechat.puppet })
  await vi.waitFor(() => expect(bot.ups).toHaveLength(1))
  wechat.say('m7', '在吗', { room: 'r@chatroom', mention: [account] })
  await wechat.waitSent()
  wechat.join('r@chatroom', 'm8', 'm7')
  wechat.rename('r@chatroom', '更大的群', 'm7')
  wechat.say('m9', '好', { room: 'r@chatroom' })
  await vi.waitFor(() => expect(bot.heard).toHaveLength(2))
  expect(new Set(asked.mock.calls.map(([id]) => id))).toEqual(new Set([account, 'm7', 'm9']))
  await bot.channel.stop()
})
