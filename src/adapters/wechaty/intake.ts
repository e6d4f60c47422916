import type { Message } from '../../core/message.ts'
import type { Echoes } from './echoes.ts'
import type { Faces } from './faces.ts'
import { createLimit } from './limit.ts'
import type { Line } from './line.ts'
import type { Log } from './log.ts'
import type { Timing } from './timing.ts'
import { reasonOf } from './reason.ts'
import { within } from './timing.ts'
import { toMessage } from './toMessage.ts'
import type { ChannelWords } from './words.ts'

/** Turns message events into messages, in the order of the events. */
export type Intake = Readonly<{
  /** Takes the event's place in line at once; call it from the event itself. */
  hear: (id: string) => void
  /** Asks once more, and for the last time, for what could not be fetched; for a new connection. */
  recover: () => void
}>

/** What the intake works with. */
export type IntakeParts = Readonly<{
  line: () => Line | undefined
  faces: Faces
  echoes: Echoes
  words: ChannelWords
  /** How long one try for a payload may take, in ms. */
  patience: number
  timing: Timing
  log: Log
  emit: (message: Message) => void
}>

const SEEN_KEPT = 10_000
const TRIES = 2
const AT_ONCE = 16
const POLL_MS = 20

/** An intake for one account. Everything in it is in memory: the conversation store remembers ids for good. */
export const createIntake = (parts: IntakeParts): Intake => {
  const { faces, timing, log } = parts
  const seen = new Set<string>()
  const missed = new Set<string>()
  const limit = createLimit(AT_ONCE)
  let tail: Promise<void> = Promise.resolve()

  /** A message may come in the same breath as the login, or just before a new connection. */
  const lineSoon = async (): Promise<Line> => {
    for (const until = timing.now() + parts.patience; ; await timing.pause(POLL_MS)) {
      const line = parts.line()
      if (line !== undefined) return line
      if (timing.now() >= until) throw new Error('not connected')
    }
  }

  const fetchPayload = async (id: string): Promise<Readonly<{ line: Line; payload: Awaited<ReturnType<Line['message']>> }>> => {
    for (let tries = 1; ; tries += 1) {
      try {
        const line = await lineSoon()
        return { line, payload: await limit(() => within(timing, parts.patience, 'payload', line.message(id))) }
      } catch (error) {
        if (tries === TRIES) throw error
      }
    }
  }

  const read = async (id: string, heardAt: number): Promise<Message | undefined> => {
    const { line, payload } = await fetchPayload(id)
    const room = payload.roomId ?? ''
    if (payload.talkerId === line.account || parts.echoes.isOurs(payload.id)) {
      parts.echoes.heard(room === '' ? payload.listenerId ?? '' : room, payload.text ?? '', payload.id)
      return undefined
    }
    // A notice of the room itself has nobody who said it.
    if (payload.talkerId === '' || payload.talkerId === room) return undefined
    const [sender, own, topic, owner, roomName] = await Promise.all([
      faces.contact(line, payload.talkerId),
      faces.contact(line, line.account),
      room === '' ? '' : faces.topic(line, room),
      room === '' ? '' : faces.owner(line, room),
      room === '' ? '' : faces.memberName(line, room, line.account),
    ])
    if (!sender.person) return undefined
    return toMessage({
      payload, account: line.account, senderName: sender.name, friend: sender.friend, topic, ownsRoom: owner === payload.talkerId,
      ownNames: [own.name, roomName].filter((name) => name !== ''), words: parts.words, heardAt,
    })
  }

  const take = (id: string, last: boolean): void => {
    const ready = read(id, timing.now())
    // Awaited only when its turn comes; until then a failure must not look unhandled.
    ready.catch(() => {})
    tail = tail.then(async () => {
      try {
        const message = await ready
        if (message !== undefined) parts.emit(message)
      } catch (error) {
        if (!last) missed.add(id)
        log.error({ message: id, last, why: reasonOf(error) }, 'a message could not be fetched')
      }
    })
  }

  return {
    hear: (id) => {
      if (seen.has(id) || parts.echoes.isOurs(id)) return
      seen.add(id)
      if (seen.size > SEEN_KEPT) seen.delete(seen.values().next().value ?? '')
      take(id, false)
    },
    recover: () => {
      const ids = [...missed]
      missed.clear()
      for (const id of ids) take(id, true)
    },
  }
}
