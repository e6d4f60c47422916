import type { AccountId, ContactId, RoomId } from '../../src/core/ids.ts'
import type { Address } from '../../src/core/ticket.ts'

export const ACCOUNT = 'bot' as AccountId
export const WORK_ROOM = 'work@chatroom' as RoomId
export const COMMUNITY_ROOM = 'community@chatroom' as RoomId

/** Monday 2026-09-14, 08:00 in 常州: a month with a make-up Sunday, 中秋, 国庆 and a make-up Saturday in it. */
export const BEGINS = Date.parse('2026-09-14T00:00:00Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Where a message went, whoever was mentioned in it. */
export const addressKey = (to: Address): string => (to.kind === 'room' ? to.room : to.contact)
export const privately = (contact: ContactId): Address => ({ kind: 'private', account: ACCOUNT, contact })
export const inRoom = (room: RoomId): Address => ({ kind: 'room', account: ACCOUNT, room })
