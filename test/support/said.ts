import { randomUUID } from 'node:crypto'
import type { AccountId, ContactId, MessageId, RoomId } from '../../src/core/ids.ts'
import type { Message } from '../../src/core/message.ts'

/** An account nobody used before, so that tests share a server and not their data. Its name needs escaping on purpose. */
export const newAccount = (): AccountId => `bot {${randomUUID().slice(0, 8)}}/侨` as AccountId

/** A private text message, or what `change` makes of it. */
export const said = (account: AccountId, text: string, change: Partial<Message> = {}): Message => ({
  id: randomUUID() as MessageId,
  account,
  from: { contact: 'wxid_zhang' as ContactId, name: '张先生', friend: true },
  place: { kind: 'private' },
  kind: 'text',
  text,
  addressed: true,
  sentAt: 1_763_900_000_000,
  heardAt: 1_763_900_000_500,
  ...change,
})

/** The same, in a room. */
export const saidInRoom = (account: AccountId, room: string, text: string): Message =>
  said(account, text, { place: { kind: 'room', room: room as RoomId, topic: '侨友群' } })
