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
      markDelivery: async (_, state) => { marked.push(state) },
    } as Partial<Ledger> as Ledger,
  })(to).catch(() => marked.push('to be tried again'))
  return { sent, marked }
}

describe('a delivery with files', () => {
  it('sends the words and then each file', async () => {
    expect(await deliver({ files: [file('a.png'), file('b.png')] }, () => ({ kind: 'sent' }))).toEqual({ sent: ['words', 'a.png', 'b.png'], marked: ['sent'] })
  })

  it('may be nothing but a file, which is tried again when it was refused', async () => {
    expect(await deliver({ lines: [], files: [file('a.png')] }, () => ({ kind: 'refused', why: 'offline' }))).toEqual({ sent: ['a.png'], marked: ['waiting', 'to be tried again'] })
  })

  it('stops at a file nobody can vouch for, and never sends it again by itself', async () => {
    const answers = (what: string): Sent => (what === 'a.png' ? { kind: 'uncertain', why: 'no answer' } : { kind: 'sent' })
    expect(await deliver({ files: [file('a.png'), file('b.png')] }, answers)).toEqual({ sent: ['words', 'a.png'], marked: ['uncertain'] })
  })

  it('is not even tried while nobody is logged in, so that an outage holds nothing back', async () => {
    expect(await deliver({}, () => ({ kind: 'refused', why: 'offline' }), false)).toEqual({ sent: [], marked: ['to be tried again'] })
  })
})
