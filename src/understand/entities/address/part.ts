import type { Community } from '../../../core/community.ts'
import type { EntityWords } from '../../../core/library.ts'
import type { AddressWords } from '../../../core/words/address.ts'
import { wordSet } from '../vocabulary.ts'

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

const compile = (words: AddressWords) => ({
  building: wordSet(words.buildingMarks),
  unit: wordSet(words.unitMarks),
  softBuilding: wordSet(words.softBuildingMarks),
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
