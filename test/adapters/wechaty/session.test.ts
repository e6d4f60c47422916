import { expect, test } from 'vitest'
import type { Dial } from '../../../src/adapters/wechaty/dial.ts'
import { createSession } from '../../../src/adapters/wechaty/session.ts'
import { createPromise, fakeLine, never } from './fakeLine.ts'
import { createFakeTiming } from './fakeTiming.ts'
import { silentLog } from './words.ts'

type Script = 'fails' | 'fails otherwise' | 'lives'

const bench = (script: readonly Script[], onUp: () => void = () => {}) => {
  const timing = createFakeTiming()
  const began = timing.now()
  const news: string[] = []
  const dials: number[] = []
  let closed = 0
  let lost = createPromise<string>()
  const dial: Dial = async () => {
    const next = script[Math.min(dials.length, script.length - 1)]
    dials.push(timing.now() - began)
    if (next !== 'lives') throw new Error(next)
    lost = createPromise()
    return {
      line: fakeLine(),
      lost: lost.promise,
      close: async () => {
        closed += 1
      },
    }
  }
  const session = createSession(dial, timing, silentLog)
  session.start({
    message: () => {}, friendship: () => {},
    up: ({ account }) => {
      news.push(`up ${account}`)
      onUp()
    },
    down: (why) => news.push(`down ${why}`),
  })
  return { timing, session, news, dials, lose: (why: string) => lost.resolve(why), closed: () => closed }
}

test('it waits longer after every failure, but never longer than 5 s, and tells a reason once', async () => {
  const { timing, news, dials, session } = bench(['fails', 'fails', 'fails', 'fails', 'fails', 'fails', 'fails otherwise'])
  await timing.advance(20_000)
  expect(dials).toEqual([0, 200, 600, 1_400, 3_000, 6_200, 11_200, 16_200])
  expect(news).toEqual(['down fails', 'down fails otherwise'])
  expect(session.line()).toBeUndefined()
})

test('a lost connection is told, let go of, and made again at once', async () => {
  const { timing, news, dials, session, lose, closed } = bench(['lives'])
  await timing.advance(10_000)
  expect(session.line()?.account).toBe('wxid_bot')
  lose('gone')
  await timing.advance(0)
  expect(session.line()).toBeUndefined()
  await timing.advance(200)
  expect(closed()).toBe(1)
  expect(news).toEqual(['up wxid_bot', 'down gone', 'up wxid_bot'])
  expect(dials).toEqual([0, 10_200])
})

test('the same reason is told again after it was up', async () => {
  const { timing, news, lose } = bench(['lives'])
  for (let n = 0; n < 2; n += 1) {
    await timing.advance(1_000)
    lose('gone')
    await timing.advance(1_000)
  }
  expect(news.filter((one) => one === 'down gone')).toHaveLength(2)
})

test('a listener that throws does not end it', async () => {
  const { timing, session, dials, lose } = bench(['lives'], () => {
    throw new Error('bad listener')
  })
  await timing.advance(1_000)
  expect(session.line()).toBeDefined()
  lose('gone')
  await timing.advance(1_000)
  expect(dials).toHaveLength(2)
})

test('stopping lets go and stays silent', async () => {
  const { timing, session, news, closed } = bench(['lives'])
  await timing.advance(10)
  await session.stop()
  await timing.advance(60_000)
  expect(closed()).toBe(1)
  expect(news).toEqual(['up wxid_bot'])
  expect(session.line()).toBeUndefined()
})

test('stopping does not wait for a connection that never stands', async () => {
  const timing = createFakeTiming()
  const session = createSession(never, timing, silentLog)
  session.start({ message: () => {}, friendship: () => {}, up: () => {}, down: () => {} })
  const stopped = session.stop()
  await timing.advance(5_000)
  await stopped
})
