import { isStaff, type KnownRoom } from '../core/context.ts'
import type { RoomId } from '../core/ids.ts'
import type { Message } from '../core/message.ts'
import type { Clock, Ledger } from '../ports.ts'

/** How long what a room is may be remembered without asking the ledger. */
const REMEMBERED = 5_000

export type GateTools = Readonly<{ ledger: Ledger; now: Clock }>

/** Whether a message is kept at all: what nobody said to us is not even stored. G1, P1. */
export const gatekeeper = ({ ledger, now }: GateTools) => {
  const rooms = new Map<RoomId, Readonly<{ room: KnownRoom | undefined; at: number }>>()

  const look = async (message: Message, room: RoomId): Promise<KnownRoom | undefined> => {
    const known = rooms.get(room)
    if (known !== undefined && now() - known.at < REMEMBERED) return known.room
    const found = await ledger.room(message.account, room)
    rooms.set(room, { room: found, at: now() })
    return found
  }

  return async (message: Message, open: boolean): Promise<boolean> => {
    if (message.place.kind === 'private') return message.kind !== 'system'
    if (message.addressed) return true
    if (open || message.kind === 'recall') return open
    if ((await look(message, message.place.room))?.use !== 'work') return false
    return isStaff(await ledger.recognise(message.account, message.from.contact, message.from.name, message.from.friend))
  }
}
