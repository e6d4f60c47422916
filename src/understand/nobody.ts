import { begin } from '../core/conversation.ts'
import type { AccountId, ContactId, ConversationId, MessageId, PersonId } from '../core/ids.ts'
import type { Hearing } from '../ports.ts'

/** The words as somebody would say them in private of whom nothing is known, so that nothing is read into them. */
export const nobody = (text: string): Hearing => {
  const contact = 'nobody' as ContactId
  return {
    turn: {
      conversation: 'nobody' as ConversationId, ids: ['nobody' as MessageId], account: 'nobody' as AccountId, from: { contact, name: '', friend: false }, place: { kind: 'private' },
      text, attachments: [], addressed: true, sentAt: 0, heardAt: 0,
    },
    conversation: begin('nobody' as ConversationId), speaker: { person: 'nobody' as PersonId, account: 'nobody' as AccountId, contact, name: '', roles: [], friend: false },
    desk: [], colleagues: [], own: [], now: 0,
  }
}
