import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/core/command.ts'
import type { Context } from '../../src/core/context.ts'
import { begin, type Conversation } from '../../src/core/conversation.ts'
import { decide } from '../../src/core/decide.ts'
import { privateConversation, roomConversation, type AccountId, type ContactId, type MessageId, type PersonId, type RoomId } from '../../src/core/ids.ts'
import type { Role } from '../../src/core/service.ts'
import type { Turn } from '../../src/core/message.ts'
import { loadShipped } from '../support/shippedLibrary.ts'

const library = await loadShipped()
const { perPerson, perRoom, minutes } = library.community.answers
const ACCOUNT = 'bot' as AccountId
const CONTACT = 'c' as ContactId
const ROOM = 'r' as RoomId
let serial = 0

type Saying = Readonly<{ now: number; command?: Command; roles?: readonly Role[]; use?: 'work' | 'community'; roomPace?: number }>

const say = (conversation: Conversation, { now, command = { kind: 'greet' }, roles = [], use, roomPace }: Saying): Readonly<{ conversation: Conversation; said: readonly string[] }> => {
  const turn: Turn = {
    conversation: conversation.id, ids: [`m${serial += 1}` as MessageId], account: ACCOUNT, from: { contact: CONTACT, name: '恽女士', friend: true },
    place: use === undefined ? { kind: 'private' } : { kind: 'room', room: ROOM, topic: '' }, text: `第${serial}句`, attachments: [], addressed: true, sentAt: now, heardAt: now,
  }
  const context: Context = {
    now, library, commands: [command], voice: conversation.voice, desk: [], colleagues: [], own: [],
    speaker: { person: 'p' as PersonId, account: ACCOUNT, contact: CONTACT, name: '恽女士', roles, friend: true },
    ...(use === undefined ? {} : { room: { room: ROOM, account: ACCOUNT, use, topic: '' } }), ...(roomPace === undefined ? {} : { roomPace }),
  }
  const decision = decide(conversation, turn, context)
  return { conversation: decision.conversation, said: decision.effects.flatMap((effect) => (effect.do === 'say' ? effect.lines.map(({ reply }) => reply) : [])) }
}

const many = (count: number, begun: Conversation, saying: Saying): Readonly<{ conversation: Conversation; said: readonly (readonly string[])[] }> => {
  let conversation = begun
  const said = Array.from({ length: count }, () => {
    const answer = say(conversation, saying)
    conversation = answer.conversation
    return answer.said
  })
  return { conversation, said }
}

const inPrivate = begin(privateConversation(ACCOUNT, CONTACT))
const inRoom = begin(roomConversation(ACCOUNT, ROOM, CONTACT))

describe('nobody is answered without end', () => {
  it('one person hears once why, then nothing, and is answered again when the time is over', () => {
    const { conversation, said } = many(perPerson + 3, inPrivate, { now: 0 })
    expect(said.filter((lines) => lines.includes('smalltalk.greet'))).toHaveLength(perPerson)
    expect(said.slice(perPerson)).toEqual([['pace.person'], [], []])
    expect(say(conversation, { now: minutes * 60_000 }).said).toEqual(['smalltalk.greet'])
  })

  it('what is urgent is answered all the same', () => {
    const { conversation } = many(perPerson + 3, inPrivate, { now: 0 })
    expect(say(conversation, { now: 1, command: { kind: 'emergency', sign: library.safety.emergencies[0]?.id ?? '' } }).said).toContain('emergency.call')
  })

  it('a room that was answered too often hears why once, then nothing; staff at work are not counted', () => {
    expect(say(inRoom, { now: 0, use: 'community', roomPace: perRoom - 1 }).said).toEqual(['smalltalk.greet'])
    expect(say(inRoom, { now: 0, use: 'community', roomPace: perRoom }).said).toEqual(['pace.room'])
    expect(say(inRoom, { now: 0, use: 'community', roomPace: perRoom + 1 }).said).toEqual([])
    expect(say(inRoom, { now: 0, use: 'work', roles: ['gridWorker'], roomPace: perRoom + 9 }).said).toEqual(['smalltalk.greet'])
    expect(many(perPerson + 3, inPrivate, { now: 0, roles: ['gridWorker'] }).said.every((lines) => lines.includes('smalltalk.greet'))).toBe(true)
  })
})
