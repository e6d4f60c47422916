import { addressKey } from './monthPlaces.ts'
import type { AccountId, ContactId } from '../../src/core/ids.ts'
import type { Address } from '../../src/core/ticket.ts'
import type { Channel, ChannelEvents, Clock, Sent } from '../../src/ports.ts'

/** One message that went out to somebody, whatever we were told became of it. */
export type Sentence = Readonly<{ at: number; to: Address; text: string }>

/** What WeChat is like just now. */
export type Weather = {
  /** Nobody is logged in. */
  down: boolean
  /** Everything is refused, as when an account is throttled. */
  mute: boolean
  /** Who removed the bot. */
  gone: Set<ContactId>
  /** So many sends to come are sent, and nobody confirms them. */
  unconfirmed: number
}

/** A WeChat that remembers what went out. It is one for all processes of the bot; each has a line of its own to it. */
export const openWire = (account: AccountId, now: Clock) => {
  const sentences: Sentence[] = []
  const weather: Weather = { down: false, mute: false, gone: new Set(), unconfirmed: 0 }

  const put = (to: Address, text: string): Sent => {
    if (weather.down || weather.mute) return { kind: 'refused', why: weather.down ? 'not logged in' : 'too fast', nobody: true }
    if (to.kind === 'private' && weather.gone.has(to.contact)) return { kind: 'refused', why: 'not a friend' }
    sentences.push({ at: now(), to, text })
    if (weather.unconfirmed === 0) return { kind: 'sent' }
    weather.unconfirmed -= 1
    return { kind: 'uncertain', why: 'no answer' }
  }

  return {
    sentences: (): readonly Sentence[] => sentences,
    weather,
    /** The line of one process; after `cut` it carries nothing. */
    line: () => {
      const events: { current?: ChannelEvents } = {}
      let cut = false
      const send = async (to: Address, text: string): Promise<Sent> => (cut ? { kind: 'refused', why: 'the process is dead' } : put(to, text))
      const channel: Channel = {
        start: (listening) => {
          events.current = listening
          listening.up(account)
        },
        send,
        sendFile: (to, file) => send(to, file.name),
        fetchFile: async (message) => ({ kind: 'file', file: { name: `${message}.png`, mediaType: 'image/png', base64: 'iVBORw0KGgo=' } }),
        status: () => ({ loggedIn: !weather.down, account }),
        stop: async () => {},
      }
      return { channel, events, cut: () => { cut = true } }
    },
    /** The newest message in that place that holds these words. */
    last: (to: Address, words: string): Sentence | undefined => sentences.findLast((one) => addressKey(one.to) === addressKey(to) && one.text.includes(words)),
  }
}

export type Wire = ReturnType<typeof openWire>
