import { expect, it } from 'vitest'
import type { RoomId } from '../../src/core/ids.ts'
import { createRoomPace } from '../../src/turn/roomPace.ts'

it('counts the answers of one room in the last minutes, each room apart', () => {
  let now = 0
  const pace = createRoomPace(() => now)
  const [a, b] = ['a', 'b'] as unknown as readonly [RoomId, RoomId]
  pace.note(a)
  now = 60_000
  pace.note(a)
  pace.note(b)
  expect([pace.count(a, 10), pace.count(b, 10)]).toEqual([2, 1])
  now = 10 * 60_000
  expect([pace.count(a, 10), pace.count(b, 10)]).toEqual([1, 1])
  now = 11 * 60_000
  expect([pace.count(a, 10), pace.count(b, 10)]).toEqual([0, 0])
})
