import { isStaff, type KnownRoom } from '../core/context.ts'
import type { ConversationId, RoomId } from '../core/ids.ts'
import { conversationOf, type Message } from '../core/message.ts'
import type { Clock, Ledger } from '../ports.ts'

/** How long what a room is may be remembered without asking the ledger. */
const REMEMBERED = 5_000

/** After a cry for help its caller is heard for so long without calling us, in ms: where it is comes in the next message. */
const FOLLOWED = 10 * 60_000

/** `cries`: whether words are an unmistakable cry for help. */
export type GateTools = Readonly<{ ledger: Ledger; now: Clock; cries: (text: string) => boolean }>

/** Whether a message is kept at all: what nobody said to us is not even stored, but for a cry for help in a room that was opened. G1, G4, S1, P1. */
export const gatekeeper = ({ ledger, now, cries }: GateTools) => {
  const cried = new Map<ConversationId, number>()
  const rooms = new Map<RoomId, Readonly<{ room: KnownRoom | undefined; at: number }>>()

  const look = async (message: Message, room: RoomId): Promise<KnownRoom | undefined> => {
    const known = rooms.get(room)
    if (known !== undefined && now() - known.at < REMEMBERED) return known.room
    const found = await ledger.room(message.account, room)
    rooms.set(room, { room: found, at: now() })
    return found
  }

  /** Somebody in a room of residents cries for help, or cried just now. */
  const isCalling = (message: Message): boolean => {
    const id = conversationOf(message)
    if (message.kind !== 'text') return false
    if (cries(message.text)) {
      for (const [other, at] of cried) if (now() - at > FOLLOWED) cried.delete(other)
      cried.set(id, now())
    }
    return now() - (cried.get(id) ?? -Infinity) <= FOLLOWED
  }

  return async (message: Message, open: boolean): Promise<boolean> => {
    if (message.place.kind === 'private') return message.kind !== 'system'
    if (message.addressed) return true
    if (open || message.kind === 'recall') return open
    const use = (await look(message, message.place.room))?.use
    if (use === 'community') return isCalling(message)
    if (use !== 'work') return false
    return isStaff(await ledger.recognise(message.account, message.from.contact, message.from.name, message.from.friend))
  }
}
