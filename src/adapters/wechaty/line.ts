import type { Puppet, payloads } from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import { FileBox } from 'file-box'
import type { OutgoingFile } from '../../core/file.ts'
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
  sendFile: (conversation: string, file: OutgoingFile) => Promise<string | undefined>
  /** The bytes of a message. */
  file: (message: string) => Promise<OutgoingFile>
  /** Accepts a request to be friends; nothing is accepted when it is news of another kind about that contact. */
  acceptFriend: (friendship: string) => Promise<Readonly<{ contact: string; accepted: boolean }>>
}>

const idIn = (id: string | void): string | undefined => (typeof id === 'string' && id !== '' ? id : undefined)

/** The line over a puppet, past Wechaty's own objects, which would fetch every member of a room. */
export const lineOver = (puppet: Puppet, account: AccountId): Line => ({
  account,
  message: (id) => puppet.messagePayload(id),
  // Raw, because the puppet's own cache keeps old names until the provider calls them dirty.
  contact: async (id) => puppet.contactRawPayloadParser(await puppet.contactRawPayload(id)),
  room: async (id) => puppet.roomRawPayloadParser(await puppet.roomRawPayload(id)),
  member: (room, contact) => puppet.roomMemberPayload(room, contact),
  sendText: async (conversation, text, mentions) => {
    return idIn(await puppet.messageSendText(conversation, text, [...mentions]))
  },
  // From base64 and nothing else: a small file from a buffer does not survive the puppet service.
  sendFile: async (conversation, file) => idIn(await puppet.messageSendFile(conversation, FileBox.fromBase64(file.base64, file.name))),
  file: async (message) => {
    const box: Readonly<{ name: string; mediaType: string; toBase64: () => Promise<string> }> = await puppet.messageFile(message)
    return { name: box.name, mediaType: box.mediaType, base64: await box.toBase64() }
  },
  acceptFriend: async (friendship) => {
    const payload: payloads.Friendship = await puppet.friendshipPayload(friendship)
    const accepted = payload.type === types.Friendship.Receive
    if (accepted) await puppet.friendshipAccept(friendship)
    return { contact: payload.contactId, accepted }
  },
})
