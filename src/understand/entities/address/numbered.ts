import { isPause } from '../clause.ts'
import { isNumeralAt, readNumeral, type Numeral } from '../numeral.ts'
import { eat, isDigit, isLatin, isWordAt, lower, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import { readFloor } from './floor.ts'
import { addressTablesOf, writePart, type AddressTables, type AddressView, type Part } from './part.ts'
import { follows, isRoomEnd, isRoomNumber, ROOMS, withoutCount, type Reading } from './room.ts'

const HIGHEST_BUILDING = 999
/** A number with a mark that is also that of a room. */
const HIGHEST_SOFT = 200
const HIGHEST_UNIT = 30

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
    // "Apt. 402"
    const from = lead === undefined ? at : skipSpaces(text, at + lead.length + (text.charAt(at + lead.length) === '.' ? 1 : 0))
    const named = lead === undefined || name !== 'unit' ? undefined : Object.keys(address.unitNames).find((one) => text.startsWith(lower(one), from) && !isLatin(text.charAt(from + one.length)))
    if (named !== undefined) return { name, value: writePart('unit', address.unitNames[named] ?? named, address), from: at, to: from + named.length }
    const numeral = lead === undefined ? undefined : readNumeral(text, from, number)
    if (numeral === undefined) continue
    const isRoom = name === 'unit' && numeral.value >= ROOMS.from
    // Flat 5B
    const letter = name === 'room' && isLatin(text.charAt(numeral.to)) && !isLatin(text.charAt(numeral.to + 1)) ? text.charAt(numeral.to).toUpperCase() : ''
    return { name: isRoom ? 'room' : name, value: writePart(isRoom ? 'room' : name, `${numeral.value}${letter}`, address), from: at, to: numeral.to + letter.length }
  }
  return undefined
}

/** 甲单元, 东单元, A座: a name instead of a number. */
const readNamed = (reading: Reading): Part | undefined => {
  const { text, at, words, tables } = reading
  const { address } = words
  const name = tables.unitNames.find(([small]) => text.startsWith(small, at))?.[1]
  if (name === undefined || isLatin(text.charAt(at - 1))) return undefined
  const unit = eat(text, skipSpaces(text, at + name.length), tables.unit)
  const written = address.unitNames[name] ?? name
  if (unit !== undefined) return { name: 'unit', value: writePart('unit', written, address), from: at, to: unit.to }
  if (isBeforeRoom(reading, at + name.length)) return { name: 'unit', value: writePart('unit', written, address), from: at, to: at + name.length }
  const building = isLatin(name) ? eat(text, at + name.length, tables.building) : undefined
  return building === undefined || isLatin(text.charAt(building.to - 1)) ? undefined
    : { name: 'building', value: writePart('building', written, address), from: at, to: building.to }
}

/** 三幢乙301: a name between a building and a room is the unit. */
const isBeforeRoom = (reading: Reading, at: number): boolean => {
  if (reading.before?.name !== 'building' || !follows(reading)) return false
  const numeral = readNumeral(reading.text, /[-/#,]/.test(reading.text.charAt(at)) ? skipSpaces(reading.text, at + 1) : skipSpaces(reading.text, at), reading.words.number)
  return numeral !== undefined && isRoomNumber(numeral) && isRoomEnd(reading, numeral.to)
}

const readCounted = (reading: Reading): Part | undefined => {
  const { text, at, words, tables, before } = reading
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
  const soft = numeral.value <= HIGHEST_SOFT && numeral.value > 0 ? marked(tables.softBuilding) : undefined
  if (soft !== undefined && isHomeAfter(reading, part('building', soft))) return part('building', soft)
  const slip = numeral.value <= HIGHEST_SOFT && numeral.value > 0 ? marked(tables.slipBuilding) : undefined
  if (slip !== undefined && isSlipBefore(reading, part('building', slip))) return part('building', slip)
  const unit = numeral.value <= HIGHEST_UNIT && numeral.value > 0 ? marked(tables.unit) ?? (before?.name === 'building' && follows(reading) ? marked(tables.softUnit) : undefined) : undefined
  if (unit !== undefined) return part('unit', unit)
  const floor = readFloor(reading, numeral)
  if (floor !== undefined) return floor
  const room = isRoomNumber(numeral) ? marked(tables.room) : undefined
  if (room !== undefined) return part('room', room)
  const figures = withoutCount(reading, numeral)
  return isRoomNumber(figures) && (follows(reading) || isCued(reading) || standsApart(reading, figures.to) || isInHouse(reading, figures)) && isRoomEnd(reading, figures.to) ? part('room', figures.to, figures.value) : undefined
}

/** 阳光大厦1206: figures right after the name of a house. */
const isInHouse = ({ text, at, before }: Reading, { script, to }: Numeral): boolean =>
  (before?.name === 'estate' || before?.name === 'street') && before.to === at && script === 'arabic' && isPause(text, to)

/** Whether a unit or room follows what may be the building: 22号乙单元, 3#501. */
const isHomeAfter = ({ text, words, before }: Reading, building: Part): boolean => {
  if (text.charAt(building.to - 1) !== '#' && before?.name !== 'estate' && before?.name !== 'street') return false
  const next = readNumbered(text, skipSpaces(text, building.to), words, building)
  return next?.name === 'unit' || next?.name === 'room'
}

/** 「7动2单元201」: a unit follows what sounds like the mark of a building, or a room after an estate. */
const isSlipBefore = ({ text, words, before }: Reading, building: Part): boolean => {
  const next = readNumbered(text, skipSpaces(text, building.to), words, building)
  return next?.name === 'unit' || (next?.name === 'room' && (before?.name === 'estate' || before?.name === 'street'))
}

/** How far before a room number the word for it may stand: 门牌补充一下是402. */
const CUE = 8

/** How far after its building a room may stand, with no more than words about the building or unit between. */
const APART = 14

/** 6幢，单元不记得了，402: figures by themselves after their building and words about it. */
const standsApart = ({ text, at, words, before }: Reading, to: number): boolean => {
  if ((before?.name !== 'building' && before?.name !== 'unit') || at - before.to > APART || !/[ ,]/.test(text.charAt(at - 1)) || !isPause(text, to)) return false
  const between = text.slice(before.to, at)
  return !/[\u3002!?;\n]/.test(between) && [...words.address.buildingMarks, ...words.address.unitMarks, ...words.address.roomCues].some((mark) => !isLatin(mark.charAt(0)) && between.includes(mark))
}

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
