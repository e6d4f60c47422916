import { expect, test } from 'vitest'
import type { AccountId, ContactId, RoomId } from '../../../src/core/ids.ts'
import type { Address } from '../../../src/core/ticket.ts'
import type { Sent } from '../../../src/ports.ts'
import type { Echoes } from '../../../src/adapters/wechaty/echoes.ts'
import { createEchoes } from '../../../src/adapters/wechaty/echoes.ts'
import { createFaces } from '../../../src/adapters/wechaty/faces.ts'
import type { Line } from '../../../src/adapters/wechaty/line.ts'
import type { Pace } from '../../../src/adapters/wechaty/pace.ts'
import type { Sender } from '../../../src/adapters/wechaty/sender.ts'
import { createSender } from '../../../src/adapters/wechaty/sender.ts'
import { createPromise, fakeLine, never } from './fakeLine.ts'
import type { FakeTiming } from './fakeTiming.ts'
import { createFakeTiming } from './fakeTiming.ts'
import { silentLog, words } from './words.ts'

const picture = { name: '月报.png', mediaType: 'image/png', base64: 'iVBORw0KGgo=' } as const

const pace: Pace = {
  burst: 2, everyMs: 1_000, gapMs: 100, jitterMs: 0, perDay: 1_000, deadlineMs: 15_000, fileDeadlineMs: 60_000, echoMs: 3_000, breakAfter: 3, breakMs: 60_000, slowMs: 10_000,
}

type Said = Readonly<{ to: string; text: string; at: number }>
type Bench = Readonly<{ timing: FakeTiming; sender: Sender; echoes: Echoes; said: Said[]; line: { now: Line | undefined } }>

const bench = (does: Partial<Line> = {}, own: Partial<Pace> = {}, random?: () => number): Bench => {
  const timing = createFakeTiming(random)
  const began = timing.now()
  const said: Said[] = []
  const sendText: Line['sendText'] = does.sendText ?? (async () => undefined)
  const line = {
    now: fakeLine({
      ...does,
      sendText: (to, text, mentions) => {
        said.push({ to, text, at: timing.now() - began })
        return sendText(to, text, mentions)
      },
    }) as Line | undefined,
  }
  const echoes = createEchoes(timing, 3_000)
  const sender = createSender({
    line: () => line.now, why: () => 'nobody answers', faces: createFaces(timing), echoes, pace: { ...pace, ...own }, throttled: words.throttled, timing, log: silentLog,
  })
  return { timing, sender, echoes, said, line }
}

const account = 'wxid_bot' as AccountId
const li: Address = { kind: 'private', account, contact: 'li' as ContactId }
const wang: Address = { kind: 'private', account, contact: 'wang' as ContactId }
const room: Address = { kind: 'room', account, room: 'r@chatroom' as RoomId, mention: 'li' as ContactId }

const settled = async (promise: Promise<Sent>): Promise<Sent | 'pending'> =>
  Promise.race([promise, new Promise<'pending'>((resolve) => {
    setImmediate(() => resolve('pending'))
  })])

test('a few at once, then one every second, however many conversations', async () => {
  const { timing, sender, said } = bench()
  for (let n = 0; n < 5; n += 1) void sender.send(n % 2 === 0 ? li : wang, `${n}`)
  await timing.advance(10_000)
  expect(said.map(({ text, at }) => [text, at])).toEqual([['0', 0], ['1', 100], ['2', 1_000], ['3', 2_000], ['4', 3_000]])
})

test('chance adds to the gap', async () => {
  const { timing, sender, said } = bench({}, { jitterMs: 500 }, () => 0.5)
  void sender.send(li, 'a')
  void sender.send(wang, 'b')
  await timing.advance(5_000)
  expect(said.map(({ at }) => at)).toEqual([250, 500])
})

test('order holds within a conversation, and a slow one holds up nobody else', async () => {
  const answer = createPromise<string>()
  const { timing, sender, said } = bench({ sendText: (to) => (to === 'li' ? answer.promise : Promise.resolve('id')) }, { burst: 10, gapMs: 0 })
  const first = sender.send(li, '1')
  const second = sender.send(li, '2')
  const other = sender.send(wang, '3')
  await timing.advance(10)
  expect(said.map(({ text }) => text)).toEqual(['1', '3'])
  expect(await other).toEqual({ kind: 'sent' })
  answer.resolve('id1')
  await timing.advance(10)
  expect(said.map(({ text }) => text)).toEqual(['1', '3', '2'])
  expect(await first).toEqual({ kind: 'sent' })
  expect(await second).toEqual({ kind: 'sent' })
})

test('in a room the person is mentioned by the name they have there', async () => {
  const mentions: unknown[] = []
  const { timing, sender, said } = bench({
    sendText: async (_to, _text, list) => {
      mentions.push(list)
      return 'id'
    },
  })
  void sender.send(room, '已登记')
  await timing.advance(10)
  expect(said).toMatchObject([{ to: 'r@chatroom', text: '@alias of li\u2005已登记' }])
  expect(mentions).toEqual([['li']])
})

test('without a connection it is refused, at once and without using up the pace', async () => {
  const { timing, sender, said, line } = bench()
  const kept = line.now
  line.now = undefined
  expect(await sender.send(li, 'a')).toMatchObject({ kind: 'refused', nobody: true, why: 'not connected: nobody answers' })
  line.now = kept
  const sent = sender.send(li, 'b')
  await timing.advance(10)
  expect(await sent).toEqual({ kind: 'sent' })
  expect(said).toHaveLength(1)
})

test('a connection lost while waiting for the turn refuses too', async () => {
  const { timing, sender, line } = bench({}, { burst: 1 })
  const sends = [sender.send(li, 'a'), sender.send(li, 'b')]
  await timing.advance(10)
  line.now = undefined
  await timing.advance(5_000)
  expect((await Promise.all(sends)).map(({ kind }) => kind)).toEqual(['sent', 'refused'])
})

test('another account than the one logged in is refused', async () => {
  expect(await bench().sender.send({ ...li, account: 'wxid_old' as AccountId }, 'a')).toMatchObject({ kind: 'refused', why: expect.stringContaining('wxid_old') })
})

test('no answer within the deadline and no echo is uncertain, and is not said again', async () => {
  const { timing, sender, said } = bench({ sendText: never })
  const sent = sender.send(li, 'a')
  await timing.advance(15_000)
  expect(await settled(sent)).toBe('pending')
  await timing.advance(3_000)
  expect(await sent).toMatchObject({ kind: 'uncertain', why: expect.stringContaining('15000 ms') })
  expect(said).toHaveLength(1)
})

test('the echo of the same words in the same conversation makes it sent', async () => {
  const { timing, sender, echoes } = bench({ sendText: () => Promise.reject(new Error('ack lost')) })
  const sent = sender.send(room, '已登记')
  await timing.advance(100)
  echoes.heard('other@chatroom', '@alias of li\u2005已登记', 'x1')
  echoes.heard('r@chatroom', '别的', 'x2')
  expect(await settled(sent)).toBe('pending')
  echoes.heard('r@chatroom', '@alias of li 已登记 ', 'x3')
  expect(await sent).toEqual({ kind: 'sent' })
})

test('an echo that came before the failure counts', async () => {
  const made = bench({
    sendText: async (to, text) => {
      made.echoes.heard(to, text, 'x1')
      throw new Error('ack lost')
    },
  })
  const sent = made.sender.send(li, 'a')
  await made.timing.advance(10)
  expect(await sent).toEqual({ kind: 'sent' })
})

test('the late echo of an earlier message with the same words proves nothing', async () => {
  let calls = 0
  const { timing, sender, echoes } = bench({
    sendText: async () => {
      calls += 1
      if (calls === 1) return 'x1'
      throw new Error('ack lost')
    },
  })
  void sender.send(li, '好')
  const second = sender.send(li, '好')
  await timing.advance(200)
  echoes.heard('li', '好', 'x1')
  await timing.advance(5_000)
  expect(await second).toMatchObject({ kind: 'uncertain' })
})

test('nor when the provider gave the earlier one no id', async () => {
  let calls = 0
  const { timing, sender, echoes } = bench({
    sendText: async () => {
      calls += 1
      if (calls === 1) return undefined
      throw new Error('ack lost')
    },
  })
  void sender.send(li, '好')
  const second = sender.send(li, '好')
  await timing.advance(200)
  echoes.heard('li', '好', 'x1')
  expect(await settled(second)).toBe('pending')
  echoes.heard('li', '好', 'x2')
  expect(await second).toEqual({ kind: 'sent' })
})

test.each([
  ['14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED', 'refused'],
  ['no grpc manager', 'refused'],
  ['14 UNAVAILABLE: Connection dropped', 'uncertain'],
  ['2 UNKNOWN: anything', 'uncertain'],
])('the error %j is %s', async (why, kind) => {
  const { timing, sender } = bench({ sendText: () => Promise.reject(new Error(why)) })
  const sent = sender.send(li, 'a')
  await timing.advance(4_000)
  expect(await sent).toEqual({ kind, why })
})

test('too fast is refused, and then it is quiet and slower until it goes well again', async () => {
  let throttled = 1
  const { timing, sender, said } = bench({
    sendText: async () => {
      throttled -= 1
      if (throttled >= 0) throw new Error('2 UNKNOWN: 发送消息过于频繁，可稍后再试。')
      return 'id'
    },
  })
  const first = sender.send(li, '0')
  for (let n = 1; n < 4; n += 1) void sender.send(li, `${n}`)
  await timing.advance(60_000)
  expect(await first).toMatchObject({ kind: 'refused', why: expect.stringContaining('过于频繁') })
  const [, ...later] = said.map(({ at }) => at)
  expect(later[0]).toBe(10_000)
  const gaps = later.slice(1).map((at, n) => at - (later[n] ?? 0))
  // The bucket refilled during the silence; after it the second gap shows the slower rate.
  expect(gaps.at(-1)).toBeGreaterThan(1_000)
})

test('after failures in a row it rests, tries once, and rests again when that fails too', async () => {
  const { timing, sender, said } = bench({ sendText: () => Promise.reject(new Error('14 UNAVAILABLE: Connection dropped')) }, { echoMs: 10 })
  for (let n = 0; n < 3; n += 1) void sender.send(li, `${n}`)
  await timing.advance(10_000)
  expect(await sender.send(li, 'x')).toMatchObject({ kind: 'refused', why: expect.stringContaining('3 failures') })
  expect(said).toHaveLength(3)
  await timing.advance(60_000)
  const trial = sender.send(li, 'y')
  await timing.advance(1_000)
  expect(await trial).toMatchObject({ kind: 'uncertain' })
  expect(await sender.send(li, 'z')).toMatchObject({ kind: 'refused' })
  expect(said).toHaveLength(4)
})

test('the daily cap holds for 24 hours', async () => {
  const { timing, sender } = bench({}, { perDay: 2 })
  const sends = [sender.send(li, '1'), sender.send(li, '2'), sender.send(wang, '3')]
  await timing.advance(10_000)
  const kinds = (await Promise.all(sends)).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'sent')).toHaveLength(2)
  expect(kinds).toContain('refused')
  await timing.advance(24 * 60 * 60_000)
  const next = sender.send(li, '4')
  await timing.advance(10)
  expect(await next).toEqual({ kind: 'sent' })
})

test('stopping refuses what waits and lets go of what hangs', async () => {
  const { timing, sender } = bench({ sendText: () => Promise.reject(new Error('2 UNKNOWN: x')) }, { burst: 1, everyMs: 60_000 })
  const failing = sender.send(li, 'a')
  const waiting = sender.send(wang, 'b')
  await timing.advance(10)
  sender.stop()
  await timing.advance(0)
  expect(await failing).toMatchObject({ kind: 'uncertain' })
  expect(await waiting).toMatchObject({ kind: 'refused', why: 'stopped' })
})

test('a file goes in the same line as the words of its conversation', async () => {
  const order: string[] = []
  const { timing, sender } = bench({
    sendText: async (_, text) => {
      order.push(text)
      return 'id1'
    },
    sendFile: async (to, file) => {
      order.push(`${to} ${file.name} ${file.base64}`)
      return 'id2'
    },
  }, { burst: 10 })
  const sends = [sender.send(room, '这个月的'), sender.sendFile(room, picture), sender.send({ ...room, mention: 'wang' as ContactId }, '完')]
  await timing.advance(5_000)
  expect(await Promise.all(sends)).toEqual([{ kind: 'sent' }, { kind: 'sent' }, { kind: 'sent' }])
  expect(order).toEqual(['@alias of li\u2005这个月的', 'r@chatroom 月报.png iVBORw0KGgo=', '@alias of wang\u2005完'])
})

test('a file nobody can vouch for is uncertain, after the longer deadline, and not sent again', async () => {
  let sends = 0
  const { timing, sender } = bench({
    sendFile: () => {
      sends += 1
      return never()
    },
  })
  const sent = sender.sendFile(li, picture)
  await timing.advance(59_000)
  expect(await settled(sent)).toBe('pending')
  await timing.advance(5_000)
  expect(await sent).toMatchObject({ kind: 'uncertain', why: expect.stringContaining('60000 ms') })
  expect(sends).toBe(1)
})

test('a file too large for the provider certainly did not arrive', async () => {
  const { timing, sender } = bench({ sendFile: () => Promise.reject(new Error('8 RESOURCE_EXHAUSTED: Received message larger than max (5000000 vs. 4194304)')) })
  const sent = sender.sendFile(li, picture)
  await timing.advance(10)
  expect(await sent).toMatchObject({ kind: 'refused' })
})
