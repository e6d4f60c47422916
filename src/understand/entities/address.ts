import type { Community, Estate } from '../../core/community.ts'
import type { EntityWords } from '../../core/library.ts'
import { foundIn, type Found } from './found.ts'
import { readNumeral } from './numeral.ts'
import { isWordAt, lower, startOfWordBefore } from './vocabulary.ts'

/** Where somebody lives, as far as it was said. */
export type AddressValue = Readonly<{
  estate?: string
  building?: string
  unit?: string
  room?: string
  /** For places outside the community's list: the words themselves. */
  street?: string
  /** Where in the community it lies, when the estate is known. */
  grid?: string
  /** A part was said to be wrong, and this is what is right instead. */
  corrects: boolean
}>

/** What addresses are read with. */
export type AddressView = Readonly<{ words: Pick<EntityWords, 'address' | 'number'>; community: Pick<Community, 'estates'> }>

type PartName = 'estate' | 'building' | 'unit' | 'room' | 'street'
type Part = Readonly<{ name: PartName; value: string; from: number; to: number; grid?: string; wrong: boolean }>

/** Parts further apart than this belong to different sentences about different things. */
const GAP = 6

/** The addresses a text gives, parts that belong together as one. Parts said to be wrong are left out and mark the rest as a correction. */
export const findAddresses = (text: string, view: AddressView): readonly Found<AddressValue>[] => {
  const small = lower(text)
  const parts = readParts(small, view)
  const groups: Part[][] = []
  for (const part of parts) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group !== undefined && last !== undefined && part.from - last.to <= GAP && (part.wrong || last.wrong || !group.some(({ name, wrong }) => name === part.name && !wrong))) group.push(part)
    else groups.push([part])
  }
  return groups.flatMap((group) => {
    const right = group.filter(({ wrong }) => !wrong)
    const [first, last] = [group[0], group.at(-1)]
    if (right.length === 0 || first === undefined || last === undefined) return []
    const value: AddressValue = {
      ...Object.fromEntries(right.map(({ name, value: said }) => [name, said])),
      ...right.reduce<{ grid?: string }>((known, { grid }) => (grid === undefined ? known : { grid }), {}),
      corrects: right.length < group.length,
    }
    return [foundIn(text, first.from, last.to, value)]
  })
}

const readParts = (text: string, { words, community }: AddressView): readonly Part[] => {
  const parts: Part[] = []
  for (let at = 0; at < text.length; at += 1) {
    const read = readEstate(text, at, community.estates) ?? readNumbered(text, at, words) ?? readStreet(text, at, words)
    if (read === undefined) continue
    parts.push({ ...read, from: at, wrong: startOfWordBefore(text, at, words.address.not) !== undefined })
    at = read.to - 1
    if (read.name !== 'estate') continue
    const dashed = readDashed(text, read.to, words.address)
    parts.push(...dashed)
    at = (dashed.at(-1)?.to ?? read.to) - 1
  }
  return parts
}

type Read = Pick<Part, 'name' | 'value' | 'to' | 'grid'>

const readEstate = (text: string, at: number, estates: readonly Estate[]): Read | undefined => {
  const said = estates.flatMap((estate) => [estate.name, ...estate.aliases].map((name) => ({ estate, name: lower(name) })))
    .filter(({ name }) => text.startsWith(name, at) || differsByOne(text.slice(at, at + name.length), name))
    .toSorted((a, b) => Number(text.startsWith(b.name, at)) - Number(text.startsWith(a.name, at)) || b.name.length - a.name.length)[0]
  if (said !== undefined) return { name: 'estate', value: said.estate.name, to: at + said.name.length, grid: said.estate.grid }
  for (const estate of estates) {
    for (const pinyin of estate.pinyin) {
      const to = eatSyllables(text, at, lower(pinyin))
      if (to !== undefined) return { name: 'estate', value: estate.name, to, grid: estate.grid }
    }
  }
  return undefined
}

/** One wrong character in a name of four or more is a slip of the finger or of a transcription. */
const differsByOne = (said: string, name: string): boolean =>
  name.length >= 4 && said.length === name.length && /^\p{Script=Han}+$/u.test(said) && [...name].filter((character, at) => character !== said[at]).length === 1

const eatSyllables = (text: string, at: number, pinyin: string): number | undefined => {
  if (/[a-z]/.test(text.charAt(at - 1))) return undefined
  let to = at
  for (const letter of pinyin.replace(/\s+/g, '')) {
    while (to > at && text.charAt(to) === ' ') to += 1
    if (text.charAt(to) !== letter) return undefined
    to += 1
  }
  return /[a-z]/.test(text.charAt(to)) ? undefined : to
}

const markAt = (text: string, at: number, marks: readonly string[]): number | undefined => {
  const from = text.charAt(at) === ' ' ? at + 1 : at
  const mark = marks.filter((word) => text.startsWith(lower(word), from)).toSorted((a, b) => b.length - a.length)[0]
  if (mark === undefined) return undefined
  const to = from + mark.length
  return /[a-z]$/.test(mark) && /[a-z]/.test(text.charAt(to)) ? undefined : to
}

const readNumbered = (text: string, at: number, { address, number }: AddressView['words']): Read | undefined => {
  const previous = text.charAt(at - 1)
  const lead = leadAt(text, at, address)
  if (lead !== undefined) {
    const numeral = readNumeral(text, skipBlank(text, lead.to), number)
    return numeral === undefined ? undefined : { name: lead.name, value: writeNumber(numeral.value, lead.name, address), to: numeral.to }
  }
  const named = Object.keys(address.unitNames).find((name) => text.startsWith(lower(name), at) && markAt(text, at + name.length, address.unitMarks) !== undefined)
  if (named !== undefined && !/[a-z]/.test(previous)) {
    return { name: 'unit', value: address.write.unit.replace('{n}', address.unitNames[named] ?? named), to: markAt(text, at + named.length, address.unitMarks) ?? at }
  }
  if (/[\dA-Za-z]/.test(previous) || readNumeral(text, at - 1, number)?.to === readNumeral(text, at, number)?.to && at > 0 && readNumeral(text, at, number) !== undefined) return undefined
  const numeral = readNumeral(text, at, number)
  if (numeral === undefined) return undefined
  const after = (marks: readonly string[]): number | undefined => {
    const to = markAt(text, numeral.to, marks)
    return to === undefined || isWordAt(text, to, address.notAfter) && !/\d/.test(text.charAt(to)) ? undefined : to
  }
  const building = numeral.value <= 999 ? after(address.buildingMarks) : undefined
  if (building !== undefined) return { name: 'building', value: writeNumber(numeral.value, 'building', address), to: building }
  const unit = numeral.value <= 30 ? after(address.unitMarks) : undefined
  if (unit !== undefined) return { name: 'unit', value: writeNumber(numeral.value, 'unit', address), to: unit }
  const room = numeral.script === 'arabic' && numeral.value >= 101 && numeral.value <= 9_999 ? after(address.roomMarks) : undefined
  if (room !== undefined) return { name: 'room', value: writeNumber(numeral.value, 'room', address), to: room }
  return bareRoom(text, at, numeral.to, numeral.value, address)
}

/** 「6幢402」: figures right after a building or unit are a room. */
const bareRoom = (text: string, at: number, to: number, value: number, address: AddressView['words']['address']): Read | undefined => {
  const before = text.slice(0, at).trimEnd()
  const follows = [...address.buildingMarks, ...address.unitMarks].some((mark) => before.endsWith(lower(mark)) && /[\d\p{Script=Han}]$/u.test(before.slice(0, -mark.length)))
  return follows && value >= 101 && value <= 9_999 && !/[\d\p{Script=Han}]/u.test(text.charAt(to)) ? { name: 'room', value: writeNumber(value, 'room', address), to } : undefined
}

const leadAt = (text: string, at: number, address: AddressView['words']['address']): Readonly<{ name: 'building' | 'unit' | 'room'; to: number }> | undefined => {
  if (/[a-z]/.test(text.charAt(at - 1))) return undefined
  for (const [name, leads] of [['building', address.buildingLeads], ['unit', address.unitLeads], ['room', address.roomLeads]] as const) {
    const lead = leads.find((word) => text.startsWith(lower(word), at) && /^\s*\d/.test(text.slice(at + word.length)))
    if (lead !== undefined) return { name, to: at + lead.length }
  }
  return undefined
}

/** 「6-2-301」 right after an estate: building, unit, room; or building and room. */
const readDashed = (text: string, at: number, address: AddressView['words']['address']): readonly Part[] => {
  const dashed = /^\s?(\d{1,3})-(?:(\d{1,2})-)?(\d{3,4})(?!\d)/.exec(text.slice(at))
  if (dashed === null) return []
  const to = at + dashed[0].length
  const part = (name: 'building' | 'unit' | 'room', said: string | undefined): readonly Part[] =>
    said === undefined ? [] : [{ name, value: writeNumber(Number(said), name, address), from: at, to, wrong: false }]
  return [...part('building', dashed[1]), ...part('unit', dashed[2]), ...part('room', dashed[3])]
}

const skipBlank = (text: string, at: number): number => (text.charAt(at) === ' ' ? at + 1 : at)

const writeNumber = (value: number, name: 'building' | 'unit' | 'room', { write }: AddressView['words']['address']): string => write[name].replace('{n}', String(value))

const STREET_NAME = 8

/** A road with a number, or another estate by its ending: kept as it was said, its grid unknown. */
const readStreet = (text: string, at: number, { address }: AddressView['words']): Read | undefined => {
  if (address.stops.includes(text.charAt(at)) || !/\p{Script=Han}/u.test(text.charAt(at))) return undefined
  const before = text.charAt(at - 1)
  if (/\p{Script=Han}/u.test(before) && !address.stops.includes(before)) return undefined
  for (let to = at + 2; to <= Math.min(text.length, at + STREET_NAME); to += 1) {
    if (address.stops.includes(text.charAt(to - 1)) || !/\p{Script=Han}/u.test(text.charAt(to - 1))) return undefined
    const name = text.slice(at, to)
    if (address.estateMarks.some((mark) => name.endsWith(mark) && name.length > mark.length + 1)) return { name: 'street', value: name, to }
    if (!address.streetMarks.some((mark) => name.endsWith(mark) && name.length > mark.length)) continue
    const number = /^\d{1,4}/.exec(text.slice(to))?.[0]
    const end = number === undefined ? undefined : markAt(text, to + number.length, address.numberMarks)
    if (number !== undefined && end !== undefined) return { name: 'street', value: text.slice(at, end), to: end }
  }
  return undefined
}

/** What was known of an address with what was said now: a new part replaces the old one, another estate replaces everything. */
export const mergeAddress = (before: AddressValue | undefined, said: AddressValue): AddressValue => {
  const moved = (said.estate ?? said.street) !== undefined && before !== undefined && (said.estate ?? said.street) !== (before.estate ?? before.street)
  return moved || before === undefined ? said : { ...before, ...said }
}

/** The address as people write it. */
export const formatAddress = ({ estate, street, building, unit, room }: Omit<AddressValue, 'corrects'>): string =>
  [street === estate ? undefined : street, estate, building, unit, room].filter((part) => part !== undefined).join('')
