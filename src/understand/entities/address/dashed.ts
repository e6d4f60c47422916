import { skipSpaces } from '../vocabulary.ts'
import { addressTablesOf, writePart, type AddressView, type Part } from './part.ts'

/** No building, unit and room in one is longer. */
const LONGEST = 24

/** Building, unit and room with dashes: 6-1-402, 6-甲-402, 6-402, 6#402. Without an estate before them, only all three. */
export const readDashed = (text: string, at: number, { address }: AddressView['words'], afterEstate: boolean): readonly Part[] => {
  const from = skipSpaces(text, at)
  if (/[\d.\-/#a-z]/.test(text.charAt(from - 1))) return []
  const match = addressTablesOf(address).dashed.exec(text.slice(from, from + LONGEST))
  const [, building, named, numbered, room] = match ?? []
  if (match === null || building === undefined || room === undefined) return []
  const unit = named === undefined ? (numbered === undefined ? undefined : Number(numbered)) : address.unitNames[named]
  if (!afterEstate && (unit === undefined || /^(?:19|20)/.test(room))) return []
  const to = from + match[0].length
  return [
    { name: 'building', value: writePart('building', Number(building), address), from, to },
    ...(unit === undefined ? [] : [{ name: 'unit' as const, value: writePart('unit', unit, address), from, to }]),
    { name: 'room', value: writePart('room', Number(room), address), from, to },
  ]
}

/** A unit and a room with a dash after their building: 3号楼 2-1102. */
export const readDashedRoom = (text: string, at: number, { address }: AddressView['words'], before: Part | undefined): readonly Part[] => {
  if (before?.name !== 'building' || before.to > at || text.slice(before.to, at).trim() !== '') return []
  const from = skipSpaces(text, at)
  const match = /^(\d{1,2})[-/](\d{3,4})(?![\d-])/.exec(text.slice(from, from + LONGEST))
  const to = from + (match?.[0].length ?? 0)
  return match === null ? [] : [
    { name: 'unit', value: writePart('unit', Number(match[1]), address), from, to },
    { name: 'room', value: writePart('room', Number(match[2]), address), from, to },
  ]
}
