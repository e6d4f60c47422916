import { expect, test } from 'vitest'
import { types } from 'wechaty-puppet'
import type { Message } from '../../../src/core/message.ts'
import type { Echoes } from '../../../src/adapters/wechaty/echoes.ts'
import { createEchoes } from '../../../src/adapters/wechaty/echoes.ts'
import { createFaces } from '../../../src/adapters/wechaty/faces.ts'
import type { Intake } from '../../../src/adapters/wechaty/intake.ts'
import { createIntake } from '../../../src/adapters/wechaty/intake.ts'
import type { Line } from '../../../src/adapters/wechaty/line.ts'
import { fakeLine, never } from './fakeLine.ts'
import type { FakeTiming } from './fakeTiming.ts'
import { createFakeTiming } from './fakeTiming.ts'
import { silentLog, words } from './words.ts'

type Bench = Readonly<{ timing: FakeTiming; intake: Intake; echoes: Echoes; heard: Message[]; ids: () => string[]; line: { now: Line | undefined } }>

const bench = (does: Partial<Line> = {}): Bench => {
  const timing = createFakeTiming()
  const line = { now: fakeLine(does) as Line | undefined }
  const heard: Message[] = []
  const echoes = createEchoes(timing, 3_000)
  const intake = createIntake({
    line: () => line.now, faces: createFaces(timing), echoes, words, patience: 5_000, timing, log: silentLog, emit: (message) => heard.push(message),
  })
  return { timing, intake, echoes, heard, line, ids: () => heard.map(({ id }) => id) }
}

const usual = fakeLine()

test('messages come in the order of their events, whichever payload comes first', async () => {
  const delays: Record<string, number> = { a: 300, b: 0, c: 100 }
  const { timing, intake, ids } = bench({
    message: async (id) => {
      await timing.pause(delays[id] ?? 0)
      return usual.message(id)
    },
  })
  for (const id of ['a', 'b', 'c']) intake.hear(id)
  await timing.advance(200)
  expect(ids()).toEqual([])
  await timing.advance(200)
  expect(ids()).toEqual(['a', 'b', 'c'])
})

test('an id is heard once', async () => {
  const { timing, intake, ids } = bench()
  for (const id of ['a', 'a', 'b', 'a']) intake.hear(id)
  await timing.advance(10)
  intake.hear('b')
  await timing.advance(10)
  expect(ids()).toEqual(['a', 'b'])
})

test('the time of hearing is that of the event, not of the payload', async () => {
  const { timing, intake, heard } = bench({
    message: async (id) => {
      await timing.pause(1_000)
      return usual.message(id)
    },
  })
  const at = timing.now()
  intake.hear('a')
  await timing.advance(2_000)
  expect(heard[0]?.heardAt).toBe(at)
})

test('a payload that fails is asked for once more', async () => {
  let calls = 0
  const { timing, intake, ids } = bench({
    message: (id) => {
      calls += 1
      return calls === 1 ? Promise.reject(new Error('lost')) : usual.message(id)
    },
  })
  intake.hear('a')
  await timing.advance(10)
  expect(ids()).toEqual(['a'])
})

test('a payload that never comes holds the others up for its two tries only, and is tried again on a new connection', async () => {
  const { timing, intake, ids, line } = bench({ message: (id) => (id === 'b' ? never() : usual.message(id)) })
  for (const id of ['a', 'b', 'c']) intake.hear(id)
  await timing.advance(9_900)
  expect(ids()).toEqual(['a'])
  await timing.advance(200)
  expect(ids()).toEqual(['a', 'c'])
  line.now = usual
  intake.recover()
  await timing.advance(10)
  expect(ids()).toEqual(['a', 'c', 'b'])
  intake.recover()
  await timing.advance(10)
  expect(ids()).toHaveLength(3)
})

test('what cannot be fetched on a new connection either is given up', async () => {
  let calls = 0
  const { timing, intake } = bench({
    message: () => {
      calls += 1
      return Promise.reject(new Error('gone'))
    },
  })
  intake.hear('a')
  for (let n = 0; n < 3; n += 1) {
    await timing.advance(10)
    intake.recover()
  }
  await timing.advance(10)
  expect(calls).toBe(4)
})

test('a message in the same breath as the login waits for the line', async () => {
  const { timing, intake, ids, line } = bench()
  line.now = undefined
  intake.hear('a')
  await timing.advance(100)
  line.now = usual
  await timing.advance(100)
  expect(ids()).toEqual(['a'])
})

test('what we said ourselves is not heard, and proves that it arrived', async () => {
  const { timing, intake, ids, echoes } = bench({
    message: async (id) => ({ ...await usual.message(id), talkerId: 'wxid_bot', listenerId: 'li', text: '好的' }),
  })
  const echo = echoes.expect('li', '好的')
  intake.hear('a')
  await timing.advance(10)
  expect(ids()).toEqual([])
  await echo.seen
})

test('official accounts and notices of a room are not people', async () => {
  const { timing, intake, ids } = bench({
    message: async (id) => ({ ...await usual.message(id), talkerId: id }),
    contact: async (id) => ({ ...await usual.contact(id), type: id === 'paper' ? types.Contact.Official : id === 'wecom' ? types.Contact.Corporation : types.Contact.Individual }),
  })
  for (const id of ['paper', 'gh_123', 'weixin', '', 'wecom', 'li']) intake.hear(id === '' ? 'nobody' : id)
  await timing.advance(10)
  expect(ids()).toEqual(['nobody', 'wecom', 'li'])
})

test('a message is not lost because nobody can say who it is from', async () => {
  const { timing, intake, heard } = bench({ contact: never, room: never, member: never })
  intake.hear('a')
  await timing.advance(7_000)
  expect(heard).toMatchObject([{ id: 'a', from: { contact: 'li', name: '', friend: false } }])
})

test('names are asked for once, not once a message, and no member list is ever fetched', async () => {
  const asked: string[] = []
  const { timing, intake, heard } = bench({
    message: async (id) => ({ ...await usual.message(id), roomId: 'r@chatroom', mentionIdList: [] }),
    contact: (id) => {
      asked.push(`contact ${id}`)
      return usual.contact(id)
    },
    room: (id) => {
      asked.push(`room ${id}`)
      return usual.room(id)
    },
    member: (room, id) => {
      asked.push(`member ${id}`)
      return usual.member(room, id)
    },
  })
  intake.hear('a')
  await timing.advance(10)
  for (const id of ['b', 'c', 'd']) intake.hear(id)
  await timing.advance(10)
  expect(heard).toHaveLength(4)
  expect(asked.toSorted()).toEqual(['contact li', 'contact wxid_bot', 'member wxid_bot', 'room r@chatroom'])
  await timing.advance(11 * 60_000)
  intake.hear('e')
  await timing.advance(10)
  expect(asked).toHaveLength(8)
})

test('a listener that throws stops nobody', async () => {
  const timing = createFakeTiming()
  const heard: string[] = []
  const intake = createIntake({
    line: () => usual, faces: createFaces(timing), echoes: createEchoes(timing, 1), words, patience: 5_000, timing, log: silentLog,
    emit: ({ id }) => {
      heard.push(id)
      if (id === 'a') throw new Error('bad listener')
    },
  })
  intake.hear('a')
  intake.hear('b')
  await timing.advance(10)
  expect(heard).toEqual(['a', 'b'])
})
