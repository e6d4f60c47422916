import type { Puppet, payloads } from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import type { AccountId } from '../../core/ids.ts'

/**
 * A logged-in account one can ask and speak through, until the connection under it is lost. Everything may reject
 * and nothing has a deadline of its own.
 */
export type Line = Readonly<{
  account: AccountId
  message: (id: string) => Promise<payloads.Message>
  contact: (id: string) => Promise<payloads.Contact>
  room: (id: string) => Promise<payloads.Room>
  member: (room: string, contact: string) => Promise<payloads.RoomMember>
  /** The new message's id, when the provider gives one. */
  sendText: (conversation: string, text: string, mentions: readonly string[]) => Promise<string | undefined>
  /** Accepts a request to be friends; nothing is accepted when it is news of another kind about that contact. */
  acceptFriend: (friendship: string) => Promise<Readonly<{ contact: string; accepted: boolean }>>
}>

/** The line over a puppet, past Wechaty's own objects, which would fetch every member of a room. */
export const lineOver = (puppet: Puppet, account: AccountId): Line => ({
  account,
  message: (id) => puppet.messagePayload(id),
  // Raw, because the puppet's own cache keeps old names until the provider calls them dirty.
  contact: async (id) => puppet.contactRawPayloadParser(await puppet.contactRawPayload(id)),
  room: async (id) => puppet.roomRawPayloadParser(await puppet.roomRawPayload(id)),
  member: (room, contact) => puppet.roomMemberPayload(room, contact),
  sendText: async (conversation, text, mentions) => {
    const id = await puppet.messageSendText(conversation, text, [...mentions])
    return typeof id === 'string' && id !== '' ? id : undefined
  },
  acceptFriend: async (friendship) => {
    const payload: payloads.Friendship = await puppet.friendshipPayload(friendship)
    const accepted = payload.type === types.Friendship.Receive
    if (accepted) await puppet.friendshipAccept(friendship)
    return { contact: payload.contactId, accepted }
  },
})
