import type { payloads } from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import type { AccountId } from '../../../src/core/ids.ts'
import type { Line } from '../../../src/adapters/wechaty/line.ts'

/** A line whose every contact is a friend named like its id; each test says what else it does. */
export const fakeLine = (does: Partial<Line> = {}): Line => ({
  account: 'wxid_bot' as AccountId,
  message: async (id) => ({ id, talkerId: 'li', listenerId: 'wxid_bot', timestamp: 1_795_000_000_000, type: types.Message.Text, text: `text of ${id}` }),
  contact: async (id) => ({ id, name: `name of ${id}`, friend: true, type: types.Contact.Individual, gender: types.ContactGender.Unknown, avatar: '', phone: [] }),
  room: async (id) => ({ id, topic: `topic of ${id}`, memberIdList: [], adminIdList: [] }),
  member: async (_, contact): Promise<payloads.RoomMember> => ({ id: contact, name: `name of ${contact}`, roomAlias: `alias of ${contact}`, avatar: '' }),
  sendText: async () => undefined,
  sendFile: async () => undefined,
  file: async () => ({ name: 'a.png', mediaType: 'image/png', base64: 'AAAA' }),
  acceptFriend: async (id) => ({ contact: id, accepted: true }),
  ...does,
})

/** Never answers. */
export const never = (): Promise<never> => new Promise(() => {})

/** A promise that a test keeps when it likes. */
export const createPromise = <T>(): Readonly<{ promise: Promise<T>; resolve: (value: T) => void }> => {
  const made: { resolve?: (value: T) => void } = {}
  const promise = new Promise<T>((resolve) => {
    made.resolve = resolve
  })
  return { promise, resolve: (value) => made.resolve?.(value) }
}
