import { expect, it } from 'vitest'
import { begin } from '../../src/core/conversation.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId, type ServiceId, type SlotId } from '../../src/core/ids.ts'
import type { Ticket } from '../../src/core/ticket.ts'
import { ticketOf } from '../support/ledgerSamples.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { understand } = prepareShipped(await loadShipped())
const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const NUMBER = '13706110029'
const account = 'bot' as AccountId
const speaker = { person: 'p' as PersonId, account, contact: 'c' as ContactId, name: '张先生', roles: [], friend: true }
const own: readonly Ticket[] = [{ ...ticketOf({ ...speaker }, 'Q1123-01'), service: 'home-visit' as ServiceId, state: 'claimed', slots: { ['phone' as SlotId]: { text: '13706110011', said: '13706110011' } } }]

/** What is heard of somebody with a ticket: each kind, with the new number where it is put right. */
const heard = (text: string): readonly string[] => {
  const id = privateConversation(account, speaker.contact)
  const understood = understand({
    turn: { conversation: id, ids: ['m' as MessageId], account, from: speaker, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW },
    conversation: begin(id), speaker, desk: [], colleagues: [], own, plans: [], activities: [], now: NOW,
  })
  if (understood instanceof Promise) throw new Error('rules need no waiting')
  return understood.commands.map((command) => (command.kind === 'fill' && command.correction ? `${command.slot} ${command.value.text}` : command.kind))
}

it.each([
  `电话留成旧的了，如今用的是${NUMBER}`,
  `号码给成老公的了，新号是${NUMBER}`,
  `号码给错了，应该是${NUMBER}`,
  `电话换了，打这个${NUMBER}`,
  `上次报的手机已经不用了，${NUMBER}才是现在的`,
  `that phone was an old one, my new number is ${NUMBER}`,
])('puts the number of the ticket right: %s', (text) => {
  expect(heard(text)).toEqual([`phone ${NUMBER}`])
})
