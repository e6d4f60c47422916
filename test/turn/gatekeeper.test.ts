import { describe, expect, it } from 'vitest'
import type { KnownRoom, RoomUse } from '../../src/core/context.ts'
import type { ContactId, MessageId, PersonId, RoomId } from '../../src/core/ids.ts'
import type { Message } from '../../src/core/message.ts'
import type { Role } from '../../src/core/service.ts'
import type { Ledger } from '../../src/ports.ts'
import { gatekeeper } from '../../src/turn/gatekeeper.ts'
import { newAccount, said, saidInRoom } from '../support/said.ts'

const account = newAccount()

/** A gate before a ledger that knows one room and gives everybody the same roles; counts how often it is asked about the room. */
const openGate = (use: RoomUse | undefined, roles: readonly Role[] = []) => {
  const clock = { now: 0 }
  const asked = { rooms: 0 }
  const known = { use }
  const gate = gatekeeper({
    now: () => clock.now,
    cries: (text) => text.startsWith('救命'),
    ledger: {
      room: async (_: unknown, room: RoomId): Promise<KnownRoom | undefined> => {
        asked.rooms += 1
        return known.use === undefined ? undefined : { room, account, use: known.use, topic: '' }
      },
      recognise: async () => ({ person: 'p' as PersonId, account, contact: 'c', name: '', roles, friend: true }),
    } as unknown as Ledger,
  })
  return { gate, clock, asked, known }
}

const inRoom = (change: Partial<Message> = {}): Message => ({ ...saidInRoom(account, 'r@chatroom', '今晚吃什么'), addressed: false, ...change })

describe('what is kept at all', () => {
  it('is everything somebody says in private, and nothing WeChat says by itself', async () => {
    const { gate } = openGate(undefined)
    expect(await gate(said(account, '在吗'), false)).toBe(true)
    expect(await gate(said(account, '', { kind: 'voice' }), false)).toBe(true)
    expect(await gate(said(account, '', { kind: 'system' }), false)).toBe(false)
  })

  it.each([['unknown', []], ['community', []], ['community', ['admin']], ['work', []]] as const)('is nothing in a room of use %s by somebody with the roles %j who did not call us', async (use, roles) => {
    const { gate } = openGate(use, roles)
    expect(await gate(inRoom(), false)).toBe(false)
  })

  it('is what staff say in the work room, called or not', async () => {
    expect(await openGate('work', ['gridWorker']).gate(inRoom(), false)).toBe(true)
  })

  it('is what calls us anywhere, and what goes on with it', async () => {
    const { gate } = openGate('community')
    expect(await gate(inRoom({ addressed: true }), false)).toBe(true)
    expect(await gate(inRoom(), true)).toBe(true)
  })

  it('is a cry for help in a room of residents, and what its caller says in the next minutes, and in no other room', async () => {
    const { gate, clock } = openGate('community')
    expect(await gate(inRoom({ text: '救命，我妈倒了' }), false)).toBe(true)
    expect(await gate(inRoom({ text: '国泰新都6幢' }), false)).toBe(true)
    expect(await gate(inRoom({ text: '怎么了', from: { contact: 'wxid_li' as ContactId, name: '李阿姨', friend: true } }), false)).toBe(false)
    clock.now += 11 * 60_000
    expect(await gate(inRoom({ text: '国泰新都6幢' }), false)).toBe(false)
    expect(await openGate(undefined).gate(inRoom({ text: '救命，我妈倒了' }), false)).toBe(false)
    expect(await openGate('work').gate(inRoom({ text: '救命，我妈倒了' }), false)).toBe(false)
  })

  it('is a recall only while the burst it may belong to is open', async () => {
    const { gate } = openGate('work', ['gridWorker'])
    const recall = inRoom({ kind: 'recall', recalls: 'm' as MessageId })
    expect(await gate(recall, true)).toBe(true)
    expect(await gate(recall, false)).toBe(false)
  })
})

describe('what a room is', () => {
  it('is asked once in a while, and a change is noticed', async () => {
    const { gate, clock, asked, known } = openGate('community', ['gridWorker'])
    for (let n = 0; n < 5; n += 1) expect(await gate(inRoom(), false)).toBe(false)
    expect(asked.rooms).toBe(1)
    known.use = 'work'
    clock.now += 5_000
    expect(await gate(inRoom(), false)).toBe(true)
    expect(asked.rooms).toBe(2)
  })
})
