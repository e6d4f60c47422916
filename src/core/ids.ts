/** A string that cannot be swapped for another kind of string by accident. */
export type Brand<Name extends string> = string & { readonly __brand: Name }

/** The WeChat account the bot is logged in as. */
export type AccountId = Brand<'AccountId'>
/** A WeChat contact as one account sees it; stable only within a login epoch on some providers. */
export type ContactId = Brand<'ContactId'>
/** A WeChat group as one account sees it. */
export type RoomId = Brand<'RoomId'>
/** One WeChat message, as its provider names it. */
export type MessageId = Brand<'MessageId'>
/** One person in the ledger, whatever WeChat contact they are bound to today. */
export type PersonId = Brand<'PersonId'>
/** One person's conversation in one place: account, private or room, contact. */
export type ConversationId = Brand<'ConversationId'>
/** One effect of one turn; performing it twice is performing it once. */
export type EffectId = Brand<'EffectId'>
/** One ticket, derived from the effect that opened it. */
export type TicketId = Brand<'TicketId'>
/** The number people speak, `Q<MMDD>-<NN>`, in the day of 常州. */
export type TicketNumber = Brand<'TicketNumber'>

export type LawId = Brand<'LawId'>
export type EntryId = Brand<'EntryId'>
export type ServiceId = Brand<'ServiceId'>
export type SlotId = Brand<'SlotId'>
export type ReplyId = Brand<'ReplyId'>

const part = (raw: string): string => encodeURIComponent(raw)

/** The one key under which a private conversation is ordered, stored and remembered. */
export const privateConversation = (account: AccountId, contact: ContactId): ConversationId =>
  `${part(account)}/private/${part(contact)}` as ConversationId

/** The one key of a person's conversation in a room: two people in one room never share a draft. */
export const roomConversation = (account: AccountId, room: RoomId, contact: ContactId): ConversationId =>
  `${part(account)}/room/${part(room)}/${part(contact)}` as ConversationId

/** The account a conversation belongs to; stores use it as the hash tag of Redis Cluster. */
export const accountOf = (conversation: ConversationId): AccountId =>
  decodeURIComponent(conversation.slice(0, conversation.indexOf('/'))) as AccountId

/** The id of the n-th effect of the turn that began with `first`. */
export const effectId = (conversation: ConversationId, first: MessageId, n: number): EffectId =>
  `${conversation}#${part(first)}#${n}` as EffectId
