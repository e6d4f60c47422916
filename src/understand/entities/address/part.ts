import type { Community } from '../../../core/community.ts'
import type { EntityWords } from '../../../core/library.ts'
import type { AddressWords } from '../../../core/words/address.ts'
import { lower, wordSet } from '../vocabulary.ts'

/** What addresses are read with; `asked` when an address was asked for, so that a name where one stands is an answer. */
export type AddressView = Readonly<{ words: Pick<EntityWords, 'address' | 'number'>; community: Pick<Community, 'estates' | 'name' | 'district' | 'city'>; asked?: boolean }>

export type PartName = 'estate' | 'building' | 'unit' | 'room' | 'street'

/** One part of an address in `[from, to)`; `grid` with an estate of the community. */
export type Part = Readonly<{ name: PartName; value: string; from: number; to: number; grid?: string }>

/** What people put between the figures of a home. */
const DASH = ' ?[-\u2013\u2014/#]-? ?'

/** Building, unit and room in figures with dashes, or with the name of a unit in the middle: 6-1-402, 6#402, 6-甲-402, 6#甲402. */
const dashedOf = ({ unitNames }: AddressWords): RegExp => {
  const names = Object.keys(unitNames).filter((name) => name.length === 1).join('')
  return new RegExp(`^(\\d{1,3})${DASH}(?:([${names}])(?:${DASH})?|(\\d{1,2})${DASH})?(\\d{3,4})(?![\\d-])`, 'u')
}

/** Words of a name in Latin letters before one of the marks. */
const latinName = (marks: readonly string[], { notInRoads, buildingLeads, unitLeads, roomLeads }: AddressWords): string =>
  `(?:(?!(?:${[...notInRoads, ...buildingLeads, ...unitLeads, ...roomLeads].join('|')})[ ,])[a-z]{2,16} ){1,3}(?:${marks.join('|')})(?![a-z])`

/** A road in Latin letters with its number before it: 12 Heping Road, no. 25 Qingguo Lane. */
const latinRoadOf = (words: AddressWords): RegExp => {
  const marks = words.streetMarks.filter((mark) => /^[a-z]+$/.test(mark))
  return new RegExp(`^(?:no\\.? ?)?\\d{1,4}[a-z]? ${latinName(marks, words)}`)
}

const compile = (words: AddressWords) => ({
  building: wordSet(words.buildingMarks),
  unit: wordSet(words.unitMarks),
  unitNames: Object.keys(words.unitNames).map((name) => [lower(name), name] as const),
  softBuilding: wordSet(words.softBuildingMarks),
  slipBuilding: wordSet(words.slipBuildingMarks),
  softUnit: wordSet(words.softUnitMarks),
  afterShort: wordSet(words.afterShort),
  room: wordSet(words.roomMarks),
  floor: wordSet(words.floorMarks),
  sides: wordSet(words.sides),
  loose: wordSet(words.loose),
  counters: new Set(words.counters),
  ordinals: wordSet(words.ordinals),
  stops: new Set(words.stops),
  bareStops: new Set(words.bareStops),
  areas: wordSet(words.areas),
  softAreas: wordSet(words.softAreas),
  dashed: dashedOf(words),
  latinRoad: latinRoadOf(words),
  latinEstate: new RegExp(`^${latinName(words.latinEstateMarks, words)}`),
})

/** The address words as vocabularies. */
export type AddressTables = Readonly<ReturnType<typeof compile>>

const compiled = new WeakMap<AddressWords, AddressTables>()

/** The vocabularies of the words, compiled once. */
export const addressTablesOf = (words: AddressWords): AddressTables => {
  const tables = compiled.get(words) ?? compile(words)
  compiled.set(words, tables)
  return tables
}

/** A building, unit or room as it is written on a ticket. */
export const writePart = (name: 'building' | 'unit' | 'room', value: string | number, { write }: AddressWords): string =>
  write[name].replace('{n}', String(value))
