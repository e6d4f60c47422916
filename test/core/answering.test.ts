import { expect, it } from 'vitest'
import type { Command, FoundEntry } from '../../src/core/command.ts'
import type { Context } from '../../src/core/context.ts'
import { begin } from '../../src/core/conversation.ts'
import { decide } from '../../src/core/decide.ts'
import { factsOf } from '../../src/core/answerOf.ts'
import { openDraft } from '../../src/core/intake.ts'
import { privateConversation, type AccountId, type ContactId, type MessageId, type PersonId } from '../../src/core/ids.ts'
import type { Turn } from '../../src/core/message.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const ACCOUNT = 'bot' as AccountId
const CONTACT = 'asker' as ContactId
const PLACE = privateConversation(ACCOUNT, CONTACT)
const now = Date.parse('2026-11-23T02:00:00Z')
const turn: Turn = {
  conversation: PLACE, ids: ['m' as MessageId], account: ACCOUNT, from: { contact: CONTACT, name: 'asker', friend: true },
  place: { kind: 'private' }, text: '', attachments: [], addressed: true, sentAt: now, heardAt: now,
}
const library = await loadShipped()
const [first, second] = [...library.entries.values()].filter(({ supersededBy, validUntil, handoff }) => supersededBy === undefined && validUntil === undefined && !handoff)
const asked = (sure: number, followUp = false): Command => {
  const found: readonly FoundEntry[] = [{ entry: first!.id, sure: 0.9 }, { entry: second!.id, sure }]
  return { kind: 'ask', finding: 'answered', found, words: '', followUp }
}
const hear = (command: Command, conversation = begin(PLACE)) => {
  const context: Context = {
    now, library, commands: [command], voice: { locale: 'zh-CN', traditional: false }, desk: [], colleagues: [], own: [],
    speaker: { person: 'p' as PersonId, account: ACCOUNT, contact: CONTACT, name: 'asker', roles: [], friend: true },
  }
  return decide(conversation, turn, context)
}
const entriesOf = (decision: ReturnType<typeof hear>) => factsOf(decision, library).entries

it('says a second entry beside the first when it is nearly as likely, and notes both', () => {
  const both = hear(asked(0.6))
  expect(entriesOf(both)).toEqual([first!.id, second!.id])
  expect(both.effects.flatMap((effect) => (effect.do === 'noteAnswer' ? [effect.entry] : []))).toEqual([first!.id, second!.id])
  expect(both.conversation.topic?.entry).toBe(first!.id)
})

it('says one entry when the next is far less likely, and what was asked about the last topic', () => {
  expect(entriesOf(hear(asked(0.2)))).toEqual([first!.id])
  expect(entriesOf(hear(asked(0.6, true)))).toEqual([first!.id])
})

it('says one entry while a form is open', () => {
  const [service] = library.services.values()
  const filling = { ...begin(PLACE), stage: { at: 'filling' as const, draft: openDraft(service!.id, now, '', {}) } }
  expect(entriesOf(hear(asked(0.6), filling))).toEqual([first!.id])
})
