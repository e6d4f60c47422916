import type { Puppet } from 'wechaty-puppet'
import { log as wechatyLog } from 'wechaty-puppet'
import type { Channel, ChannelEvents } from '../../ports.ts'
import type { Patience } from './connection.ts'
import type { Service } from './dial.ts'
import { dialPuppet, dialService } from './dial.ts'
import { createEchoes } from './echoes.ts'
import { createFaces } from './faces.ts'
import { createFetcher } from './fetcher.ts'
import { createIntake } from './intake.ts'
import type { Log } from './log.ts'
import type { Pace } from './pace.ts'
import { CAREFUL } from './pace.ts'
import { createSender } from './sender.ts'
import { createSession } from './session.ts'
import type { Timing } from './timing.ts'
import { reasonOf } from './reason.ts'
import { wallTiming, within } from './timing.ts'
import type { ChannelWords } from './words.ts'

/** How a WeChat channel is set up. */
export type WechatyChannelOptions = Readonly<{
  /** A puppet service to dial, or a puppet in this process that is nobody else's. */
  from: Service | Readonly<{ puppet: Puppet }>
  words: ChannelWords
  log: Log
  /** `CAREFUL` unless told otherwise. */
  pace?: Pace
  /** In ms: 10 s for a login, 60 s of silence, 3 s for a goodbye, 5 s for a payload, unless told otherwise. */
  patience?: Partial<Patience & Readonly<{ payload: number }>>
  timing?: Timing
}>

const PATIENCE = { login: 10_000, silence: 60_000, close: 3_000, payload: 5_000 } as const

/** WeChat through Wechaty, under our own supervision. It starts when it is told to. */
export const createWechatyChannel = (options: WechatyChannelOptions): Channel => {
  const { from, words, log } = options
  const pace = options.pace ?? CAREFUL
  const timing = options.timing ?? wallTiming
  const patience = { ...PATIENCE, ...options.patience }
  // Wechaty prints to the console, and what it prints may be what people wrote.
  wechatyLog.level('silent')

  const session = createSession('puppet' in from ? dialPuppet(from.puppet, patience, timing, log) : dialService(from, patience, timing, log), timing, log)
  const faces = createFaces(timing)
  const echoes = createEchoes(timing, pace.echoMs)
  const state: { why: string; lastHeardAt?: number; lastDownAt?: number; events?: ChannelEvents } = { why: 'not started' }

  const sender = createSender({ line: session.line, why: () => state.why, faces, echoes, pace, throttled: words.throttled, timing, log })
  const intake = createIntake({
    line: session.line, faces, echoes, words, patience: patience.payload, timing, log,
    emit: (message) => state.events?.message(message),
  })

  const befriend = async (id: string): Promise<void> => {
    const line = session.line()
    if (line === undefined) return
    try {
      const { contact, accepted } = await within(timing, patience.payload, 'friendship', line.acceptFriend(id))
      faces.forget(line, contact)
      log.info({ contact, accepted }, accepted ? 'a friend request was accepted' : 'news of a friend')
    } catch (error) {
      log.warn({ friendship: id, why: reasonOf(error) }, 'a friend request could not be accepted')
    }
  }

  return {
    start: (events) => {
      state.events = events
      state.why = 'connecting'
      session.start({
        message: (id) => {
          state.lastHeardAt = timing.now()
          intake.hear(id)
        },
        friendship: (id) => void befriend(id),
        up: (line) => {
          intake.recover()
          events.up(line.account)
        },
        down: (why) => {
          state.why = why
          state.lastDownAt = timing.now()
          events.down(why)
        },
      })
    },
    send: sender.send,
    sendFile: sender.sendFile,
    fetchFile: createFetcher({ line: session.line, patience: pace.fileDeadlineMs, timing, log }),
    status: () => {
      const line = session.line()
      return {
        loggedIn: line !== undefined,
        ...(line === undefined ? { why: state.why } : { account: line.account }),
        ...(state.lastHeardAt === undefined ? {} : { lastHeardAt: state.lastHeardAt }),
        ...(state.lastDownAt === undefined ? {} : { lastDownAt: state.lastDownAt }),
      }
    },
    stop: async () => {
      sender.stop()
      state.why = 'stopped'
      await session.stop()
    },
  }
}
