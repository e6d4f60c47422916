import { readNumeral, type Numeral } from '../numeral.ts'
import { eat, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import { writePart, type Part } from './part.ts'
import { isRoomEnd, isRoomNumber, skipLoose, type Reading } from './room.ts'

const HIGHEST_FLOOR = 60

/** 四楼东户, 6楼602; a floor alone counts only after another part, or where somebody says they live there. */
export const readFloor = (reading: Reading, numeral: Numeral): Part | undefined => {
  const { text, at, words, tables, before } = reading
  if (numeral.value < 1 || numeral.value > HIGHEST_FLOOR) return undefined
  const floor = eat(text, skipSpaces(text, numeral.to), tables.floor)
  if (floor === undefined) return undefined
  const near = before !== undefined && before.name !== 'room' && at - before.to <= 1
  const room = readRoomAfter(reading, numeral.value, floor.to)
  if (room?.fits === false && near && before.name === 'estate') return { name: 'building', value: writePart('building', numeral.value, words.address), from: at, to: floor.to }
  if (room !== undefined && (room.fits || near)) return { name: 'room', value: writePart('room', room.value, words.address), from: at, to: room.to }
  const side = eat(text, eat(text, skipSpaces(text, floor.to), tables.loose)?.to ?? floor.to, tables.sides)
  const to = side?.to ?? floor.to
  const lives = startOfWordBefore(text, at, words.address.cues) !== undefined && !/\p{Script=Han}/u.test(text.charAt(to))
  if (side === undefined && !lives && !near) return undefined
  const value = `${numeral.value}${words.address.floorMarks[0] ?? ''}${side === undefined ? '' : text.slice(to - (side.to - floor.to), side.to).trim()}`
  return { name: 'room', value, from: at, to }
}

/** The room said after its floor, 15楼1503, and whether it lies on it; on none of 3楼602, where 楼 means the building. */
const readRoomAfter = (reading: Reading, floor: number, at: number): Readonly<{ value: number; to: number; fits: boolean }> | undefined => {
  const { text, words, tables } = reading
  const numeral = readNumeral(text, skipLoose(text, at, tables), words.number)
  if (numeral === undefined || !isRoomNumber(numeral)) return undefined
  const mark = eat(text, skipSpaces(text, numeral.to), tables.room)
  return mark === undefined && !isRoomEnd(reading, numeral.to) ? undefined : { value: numeral.value, to: mark?.to ?? numeral.to, fits: Math.floor(numeral.value / 100) === floor }
}
