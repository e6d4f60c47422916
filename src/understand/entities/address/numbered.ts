import { isNumeralAt, readNumeral, type Numeral } from '../numeral.ts'
import { eat, isDigit, isLatin, isWordAt, lower, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import { addressTablesOf, writePart, type AddressTables, type AddressView, type Part } from './part.ts'

const HIGHEST_BUILDING = 999
const HIGHEST_UNIT = 30
const HIGHEST_FLOOR = 60
const ROOMS = { from: 101, to: 9_999 } as const

type Reading = Readonly<{ text: string; at: number; words: AddressView['words']; tables: AddressTables; before: Part | undefined }>

/** A building, unit or room at `at`: 6幢, 十六号楼, A座, 甲单元, 402室, 四楼东户, building 6. `before` is the part right before it. */
export const readNumbered = (text: string, at: number, words: AddressView['words'], before: Part | undefined): Part | undefined => {
  const reading: Reading = { text, at, words, tables: addressTablesOf(words.address), before }
  return readLed(reading) ?? readNamed(reading) ?? readCounted(reading)
}

/** `building 6`, `unit B`, `room 402`. */
const readLed = ({ text, at, words }: Reading): Part | undefined => {
  const { address, number } = words
  if (!isLatin(text.charAt(at)) || isLatin(text.charAt(at - 1))) return undefined
  for (const [name, leads] of [['building', address.buildingLeads], ['unit', address.unitLeads], ['room', address.roomLeads]] as const) {
    const lead = leads.find((word) => text.startsWith(lower(word), at) && !isLatin(text.charAt(at + word.length)))
    const from = lead === undefined ? at : skipSpaces(text, at + lead.length)
    const named = lead === undefined || name !== 'unit' ? undefined : Object.keys(address.unitNames).find((one) => text.startsWith(lower(one), from) && !isLatin(text.charAt(from + one.length)))
    if (named !== undefined) return { name, value: writePart('unit', address.unitNames[named] ?? named, address), from: at, to: from + named.length }
    const numeral = lead === undefined ? undefined : readNumeral(text, from, number)
    if (numeral === undefined) continue
    const isRoom = name === 'unit' && numeral.value >= ROOMS.from
    return { name: isRoom ? 'room' : name, value: writePart(isRoom ? 'room' : name, numeral.value, address), from: at, to: numeral.to }
  }
  return undefined
}

/** 甲单元, 东单元, A座: a name instead of a number. */
const readNamed = ({ text, at, words, tables }: Reading): Part | undefined => {
  const { address } = words
  const name = Object.keys(address.unitNames).find((one) => text.startsWith(lower(one), at))
  if (name === undefined || isLatin(text.charAt(at - 1))) return undefined
  const unit = eat(text, at + name.length, tables.unit)
  const written = address.unitNames[name] ?? name
  if (unit !== undefined) return { name: 'unit', value: writePart('unit', written, address), from: at, to: unit.to }
  const building = isLatin(name) ? eat(text, at + name.length, tables.building) : undefined
  return building === undefined || isLatin(text.charAt(building.to - 1)) ? undefined
    : { name: 'building', value: writePart('building', written, address), from: at, to: building.to }
}

const readCounted = (reading: Reading): Part | undefined => {
  const { text, at, words, tables } = reading
  const from = eat(text, at, tables.ordinals)?.to ?? at
  const numeral = readNumeral(text, from, words.number)
  if (numeral === undefined || numeral.script === 'latin' || isTail(reading)) return undefined
  const marked = (marks: AddressTables['building']): number | undefined => {
    const to = eat(text, skipSpaces(text, numeral.to), marks)?.to
    return to === undefined || isWordAt(text, to, words.address.notAfter) ? undefined : to
  }
  const part = (name: 'building' | 'unit' | 'room', to: number, value: string | number = numeral.value): Part =>
    ({ name, value: writePart(name, value, words.address), from: at, to })
  const building = numeral.value <= HIGHEST_BUILDING && numeral.value > 0 ? marked(tables.building) : undefined
  if (building !== undefined) return isCounting(reading, numeral) ? undefined : part('building', building)
  const unit = numeral.value <= HIGHEST_UNIT && numeral.value > 0 ? marked(tables.unit) : undefined
  if (unit !== undefined) return part('unit', unit)
  const floor = readFloor(reading, numeral)
  if (floor !== undefined) return floor
  if (!isRoomNumber(numeral)) return undefined
  const room = marked(tables.room)
  if (room !== undefined) return part('room', room)
  return (follows(reading) || isCued(reading)) && isRoomEnd(reading, numeral.to) ? part('room', numeral.to) : undefined
}

/** How far before a room number the word for it may stand: 门牌补充一下是402. */
const CUE = 8

const isCued = ({ text, at, words }: Reading): boolean => {
  const clause = text.slice(Math.max(0, at - CUE), at).split(/[\n,\uff0c\u3002]/).at(-1)!
  return words.address.roomCues.some((cue) => clause.includes(cue))
}

/** Whether the figure goes on from something before it: 血压150, 2-402 in the middle of a case number. */
const isTail = ({ text, at, words, before }: Reading): boolean =>
  (isNumeralAt(text, at - 1, words.number) && isNumeralAt(text, at, words.number)) || (isLatin(text.charAt(at - 1)) && before?.to !== at)
  || (text.charAt(at - 1) === '.' && isDigit(text.charAt(at)))

/** 一栋房子, 两座: a count of buildings, unless an address goes before it. */
const isCounting = ({ text, at, words, tables, before }: Reading, numeral: Numeral): boolean =>
  numeral.script === 'chinese' && numeral.to - at === 1 && tables.counters.has(text.charAt(at)) && !isBeside(text, at, before)
  && startOfWordBefore(text, at, words.address.cues) === undefined && startOfWordBefore(text, at, words.address.but) === undefined

const isBeside = (text: string, at: number, before: Part | undefined): boolean =>
  before !== undefined && at - before.to <= 6 && !/[\u3002!?;\n]/.test(text.slice(before.to, at))

/** 四楼东户; a floor alone counts only after another part, or where somebody says they live there. */
const readFloor = ({ text, at, words, tables, before }: Reading, numeral: Numeral): Part | undefined => {
  if (numeral.value < 1 || numeral.value > HIGHEST_FLOOR) return undefined
  const floor = eat(text, skipSpaces(text, numeral.to), tables.floor)
  if (floor === undefined) return undefined
  const side = eat(text, eat(text, skipSpaces(text, floor.to), tables.loose)?.to ?? floor.to, tables.sides)
  const to = side?.to ?? floor.to
  const lives = startOfWordBefore(text, at, words.address.cues) !== undefined && !/\p{Script=Han}/u.test(text.charAt(to))
  if (side === undefined && !lives && !(before !== undefined && before.name !== 'room' && at - before.to <= 1)) return undefined
  const value = `${numeral.value}${words.address.floorMarks[0] ?? ''}${side === undefined ? '' : text.slice(to - (side.to - floor.to), side.to).trim()}`
  return { name: 'room', value, from: at, to }
}

const isRoomNumber = (numeral: Numeral): boolean =>
  numeral.digits !== undefined && numeral.digits.length >= 3 && numeral.digits.length <= 4 && numeral.value >= ROOMS.from && numeral.value <= ROOMS.to

/** Whether a building or unit stands right before, so that figures without a mark are the room. */
const follows = ({ text, at, tables, before }: Reading): boolean => {
  if (before === undefined || (before.name !== 'building' && before.name !== 'unit')) return false
  let to = skipSpaces(text, before.to)
  for (let loose = eat(text, to, tables.loose); loose !== undefined && to < at; loose = eat(text, to, tables.loose)) to = skipSpaces(text, loose.to)
  return to === at || text.slice(before.to, at).trim() === ''
}

const isRoomEnd = ({ text, words, tables }: Reading, to: number): boolean =>
  !isLatin(text.charAt(to)) && !/[\d:.%]/.test(text.charAt(to)) && !isWordAt(text, to, words.address.notAfter) && eat(text, skipSpaces(text, to), tables.building) === undefined

/** Building, unit and room with dashes: 6-1-402, 6-402, 6#402. Without an estate before them, only all three. */
export const readDashed = (text: string, at: number, words: AddressView['words'], afterEstate: boolean): readonly Part[] => {
  const from = skipSpaces(text, at)
  if (/[\d.\-/#a-z]/.test(text.charAt(from - 1))) return []
  const match = /^(\d{1,3})(?:[-/#]-?(\d{1,2}))?[-/#]-?(\d{3,4})(?![\d-])/.exec(text.slice(from, from + 16))
  const [, building, unit, room] = match ?? []
  if (match === null || building === undefined || room === undefined || (!afterEstate && (unit === undefined || /^(?:19|20)/.test(room)))) return []
  const to = from + match[0].length
  const { address } = words
  return [
    { name: 'building', value: writePart('building', Number(building), address), from, to },
    ...(unit === undefined ? [] : [{ name: 'unit' as const, value: writePart('unit', Number(unit), address), from, to }]),
    { name: 'room', value: writePart('room', Number(room), address), from, to },
  ]
}
