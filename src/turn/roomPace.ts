import type { RoomId } from '../core/ids.ts'
import type { Clock } from '../ports.ts'

/** How often a room was answered in a sliding window; in memory, because one process speaks for an account. */
export type RoomPace = Readonly<{
  /** Answers in that room in the last `minutes`. */
  count: (room: RoomId, minutes: number) => number
  note: (room: RoomId) => void
}>

const KEPT = 1_000
const MINUTE = 60_000

export const createRoomPace = (now: Clock): RoomPace => {
  const answered = new Map<RoomId, readonly number[]>()
  return {
    count: (room, minutes) => {
      const recent = (answered.get(room) ?? []).filter((at) => now() - at < minutes * MINUTE)
      answered.set(room, recent)
      return recent.length
    },
    note: (room) => {
      answered.set(room, [...answered.get(room) ?? [], now()].slice(-KEPT))
    },
  }
}
