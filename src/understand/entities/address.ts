import { readDashed, readDashedRoom } from './address/dashed.ts'
import { readEstate } from './address/estates.ts'
import { readNumbered } from './address/numbered.ts'
import { writePart, type AddressView, type Part } from './address/part.ts'
import { readOtherEstate } from './address/otherEstates.ts'
import { readLatinPlace, readRoad, regionStart } from './address/streets.ts'
import { clauseStart } from './clause.ts'
import { foundIn, type Found } from './found.ts'
import { isWordAt, lower, startOfWordBefore } from './vocabulary.ts'

/** Where somebody lives, as far as it was said. */
export type AddressValue = Readonly<{
  /** An estate: one of the community by its own name, any other as it was said. */
  estate?: string
  building?: string
  unit?: string
  room?: string
  /** A road with its number, in the words themselves. */
  street?: string
  /** Where in the community it lies, when the estate is one of its own. */
  grid?: string
  /** A part was said to be wrong, and this is what is right instead. */
  corrects: boolean
}>

/** Parts further apart than this belong to different sentences about different things. */
const GAP = 6

type Judged = Part & Readonly<{ wrong: boolean }>

/** The addresses a text gives, parts that belong together as one. Parts said to be wrong are left out and mark the rest as a correction. */
export const findAddresses = (text: string, view: AddressView): readonly Found<AddressValue>[] => {
  const small = lower(text)
  return groupParts(small, judge(small, readParts(small, view), view)).flatMap((group) => {
    const right = group.filter(({ wrong }) => !wrong)
    const [first, last] = [group[0], group.at(-1)]
    if (right.length === 0 || first === undefined || last === undefined) return []
    const grid = right.find((part) => part.grid !== undefined)?.grid
    const { estate, street, building, unit, room }: Partial<Record<Part['name'], string>> =
      Object.fromEntries(right.map((part) => [part.name, part.name === 'street' ? text.slice(part.from, part.to) : part.name === 'estate' && part.grid === undefined ? text.slice(part.to - part.value.length, part.to) : part.value]))
    return [foundIn(text, first.from, Math.max(...group.map(({ to }) => to)), {
      ...(estate === undefined ? {} : { estate }), ...(street === undefined ? {} : { street }), ...(building === undefined ? {} : { building }),
      ...(unit === undefined ? {} : { unit }), ...(room === undefined ? {} : { room }), ...(grid === undefined ? {} : { grid }),
      corrects: right.length < group.length,
    })]
  })
}

/** What was known of an address with what was said now: a new part replaces the old one, another estate or road replaces everything. */
export const mergeAddress = (before: AddressValue | undefined, said: AddressValue): AddressValue => {
  const place = said.estate ?? said.street
  const moved = place !== undefined && before !== undefined && place !== (before.estate ?? before.street)
  return moved || before === undefined ? said : { ...before, ...said }
}

/** The address as people write it. */
export const formatAddress = ({ estate, street, building, unit, room }: Omit<AddressValue, 'corrects'>): string =>
  [street === estate ? undefined : street, estate, building, unit, room].filter((part) => part !== undefined).join('')

const readParts = (text: string, view: AddressView): readonly Part[] => {
  const parts: Part[] = []
  for (let at = 0; at < text.length; ) {
    const read = readAt(text, at, view, parts.at(-1))
    const [last, next] = [parts.at(-1), read[0]]
    // 「延陵西路88号怡康花园」 is one place.
    if (last?.name === 'street' && next?.name === 'estate' && next.grid === undefined && next.from === last.to) parts.splice(-1, 1, { ...last, value: last.value + next.value, to: next.to }, ...read.slice(1))
    else parts.push(...read)
    at = read.length === 0 ? at + 1 : Math.max(at, ...read.map(({ to }) => to))
  }
  return parts
}

const readAt = (text: string, at: number, view: AddressView, before: Part | undefined): readonly Part[] => {
  const estate = readEstate(text, at, view)
  if (estate !== undefined) return [{ ...estate, from: Math.max(regionStart(text, at, view.words.address), before?.to ?? 0) }]
  const place = readRoad(text, at, view.words) ?? readLatinPlace(text, at, view) ?? readOtherEstate(text, at, view, before?.to)
  if (place !== undefined && place.from >= (before?.to ?? 0)) return [place]
  const dashed = readDashed(text, at, view.words, before?.to === at && (before.name === 'estate' || before.name === 'street'))
  if (dashed.length > 0) return dashed
  const [unit, room] = readDashedRoom(text, at, view.words, before)
  if (unit !== undefined && room !== undefined) return [unit, room]
  const first = before === undefined ? readRoomFirst(text, at, view) : undefined
  if (first !== undefined) return [first]
  const numbered = readNumbered(text, at, view.words, before)
  return numbered === undefined ? [] : [numbered]
}

/** 403，国泰新都18幢: a room that begins the clause right before its estate. */
const readRoomFirst = (text: string, at: number, view: AddressView): Part | undefined => {
  const match = clauseStart(text, at) === at ? /^(\d{3,4})[, ]{1,2}/.exec(text.slice(at, at + 6)) : null
  const [said = '', room = ''] = match ?? []
  return match === null || readEstate(text, at + said.length, view) === undefined ? undefined
    : { name: 'room', value: writePart('room', Number(room), view.words.address), from: at, to: at + room.length }
}

/** Which parts were said to be wrong: after 不是, before 错了, or going on from another that is. */
const judge = (text: string, parts: readonly Part[], { words: { address } }: AddressView): readonly Judged[] => {
  const judged: Judged[] = []
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    const changed = next !== undefined && next.name === part.name && isWordAt(text, part.to, address.change)
    const last = judged.at(-1)
    const goesOn = last !== undefined && last.wrong && last.name !== part.name && text.slice(last.to, part.from).trim() === '' && !isWordAt(text, last.to, address.notTail)
    judged.push({ ...part, wrong: changed || goesOn || startOfWordBefore(text, part.from, address.not) !== undefined || isWordAt(text, part.to, address.notTail) })
  }
  return judged
}

const groupParts = (text: string, parts: readonly Judged[]): readonly (readonly Judged[])[] => {
  const groups: Judged[][] = []
  for (const part of parts) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const near = last !== undefined && part.from - last.to <= GAP && !/[\u3002!?;]/.test(text.slice(last.to, part.from))
    const again = group?.some(({ name, wrong }) => name === part.name && !wrong) === true && !part.wrong
    if (group !== undefined && last !== undefined && near && !again) group.push(part)
    else groups.push([part])
  }
  return groups
}
