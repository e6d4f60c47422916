import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listen, account, li, room } from './listeningChannel.ts'
import type { ListeningChannel } from './listeningChannel.ts'
import type { Order, RemoteSimulator } from './remoteSimulator.ts'
import { createRemoteSimulator } from './remoteSimulator.ts'

let wechat: RemoteSimulator
let bot: ListeningChannel

const until = (condition: () => void): Promise<void> => vi.waitFor(condition, { timeout: 20_000, interval: 10 })
const say = async (order: Omit<Order & { do: 'say' }, 'do'>): Promise<string> => String(await wechat.order({ do: 'say', ...order }))
const textsOf = (from = 0): readonly string[] => bot.heard.slice(from).map(({ text }) => text)

beforeAll(async () => {
  wechat = await createRemoteSimulator()
  await wechat.launch()
  bot = listen({ token: 'insecure_test', endpoint: wechat.endpoint, noTls: true })
  await until(() => expect(bot.ups).toEqual([account]))
}, 20_000)

afterAll(async () => {
  await bot.channel.stop()
  await wechat.kill()
})

test('a mention in a room is heard and answered with a mention', async () => {
  await say({ from: 'li', text: '绿卡算华侨吗', how: { room: 'r@chatroom', mention: ['wxid_bot'] } })
  await until(() => expect(wechat.sent.at(-1)).toMatchObject({ conversation: 'r@chatroom', text: '@李四（二楼）\u2005收到：绿卡算华侨吗', mentions: ['li'] }))
  expect(bot.heard.at(-1)).toMatchObject({
    account, from: { contact: 'li', name: '李四', friend: true }, place: { kind: 'room', room: 'r@chatroom', topic: '侨桥社区群' }, addressed: true,
  })
})

test('so is a quote of what we said, in both forms', async () => {
  for (const xml of [false, true]) {
    await wechat.order({ do: 'quoteLast', from: 'wang', text: `我也想问${xml}`, how: { room: 'r@chatroom', xml } })
    await until(() => expect(bot.heard.at(-1)).toMatchObject({ kind: 'text', text: `我也想问${xml}`, addressed: true, quote: { ours: true } }))
    expect(bot.heard.at(-1)?.quote?.text).toContain('收到')
    await until(() => expect(wechat.sent.at(-1)?.text).toContain(`我也想问${xml}`))
  }
})

test('what is not words arrives as what it is', async () => {
  await wechat.order({ do: 'location', from: 'li' })
  await wechat.order({ do: 'image', from: 'li' })
  const id = await say({ from: 'li', text: '说错了' })
  await wechat.order({ do: 'recall', message: id })
  await until(() => expect(bot.heard.slice(-4)).toMatchObject([
    { kind: 'location', text: '国泰新都 常州市天宁区' }, { kind: 'image' }, { kind: 'text', id }, { kind: 'recall', recalls: id },
  ]))
})

test.each([['a picture of a few bytes', 'image/png', '月报.png', 300], ['a big file', 'application/octet-stream', '台账.xlsx', 700_000]])(
  '%s arrives byte for byte', async (_, type, name, size) => {
    const base64 = randomBytes(size).toString('base64')
    expect(await bot.channel.sendFile(room, { name, mediaType: type, base64 })).toEqual({ kind: 'sent' })
    // What was answered to an earlier test may still be on its way.
    const arrived = () => wechat.sent.find(({ text }) => text === name)
    await until(() => expect(arrived()).toMatchObject({ conversation: 'r@chatroom', kind: type.startsWith('image/') ? 'image' : 'file' }))
    expect(arrived()?.file?.base64 === base64).toBe(true)
  })

test.each([['a few bytes', 300], ['many', 200_000]])('the picture of a message is fetched byte for byte: %s', async (_, size) => {
  const base64 = randomBytes(size).toString('base64')
  const from = bot.heard.length
  await wechat.order({ do: 'image', from: 'li', file: { name: '药盒.jpg', base64 } })
  await until(() => expect(bot.heard.slice(from).at(-1)?.kind).toBe('image'))
  const fetched = await bot.channel.fetchFile(bot.heard.at(-1)!.id)
  expect(fetched).toMatchObject({ kind: 'file', file: { name: '药盒.jpg', mediaType: 'image/jpeg' } })
  expect(fetched.kind === 'file' && fetched.file.base64 === base64).toBe(true)
})

test('what no message brought is gone', async () => {
  expect((await bot.channel.fetchFile('nothing' as never)).kind).toBe('gone')
})

test('a message told many times is heard once', async () => {
  const from = bot.heard.length
  await wechat.order({ do: 'faults', faults: { copies: 3 } })
  const id = await say({ from: 'wang', text: '只说一次', how: { room: 'r@chatroom' } })
  await wechat.order({ do: 'faults', faults: { copies: 1 } })
  await wechat.order({ do: 'replay', message: id })
  await say({ from: 'wang', text: '然后', how: { room: 'r@chatroom' } })
  await until(() => expect(textsOf(from)).toEqual(['只说一次', '然后']))
})

test('order holds when payloads come as they like', async () => {
  const from = bot.heard.length
  await wechat.order({ do: 'faults', faults: { payloadJitter: 40 } })
  const texts = Array.from({ length: 20 }, (_, n) => `第${n}句`)
  for (const text of texts) await say({ from: 'li', text, how: { room: 'r@chatroom' } })
  await until(() => expect(textsOf(from)).toEqual(texts))
  await wechat.order({ do: 'faults', faults: { payloadJitter: 0 } })
})

test('a payload that cannot be fetched does not stop the others', async () => {
  const from = bot.heard.length
  await wechat.order({ do: 'faults', faults: { lostPayloads: 2 } })
  await say({ from: 'wang', text: '取不到', how: { room: 'r@chatroom' } })
  await say({ from: 'wang', text: '取得到', how: { room: 'r@chatroom' } })
  await until(() => expect(textsOf(from).at(-1)).toBe('取得到'))
})

test('a lost acknowledgement is made good by the echo, and nothing is said twice', async () => {
  const from = wechat.sent.length
  await wechat.order({ do: 'faults', faults: { lostAcks: 1 } })
  expect(await bot.channel.send(room, '工单已登记')).toEqual({ kind: 'sent' })
  await bot.channel.send(li, '之后')
  await until(() => expect(wechat.sent.slice(from).map(({ text }) => text)).toEqual(['@李四（二楼）\u2005工单已登记', '之后']))
})

test('without an echo it stays uncertain, and nothing is said twice', async () => {
  const from = wechat.sent.length
  await wechat.order({ do: 'faults', faults: { lostAcks: 1, echo: false } })
  expect(await bot.channel.send(li, '不知道到没到')).toMatchObject({ kind: 'uncertain', why: expect.stringContaining('acknowledgement') })
  await wechat.order({ do: 'faults', faults: { echo: true } })
  await bot.channel.send(li, '之后')
  await until(() => expect(wechat.sent.slice(from).map(({ text }) => text)).toEqual(['不知道到没到', '之后']))
})

test('too fast is refused with the words of the provider', async () => {
  await wechat.order({ do: 'faults', faults: { throttled: 1 } })
  expect(await bot.channel.send(li, '太快')).toMatchObject({ kind: 'refused', why: expect.stringContaining('过于频繁') })
  expect(await bot.channel.send(li, '慢慢来')).toEqual({ kind: 'sent' })
})

test('a request to be friends is accepted', async () => {
  await wechat.order({ do: 'friendRequest', from: 'stranger', hello: '我是业主' })
  await vi.waitFor(async () => expect(await wechat.order({ do: 'isFriend', contact: 'stranger' })).toBe(true))
  await say({ from: 'stranger', text: '你好' })
  await until(() => expect(bot.heard.at(-1)).toMatchObject({ text: '你好', from: { contact: 'stranger', friend: true } }))
})

test('we do not hear ourselves, nor official accounts', async () => {
  const from = bot.heard.length
  await say({ from: 'gh_news', text: '@侨桥\u2005点我领取', how: { room: 'r@chatroom' } })
  await say({ from: 'li', text: '完了', how: { room: 'r@chatroom' } })
  await until(() => expect(textsOf(from)).toEqual(['完了']))
  expect(bot.heard.filter(({ from: { contact } }) => contact === 'wxid_bot')).toEqual([])
})

test('a second client is told that the account is taken, and does the first no harm', async () => {
  const second = listen({ token: 'insecure_test', endpoint: wechat.endpoint, noTls: true }, { patience: { login: 1_000 } }, false)
  await vi.waitFor(() => expect(second.downs[0]).toContain('another client'), { timeout: 9_000 })
  expect(second.channel.status().loggedIn).toBe(false)
  await second.channel.stop()
  await say({ from: 'li', text: '还在吗' })
  await until(() => expect(bot.heard.at(-1)?.text).toBe('还在吗'))
  expect(await bot.channel.send(li, '在')).toEqual({ kind: 'sent' })
  expect(bot.downs).toEqual([])
}, 12_000)
