import type { Command } from '../../src/core/command.ts'
import { begin } from '../../src/core/conversation.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId } from '../../src/core/ids.ts'
import { loadShipped } from './shippedLibrary.ts'
import { prepareShipped } from './prepareShipped.ts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const account = 'bot' as AccountId
const speaker = { person: 'p' as PersonId, account, contact: 'c' as ContactId, name: '张先生', roles: [], friend: true }
const { understand } = prepareShipped(await loadShipped())

/** What is understood of words said in private while nothing is open, after what was `told` a moment ago. */
export const hearAlone = (text: string, told?: string): readonly Command[] => {
  const id = privateConversation(account, speaker.contact)
  const understood = understand({
    turn: { conversation: id, ids: ['m' as MessageId], account, from: speaker, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW },
    conversation: { ...begin(id), ...(told === undefined ? {} : { told: { words: told, at: NOW - 1_000 } }) }, speaker, desk: [], colleagues: [], own: [], plans: [], activities: [], now: NOW,
  })
  if (understood instanceof Promise) throw new Error('rules need no waiting')
  return understood.commands
}

/** The services that words surely wish for, in order. */
export const servicesIn = (text: string, told?: string): readonly string[] =>
  hearAlone(text, told).flatMap((command) => (command.kind === 'request' && command.sure ? [command.found[0]!.service] : []))
