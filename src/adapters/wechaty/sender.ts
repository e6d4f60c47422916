import type { OutgoingFile } from '../../core/file.ts'
import type { Address } from '../../core/ticket.ts'
import type { Sent } from '../../ports.ts'
import type { Echoes } from './echoes.ts'
import type { Faces } from './faces.ts'
import type { Line } from './line.ts'
import type { Log } from './log.ts'
import { MENTION_END } from './mention.ts'
import type { Pace } from './pace.ts'
import { createTurnstile } from './pace.ts'
import { readSendFailure } from './sendFailure.ts'
import type { Timing } from './timing.ts'
import { within } from './timing.ts'

/** The one way out: in order per conversation, paced per account. */
export type Sender = Readonly<{
  /** Never rejects. */
  send: (to: Address, text: string) => Promise<Sent>
  /** Never rejects. */
  sendFile: (to: Address, file: OutgoingFile) => Promise<Sent>
  /** What waits is refused; what is under way ends as it may. */
  stop: () => void
}>

/** What the sender works with. */
export type SenderParts = Readonly<{
  line: () => Line | undefined
  /** Why there is no line. */
  why: () => string
  faces: Faces
  echoes: Echoes
  pace: Pace
  throttled: readonly string[]
  timing: Timing
  log: Log
}>

const conversationIn = (to: Address): string => (to.kind === 'room' ? to.room : to.contact)

/** A paced sender. */
export const createSender = (parts: SenderParts): Sender => {
  const { faces, echoes, pace, timing, log } = parts
  const turnstile = createTurnstile(pace, timing)
  const stopping = new AbortController()
  const queues = new Map<string, Promise<unknown>>()

  /** The line to that account, or why there is none. */
  const lineTo = (to: Address): Line | string => {
    if (stopping.signal.aborted) return 'stopped'
    const line = parts.line()
    if (line === undefined) return `not connected: ${parts.why()}`
    return line.account === to.account ? line : `logged in as ${line.account}, not as ${to.account}`
  }

  const compose = async (line: Line, to: Address, text: string): Promise<string> => {
    if (to.kind === 'private' || to.mention === undefined) return text
    const name = await faces.memberName(line, to.room, to.mention)
    return name === '' ? text : `@${name}${MENTION_END}${text}`
  }

  /** `shown` is what the conversation will show of it, and so what may come back to us. */
  const attempt = async (conversation: string, shown: string, deadlineMs: number, put: () => Promise<string | undefined>): Promise<Sent> => {
    const echo = echoes.expect(conversation, shown)
    try {
      echo.acknowledged(await within(timing, deadlineMs, 'send', put()))
      turnstile.succeeded()
      return { kind: 'sent' }
    } catch (error) {
      const failure = readSendFailure(error, parts.throttled)
      if (failure.kind === 'uncertain') {
        const waiting = new AbortController()
        const giveUp = (): void => waiting.abort()
        stopping.signal.addEventListener('abort', giveUp)
        const confirmed = await Promise.race([
          echo.seen.then(() => true),
          timing.pause(stopping.signal.aborted ? 0 : pace.echoMs, waiting.signal).then(() => false),
        ])
        giveUp()
        stopping.signal.removeEventListener('abort', giveUp)
        if (confirmed) {
          turnstile.succeeded()
          return { kind: 'sent' }
        }
      }
      echo.drop()
      turnstile.failed()
      if (failure.kind === 'throttled') turnstile.throttled()
      log.warn({ conversation, outcome: failure.kind, why: failure.why }, 'a message was not sent as it should')
      return failure.kind === 'uncertain' ? { kind: 'uncertain', why: failure.why } : { kind: 'refused', why: failure.why, ...(failure.kind === 'throttled' ? { nobody: true } : {}) }
    }
  }

  const sayWords = (text: string) => async (line: Line, to: Address): Promise<Sent> => {
    const words = await compose(line, to, text)
    const mentions = to.kind === 'room' && to.mention !== undefined ? [to.mention] : []
    return attempt(conversationIn(to), words, pace.deadlineMs, () => line.sendText(conversationIn(to), words, mentions))
  }

  const putFile = (file: OutgoingFile) => (line: Line, to: Address): Promise<Sent> =>
    attempt(conversationIn(to), file.name, pace.fileDeadlineMs, () => line.sendFile(conversationIn(to), file))

  const deliver = async (to: Address, go: (line: Line, to: Address) => Promise<Sent>): Promise<Sent> => {
    // Asked before the turn, so that what cannot be sent does not wait, and after it, because waiting takes time.
    const before = lineTo(to)
    const why = typeof before === 'string' ? before : await turnstile.pass(stopping.signal)
    if (why !== undefined) return { kind: 'refused', why, nobody: true }
    const line = lineTo(to)
    return typeof line === 'string' ? { kind: 'refused', why: line, nobody: true } : go(line, to)
  }

  const queue = (to: Address, go: (line: Line, to: Address) => Promise<Sent>): Promise<Sent> => {
    const key = to.kind === 'room' ? `room ${to.room}` : `contact ${to.contact}`
    const sent = (queues.get(key) ?? Promise.resolve()).then(() => deliver(to, go))
    const settled = sent.catch(() => {})
    queues.set(key, settled)
    void settled.then(() => {
      if (queues.get(key) === settled) queues.delete(key)
    })
    return sent
  }

  return {
    send: (to, text) => queue(to, sayWords(text)),
    sendFile: (to, file) => queue(to, putFile(file)),
    stop: () => stopping.abort(),
  }
}
