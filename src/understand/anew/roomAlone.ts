import type { Slot } from '../../core/service.ts'
import type { AddressWords } from '../../core/words/address.ts'
import type { AddressValue } from '../entities/address.ts'
import { writePart } from '../entities/address/part.ts'
import { ROOMS } from '../entities/address/room.ts'
import type { Found } from '../entities/found.ts'

const ALONE = /^\s*(\d{3,4})\s*$/u
/** What is asked that such a number may answer. */
const NUMBERED: ReadonlySet<Slot['kind']> = new Set(['phone', 'count', 'age'])

/** 「401」 by itself, after a building without a room and while no other number is asked, is the room. */
export const roomAlone = (text: string, known: AddressValue | undefined, asked: Slot | undefined, words: AddressWords): readonly Found<AddressValue>[] => {
  const number = ALONE.exec(text)?.[1]
  if (number === undefined || known?.building === undefined || known.room !== undefined || asked === undefined || NUMBERED.has(asked.kind)) return []
  if (Number(number) < ROOMS.from || (asked.kind === 'time' && isClock(number))) return []
  return [{ said: text, from: 0, to: text.length, value: { room: writePart('room', number, words), corrects: false } }]
}

/** 930, 1500: an hour of the day with a quarter that people name. */
const isClock = (number: string): boolean => Number(number.slice(0, -2)) < 24 && QUARTERS.has(number.slice(-2))
const QUARTERS: ReadonlySet<string> = new Set(['00', '15', '30', '45'])
