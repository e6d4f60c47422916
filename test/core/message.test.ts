import { describe, expect, it } from 'vitest'
import type { AccountId, ContactId, MessageId, RoomId } from '../../src/core/ids.ts'
import { conversationOf, hearBurst, type Message } from '../../src/core/message.ts'

const message = (id: string, text: string, more: Partial<Message> = {}): Message => ({
  id: id as MessageId, account: 'bot' as AccountId, from: { contact: 'a' as ContactId, name: 'A', friend: true }, place: { kind: 'private' }, kind: 'text', text,
  addressed: true, sentAt: 1, heardAt: 1, ...more,
})

describe('hearing a burst', () => {
  it('is one turn in the order it was said', () => {
    expect(hearBurst([message('1', '在吗'), message('2', '想问个事')])).toMatchObject({ ids: ['1', '2'], text: '在吗\n想问个事' })
  })

  it('drops what was taken back', () => {
    const recall = message('3', '', { kind: 'recall', recalls: '1' as MessageId })
    expect(hearBurst([message('1', '说错了'), message('2', '对的'), recall])).toMatchObject({ ids: ['2'], text: '对的' })
    expect(hearBurst([message('1', '说错了'), recall])).toBeUndefined()
  })

  it('keeps two people in one room apart, whatever their ids contain', () => {
    const place = { kind: 'room', room: 'r/1@chatroom' as RoomId, topic: '' } as const
    const keys = ['a', 'b', 'a/b', 'a%2Fb'].map((contact) => conversationOf({ account: 'bot' as AccountId, from: { contact: contact as ContactId, name: '', friend: true }, place }))
    expect(new Set(keys).size).toBe(4)
  })
})
