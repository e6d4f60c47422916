import type { Puppet } from 'wechaty-puppet'
import { WechatyBuilder } from 'wechaty'
import type { AccountId } from '../../core/ids.ts'
import type { Line } from './line.ts'
import { lineOver } from './line.ts'
import { watchSilence } from './liveness.ts'
import type { Log } from './log.ts'
import type { Timing } from './timing.ts'
import { reasonOf } from './reason.ts'
import { TooLate, within } from './timing.ts'

/** What a connection tells while it lasts. */
export type LineEvents = Readonly<{ message: (id: string) => void; friendship: (id: string) => void }>

/** One connection, from login until it is lost. */
export type Connection = Readonly<{
  line: Line
  /** Resolves with the reason when the account cannot be heard any more. Never rejects. */
  lost: Promise<string>
  /** Lets go of it. Never rejects. */
  close: () => Promise<void>
}>

/** How long a connection waits, in ms. */
export type Patience = Readonly<{
  /** From the start to a login. */
  login: number
  /** Without any sign of life before the connection counts as lost; half of it asks for a sign. */
  silence: number
  /** For an orderly goodbye. */
  close: number
}>

/** What carries the events of a puppet. */
export type Transport = Readonly<{
  /** Resolves with the reason when it is gone. */
  ended: Promise<string>
  /** Lets go of it at once, whatever state it is in. */
  hangUp: () => void
}>

/** Wechaty answers these by fetching every member of the room; we ask the puppet for what we need. */
const FANNED_OUT = ['message', 'friendship', 'dirty', 'post', 'room-invite', 'room-join', 'room-leave', 'room-topic'] as const
const HEARD = [...FANNED_OUT, 'login', 'logout', 'scan', 'heartbeat', 'dong'] as const

const LOGIN_REFUSED = /\bUNAUTHENTICATED\b/

/**
 * Builds one disposable Wechaty on this puppet, which must be ours alone, and waits for its login. Rejects with a
 * reason one can act on.
 */
export const openConnection = async (
  puppet: Puppet, transport: Transport, events: LineEvents, patience: Patience, timing: Timing, log: Log,
): Promise<Connection> => {
  const bot = WechatyBuilder.build({ puppet })
  const over = new AbortController()
  let firstError = ''
  let scan = ''

  // Error listeners must outlive the connection: without one, a late error would end the process.
  bot.on('error', () => {})
  const login = new Promise<AccountId>((resolve, reject) => {
    puppet.on('login', ({ contactId }) => resolve(contactId as AccountId))
    puppet.on('error', (error: unknown) => {
      const why = reasonOf(error)
      firstError ||= why
      if (LOGIN_REFUSED.test(why)) reject(new Error(`the service refused the token: ${why}`))
    })
  })
  login.catch(() => {})
  puppet.on('scan', ({ qrcode, status }) => {
    scan = qrcode ?? 'not given'
    log.warn({ qrcode: scan, status }, 'wechat wants its QR code scanned')
  })
  const loggedOut = new Promise<string>((resolve) => puppet.on('logout', ({ data }) => resolve(`logged out: ${data}`)))
  const ended = Promise.race([transport.ended, loggedOut])

  const enter = async (): Promise<AccountId> => {
    await bot.init()
    for (const name of FANNED_OUT) puppet.removeAllListeners(name)
    puppet.on('message', ({ messageId }) => events.message(messageId))
    puppet.on('friendship', ({ friendshipId }) => events.friendship(friendshipId))
    const failedStart = bot.start().then((): Promise<never> => new Promise(() => {}))
    const endedEarly = ended.then((why): never => {
      throw new Error(why)
    })
    return Promise.race([login, failedStart, endedEarly])
  }
  const close = async (): Promise<void> => {
    over.abort()
    transport.hangUp()
    try {
      await within(timing, patience.close, 'stop', bot.stop())
    } catch (error) {
      log.warn({ why: reasonOf(error) }, 'a wechaty connection did not close in time')
    }
    for (const name of HEARD) puppet.removeAllListeners(name)
  }

  try {
    const account = await within(timing, patience.login, 'login', enter())
    const lost = Promise.race([ended, watchSilence(puppet, patience.silence, timing, over.signal)])
    return { line: lineOver(puppet, account), lost, close }
  } catch (error) {
    // Read before the goodbye, which brings errors of its own.
    const why = scan === '' ? firstError : 'its QR code has to be scanned, see the log'
    await close()
    if (!(error instanceof TooLate)) throw error
    throw new Error(`no login within ${patience.login / 1000} s${why === '' ? '' : `: ${why}`}`, { cause: error })
  }
}
