import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { types } from 'wechaty-puppet'
import { FAST } from '../../../src/adapters/wechaty/pace.ts'
import { serveSimulator } from '../../../src/adapters/simulator/serveSimulator.ts'
import type { SimulatedWechat } from '../../../src/adapters/simulator/simulatedWechat.ts'
import { createSimulatedWechat } from '../../../src/adapters/simulator/simulatedWechat.ts'
import type { ListeningChannel } from '../wechaty/listeningChannel.ts'
import { account, li, listen, room } from '../wechaty/listeningChannel.ts'

let wechat: SimulatedWechat
let bot: ListeningChannel

const until = (condition: () => void): Promise<void> => vi.waitFor(condition, { timeout: 3_000, interval: 2 })
const inRoom = { room: 'r@chatroom' }

beforeEach(async () => {
  wechat = createSimulatedWechat({
    account, name: '侨桥小助手', wordings: { pat: (from, to) => `"${from}" 拍了拍 "${to}"`, everyone: '所有人', throttled: '发送消息过于频繁' },
  })
  wechat.addContact({ id: 'li', name: '李四' })
  wechat.addContact({ id: 'wang', name: '王五', friend: false })
  wechat.addRoom({ id: 'r@chatroom', topic: '侨桥社区群', members: ['li', 'wang'], aliases: { [account]: '社区侨桥' } })
  bot = listen({ puppet: wechat.puppet })
  await until(() => expect(bot.ups).toEqual([account]))
})

afterEach(async () => {
  await bot.channel.stop()
})

test('what the bot says is seen with its conversation, mentions and id', async () => {
  wechat.say('li', '绿卡算华侨吗', { ...inRoom, mention: [account] })
  expect(await wechat.waitSent()).toMatchObject({
    from: account, conversation: 'r@chatroom', inRoom: true, kind: 'text', text: '@李四\u2005收到：绿卡算华侨吗', mentions: ['li'], id: expect.stringContaining('out-'),
  })
  const mark = wechat.mark()
  wechat.say('li', '私下问')
  expect(await wechat.waitSent(undefined, { after: mark })).toMatchObject({ conversation: 'li', inRoom: false, text: '收到：私下问', mentions: [] })
  expect(wechat.sent()).toHaveLength(2)
  expect(wechat.transcript('r@chatroom').map(({ text }) => text)).toEqual(['@社区侨桥\u2005绿卡算华侨吗', '@李四\u2005收到：绿卡算华侨吗'])
})

test('whoever waits in vain learns what was said instead', async () => {
  wechat.say('li', '你好', inRoom)
  await expect(wechat.waitSent(undefined, { ms: 20 })).rejects.toThrow('你好')
})

test('a mention is written with the name of the room, and not twice', () => {
  wechat.say('li', '在吗', { ...inRoom, mention: [account, 'wang'] })
  wechat.say('li', '请问@社区侨桥 在吗', { ...inRoom, mention: [account] })
  wechat.say('li', '开会', { ...inRoom, everyone: true })
  expect(wechat.transcript().map(({ text }) => text)).toEqual(['@社区侨桥\u2005@王五\u2005在吗', '请问@社区侨桥 在吗', '@所有人\u2005开会'])
})

test('everything people can do reaches the bot as what it is', async () => {
  const said = wechat.say('li', '你好')
  wechat.quote('li', said, '补充', { xml: true })
  wechat.quote('li', said, '再补充')
  wechat.voice('li')
  wechat.image('li')
  wechat.video('li')
  wechat.file('li', { name: '登记表.docx', base64: 'AAAA' })
  wechat.location('li', { name: '国泰新都', address: '天宁区', latitude: 31.7, longitude: 119.9 })
  wechat.card('li', 'wang')
  wechat.link('li', { title: '公告', url: 'https://example.org' })
  for (const kind of ['app', 'history', 'money', 'call'] as const) wechat.other('li', kind, '标题')
  wechat.sticker('li')
  wechat.pat('li', account, inRoom)
  wechat.raw('li', types.Message.Unknown, '')
  wechat.recall(said)
  await until(() => expect(bot.heard).toHaveLength(18))
  expect(bot.heard.map(({ kind }) => kind)).toEqual([
    'text', 'text', 'text', 'voice', 'image', 'video', 'file', 'location', 'card', 'link', 'app', 'history', 'money', 'call', 'sticker', 'pat', 'unknown', 'recall',
  ])
  expect(bot.heard[1]).toMatchObject({ text: '补充', quote: { from: '李四', text: '你好', ours: false } })
  expect(bot.heard[2]).toMatchObject({ text: '再补充', quote: { from: '李四', text: '你好', ours: false } })
  expect(bot.heard[6]?.text).toBe('登记表.docx')
  expect(bot.heard[7]?.text).toBe('国泰新都 天宁区')
  expect(bot.heard[8]?.text).toBe('王五')
  expect(bot.heard[15]).toMatchObject({ addressed: true })
  expect(bot.heard[17]).toMatchObject({ recalls: said })
})

test('bytes of a file can be fetched', async () => {
  const id = wechat.file('li', { name: 'a.txt', base64: Buffer.from('你好').toString('base64') })
  expect((await (await wechat.puppet.messageFile(id)).toBuffer()).toString()).toBe('你好')
})

test('a request to be friends is accepted', async () => {
  expect(wechat.isFriend('wang')).toBe(false)
  wechat.friendRequest('wang', '我是业主')
  await until(() => expect(wechat.isFriend('wang')).toBe(true))
})

test('what somebody types on the phone of the account is not heard', async () => {
  wechat.typeOnPhone('li', '我是管理员本人')
  wechat.say('li', '好的', inRoom)
  await until(() => expect(bot.heard.map(({ text }) => text)).toEqual(['好的']))
})

test('faults happen as often as they are set', async () => {
  wechat.faults.throttled = 1
  expect(await bot.channel.send(li, '一')).toMatchObject({ kind: 'refused' })
  wechat.faults.lostSends = 1
  expect(await bot.channel.send(li, '二')).toMatchObject({ kind: 'uncertain' })
  wechat.faults.lostAcks = 1
  expect(await bot.channel.send(room, '三')).toEqual({ kind: 'sent' })
  wechat.faults.sendIds = false
  expect(await bot.channel.send(li, '四')).toEqual({ kind: 'sent' })
  expect(wechat.sent().map(({ text }) => text)).toEqual(['@李四\u2005三', '四'])
})

test('what hangs ends at its deadline, and the next goes through', async () => {
  await bot.channel.stop()
  bot = listen({ puppet: wechat.puppet }, { pace: { ...FAST, deadlineMs: 50, echoMs: 20 }, patience: { payload: 50 } })
  await until(() => expect(bot.ups).toEqual([account]))
  wechat.faults.hangingSends = true
  expect(await bot.channel.send(li, '一')).toMatchObject({ kind: 'uncertain' })
  wechat.faults.hangingSends = false
  wechat.faults.sendDelay = 20
  expect(await bot.channel.send(li, '二')).toEqual({ kind: 'sent' })
  wechat.faults.hangingPayloads = 2
  wechat.say('li', '卡住', inRoom)
  wechat.say('li', '没卡住', inRoom)
  await until(() => expect(bot.heard.map(({ text }) => text)).toContain('没卡住'))
})

test('without mention lists the name in the text is enough', async () => {
  wechat.faults.mentionLists = false
  wechat.say('li', '在吗', { ...inRoom, mention: [account] })
  expect(await wechat.waitSent()).toMatchObject({ text: '@李四\u2005收到：在吗' })
})

test('a puppet in this process can be connected again', async () => {
  await bot.channel.stop()
  expect(await bot.channel.send(li, '停了')).toMatchObject({ kind: 'refused', why: 'stopped' })
  bot = listen({ puppet: wechat.puppet })
  await until(() => expect(bot.ups).toEqual([account]))
  wechat.say('li', '又来了')
  expect(await wechat.waitSent()).toMatchObject({ text: '收到：又来了' })
})

test('served over gRPC it is the same', async () => {
  await bot.channel.stop()
  const served = await serveSimulator(wechat.puppet)
  bot = listen({ token: served.token, endpoint: served.endpoint, noTls: true })
  await until(() => expect(bot.ups).toEqual([account]))
  wechat.say('li', '在吗', { ...inRoom, mention: [account] })
  expect(await wechat.waitSent()).toMatchObject({ text: '@李四\u2005收到：在吗', mentions: ['li'] })
  await served.stop()
  await until(() => expect(bot.downs.length).toBeGreaterThan(0))
})
