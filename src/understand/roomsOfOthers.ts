import type { EntityWords } from '../core/library.ts'
import type { AddressValue } from './entities/address.ts'
import { writePart } from './entities/address/part.ts'
import { isPause, plain } from './entities/clause.ts'
import { foundIn, type Found } from './entities/found.ts'
import type { Relation } from './entities/people.ts'
import { isWordAt, startOfWordBefore } from './entities/vocabulary.ts'

/** Whom the form is about, and whether the words say that something was wrong. */
type Known = Readonly<{ relation: string | undefined; corrects: boolean }>
type Homes = Readonly<{ addresses: readonly Found<AddressValue>[]; relations: readonly Found<Relation>[] }>
type Room = Readonly<{ value: string; from: number; to: number }>

/** The addresses with the room of whom it is for, where the words say whose each is: 「3幢甲单元205，哦不对，205是我叔叔家，奶奶是105」. */
export const tellRoomsApart = (text: string, { addresses, relations }: Homes, known: Known, { address: words }: Pick<EntityWords, 'address'>): Homes => {
  const small = plain(text)
  const rooms = [...small.matchAll(/(?<![\d-])\d{3,4}(?![\d-])/g)].map(({ 0: said, index }): Room => ({ value: writePart('room', Number(said), words), from: index, to: index + said.length }))
  const ownerOf = ({ to }: Room): Found<Relation> | undefined => {
    const link = words.isHome.find((word) => small.startsWith(word, to))
    const owner = link === undefined ? undefined : relations.find(({ from }) => from >= to + link.length && from <= to + link.length + 1)
    return owner !== undefined && !owner.value.self && owner.value.relation !== known.relation && isWordAt(small, owner.to, words.home) ? owner : undefined
  }
  const others = rooms.flatMap((room) => ownerOf(room) ?? [])
  const taken = rooms.filter((room) => ownerOf(room) !== undefined).map(({ value }) => value)
  const meant = others.length === 0 && !known.corrects ? undefined : rooms.findLast((room) => !taken.includes(room.value) && isPause(small, room.to) && isTheirs(small, room.from, relations, words))
  if (others.length === 0 && meant === undefined) return { addresses, relations }
  const wrong = (room: string | undefined): boolean => room !== undefined && (taken.includes(room) || (meant !== undefined && room !== meant.value))
  const right = meant === undefined ? {} : { room: meant.value, corrects: true as const }
  const kept = addresses.flatMap((one): readonly Found<AddressValue>[] => {
    const { room, ...rest } = one.value
    if (!wrong(room)) return [one]
    return isBare(rest) ? [] : [{ ...one, value: { ...rest, ...right } }]
  })
  const told = meant === undefined || kept.some(({ value }) => value.room === meant.value) ? [] : [foundIn(text, meant.from, meant.to, { room: meant.value, corrects: true })]
  return { addresses: [...kept, ...told].toSorted((one, other) => one.from - other.from), relations: relations.filter((one) => !others.includes(one)) }
}

const isBare = ({ estate, street, building, unit }: AddressValue): boolean => [estate, street, building, unit].every((part) => part === undefined)

/** Whether a room is said to be that of somebody: 「奶奶是105」, 「她住105」. */
const isTheirs = (text: string, at: number, relations: readonly Found<Relation>[], { doors }: EntityWords['address']): boolean => {
  let from = at
  for (let link = startOfWordBefore(text, from, doors.lives); link !== undefined; link = startOfWordBefore(text, from, doors.lives)) from = link
  if (from === at) return false
  return relations.some(({ to, value }) => to === from && !value.self) || startOfWordBefore(text, from, doors.theirs) !== undefined
}
