import { describe, expect, it } from 'vitest'
import type { OutgoingFile } from '../../src/core/file.ts'
import type { AccountId, ContactId } from '../../src/core/ids.ts'
import { line } from '../../src/core/step.ts'
import type { Address } from '../../src/core/ticket.ts'
import { deliverTo } from '../../src/desk/deliver.ts'
import type { Channel, Delivery, DeliveryId, Ledger, Sent } from '../../src/ports.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const to: Address = { kind: 'private', account: 'bot' as AccountId, contact: 'wang' as ContactId }
const file = (name: string): OutgoingFile => ({ name, mediaType: 'image/png', base64: 'iVBORw0KGgo=' })

/** Delivers once what waits, on a channel that answers as told; what was sent, and how it was marked. */
const deliver = async (delivery: Partial<Delivery>, answers: (what: string) => Sent, loggedIn = true) => {
  const sent: string[] = []
  const marked: string[] = []
  const tried: boolean[] = []
  const waiting: Delivery[] = [{
    id: 'd' as DeliveryId, to, about: 'notice', voice: { locale: 'zh-CN', traditional: false }, lines: [line('smalltalk.ok')], state: 'sending', tries: 0, dueAt: 0, ...delivery,
  }]
  const put = (what: string): Promise<Sent> => {
    sent.push(what)
    return Promise.resolve(answers(what))
  }
  await deliverTo({
    library: () => library, toTraditional: (text) => text, now: () => 7,
    channel: { send: () => put('words'), sendFile: (_, { name }) => put(name), status: () => ({ loggedIn }) } as Partial<Channel> as Channel,
    ledger: {
      takeDelivery: () => Promise.resolve(waiting.shift()),
      markDelivery: async (_, state, __, ___, counts = true) => {
        marked.push(state)
        tried.push(counts)
      },
    } as Partial<Ledger> as Ledger,
  })(to).catch(() => marked.push('to be tried again'))
  return { sent, marked, tried }
}

describe('a delivery with files', () => {
  it('sends the words and then each file', async () => {
    expect(await deliver({ files: [file('a.png'), file('b.png')] }, () => ({ kind: 'sent' }))).toMatchObject({ sent: ['words', 'a.png', 'b.png'], marked: ['sent'] })
  })

  it('may be nothing but a file, which is tried again when it was refused', async () => {
    expect(await deliver({ lines: [], files: [file('a.png')] }, () => ({ kind: 'refused', why: 'offline' }))).toMatchObject({ sent: ['a.png'], marked: ['waiting', 'to be tried again'] })
  })

  it('stops at a file nobody can vouch for, and never sends it again by itself', async () => {
    const answers = (what: string): Sent => (what === 'a.png' ? { kind: 'uncertain', why: 'no answer' } : { kind: 'sent' })
    expect(await deliver({ files: [file('a.png'), file('b.png')] }, answers)).toMatchObject({ sent: ['words', 'a.png'], marked: ['uncertain'] })
  })

  it('is not even tried while nobody is logged in, so that an outage holds nothing back', async () => {
    expect(await deliver({}, () => ({ kind: 'refused', why: 'offline' }), false)).toMatchObject({ sent: [], marked: ['to be tried again'] })
  })
})

describe('a delivery that is refused', () => {
  it('again and again waits for the person', async () => {
    expect(await deliver({ tries: 7 }, () => ({ kind: 'refused', why: 'not a friend' }))).toMatchObject({ marked: ['held'], tried: [true] })
  })

  it('because nobody can be written to just now waits for the account, however often, and that counts as no try', async () => {
    expect(await deliver({ tries: 7 }, () => ({ kind: 'refused', why: 'too fast', nobody: true }))).toMatchObject({ marked: ['waiting', 'to be tried again'], tried: [false] })
  })
})
