import { expect, it } from 'vitest'
import { begin } from '../../src/core/conversation.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId } from '../../src/core/ids.ts'
import { prepareShipped } from '../support/prepareShipped.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const { understand } = prepareShipped(await loadShipped())
const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const account = 'bot' as AccountId
const speaker = { person: 'p' as PersonId, account, contact: 'c' as ContactId, name: '张先生', roles: [], friend: true }

/** Whom a wish is for, after what was told before it. */
const relation = (told: string, text: string): string | undefined => {
  const id = privateConversation(account, speaker.contact)
  const understood = understand({
    turn: { conversation: id, ids: ['m' as MessageId], account, from: speaker, place: { kind: 'private' }, text, attachments: [], addressed: true, sentAt: NOW, heardAt: NOW },
    conversation: { ...begin(id), told: { words: told, at: NOW - 1_000 } }, speaker, desk: [], colleagues: [], own: [], plans: [], activities: [], now: NOW,
  })
  if (understood instanceof Promise) throw new Error('rules need no waiting')
  return understood.commands.flatMap((command) => (command.kind === 'fill' && command.slot === 'relation' ? [command.value.text] : []))[0]
}

it.each([
  ['我外公耳朵背，外婆眼睛不好', '想给他们两个订午饭', '外祖父母'],
  ['我外公耳朵背，外婆眼睛不好', '想给外婆订午饭', '外婆'],
  ['我外公耳朵背', '想给他订午饭', '外公'],
])('%s, and then %s: for %s', (told, text, whom) => {
  expect(relation(told, text)).toBe(whom)
})
