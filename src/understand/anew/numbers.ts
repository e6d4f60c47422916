import type { Slot } from '../../core/service.ts'
import { findChains } from '../entities/phone/figures.ts'
import { plain } from '../entities/clause.ts'
import { putRight, type Fill, type Known } from './known.ts'
import { holdsWord, overlaps, weightWithout, type Span } from './spans.ts'
import { together } from '../together.ts'

type Figures = Span & Readonly<{ digits: string }>
/** How many figures the end of a phone, a room and an age have. */
const TAIL = { from: 3, to: 8 } as const
const ROOM = { from: 3, to: 4 } as const
const AGE = { from: 30, to: 115 } as const
/** How far before the last figures the words stand that say so: 尾号是. */
const REACH = 12
/** With so little around a number it is all that was said. */
const BARE = 2

/**
 * What numbers alone put right: of two that look alike, one of them known, the other is meant, whatever is said around them,
 * 「901是她对门，外婆是902」; by itself a number is meant where words say what it is of, 「尾号0465」, or that something was wrong.
 */
export const numbersAnew = (text: string, known: Known): readonly Fill[] => {
  const count = countAnew(text, known)
  if (count !== undefined) return count
  const last = lastFigureAnew(text, known)
  if (last !== undefined) return last
  const taken = known.facts.filter(({ kind, broken }) => kind !== 'relation' && kind !== 'person' && broken !== true)
  const figures = findChains(text, known.words.phone).flatMap(({ groups }) => groups).filter((one) => one.digits.length > 1 && known.words.time.repeats[text.slice(one.from, one.to)] === undefined && !taken.some((fact) => overlaps(fact, one)) && !isTailOfTold(text, one, known))
  if (figures.length === 0 || figures.length > 4) return []
  const slotOf = (kind: Slot['kind']): Slot | undefined => known.service.slots.find((slot) => slot.kind === kind && slot !== known.asked && known.slots[slot.id] !== undefined)
  const [phone, address, age] = [slotOf('phone'), slotOf('address'), slotOf('age')]
  return (phone === undefined ? undefined : phoneAnew(text, figures, phone, known))
    ?? (address === undefined ? undefined : roomAnew(text, figures, address, known))
    ?? (age === undefined ? undefined : ageAnew(text, figures, age, known)) ?? []
}

/** 「尾号是7743，138…7743」: the end of a number that is told whole beside it. */
const isTailOfTold = (text: string, { from, digits }: Figures, { facts, words: { anew, phone } }: Known): boolean => {
  const told = facts.filter(({ kind, broken }) => kind === 'phone' && broken !== true)
  return told.some(({ value }) => value.text.replace(/\D/g, '').endsWith(digits)) || (told.length > 0 && holdsWord(plain(text).slice(Math.max(0, from - REACH), from), together(anew.tails, phone.tails)))
}

/** The one number that is not the known one, where both are told of the same thing. */
const otherThan = (text: string, figures: readonly Figures[], isKnown: (digits: string) => boolean, isLike: (one: Figures) => boolean): Figures | undefined => {
  const old = figures.find(({ digits }) => isKnown(digits))
  const others = figures.filter((one) => !isKnown(one.digits) && isLike(one))
  const [other] = others
  if (old === undefined || other === undefined || new Set(others.map(({ digits }) => digits)).size > 1) return undefined
  const between = text.slice(Math.min(old.to, other.to), Math.max(old.from, other.from)).trim()
  return between.length < 2 && !/[,\uff0c\u3002]/.test(between) ? undefined : other
}

const phoneAnew = (text: string, figures: readonly Figures[], slot: Slot, { slots, facts, read, words }: Known): readonly Fill[] | undefined => {
  const before = slots[slot.id]?.text ?? ''
  const digits = before.replace(/\D/g, '')
  if (digits.length < TAIL.to || facts.some(({ kind, broken }) => kind === 'phone' && broken !== true)) return undefined
  const isTail = (one: string): boolean => one.length >= TAIL.from && one.length <= TAIL.to
  const small = plain(text)
  const told = figures.find((one) => isTail(one.digits) && !digits.endsWith(one.digits) && holdsWord(small.slice(Math.max(0, one.from - REACH), one.from), [...words.anew.tails, ...words.phone.tails]))
  const cued = holdsWord(small, words.anew.tails) ? told : undefined
  const right = otherThan(text, figures, (one) => isTail(one) && digits.endsWith(one), (one) => isTail(one.digits) && figures.some((old) => old !== one && old.digits.length === one.digits.length)) ?? cued
  if (right === undefined) return undefined
  const value = read(`${words.phone.cues[0] ?? ''}${withTail(before, right.digits)}`).find(({ kind, broken }) => kind === 'phone' && broken !== true)?.value
  return value === undefined ? undefined : [putRight(slot, { ...value, said: text.slice(right.from, right.to) })]
}

/** 「最后一位是7，我打成4了」: the last figure of the number to call. */
const lastFigureAnew = (text: string, { service, slots, asked, facts, read, words: { anew, phone } }: Known): readonly Fill[] | undefined => {
  const slot = service.slots.find(({ kind }) => kind === 'phone')
  const before = slot === undefined ? '' : slots[slot.id]?.text ?? ''
  const small = plain(text)
  const from = Math.max(-1, ...anew.lastOne.map((word) => (small.includes(word) ? small.indexOf(word) + word.length : -1)))
  const digits = before.replace(/\D/g, '')
  if (slot === undefined || slot === asked || from < 0 || digits.length < TAIL.to || facts.some(({ kind, broken }) => kind === 'phone' && broken !== true)) return undefined
  // The wrong one may be named first: 「最后一位不是4是7」.
  const told = [...small.slice(from).matchAll(/(?<!\d)\d(?!\d)/g)].map((found) => ({ digit: found[0], at: from + found.index }))
  const right = told.filter(({ at }) => !anew.mistaken.some((word) => small.slice(0, at).trimEnd().endsWith(word)))
  const [one] = right
  const value = one === undefined || right.length > 1 || digits.endsWith(one.digit) ? undefined : read(`${phone.cues[0] ?? ''}${withTail(before, one.digit)}`).find(({ kind, broken }) => kind === 'phone' && broken !== true)?.value
  return value === undefined ? undefined : [putRight(slot, { ...value, said: text })]
}

/** 「20改15」: so many people instead, where two numbers are all that was said and the first is nothing else that is known. */
const countAnew = (text: string, { service, slots, asked, words: { anew, number } }: Known): readonly Fill[] | undefined => {
  const slot = service.slots.find(({ kind }) => kind === 'count')
  if (slot === undefined || slot === asked || slots[slot.id] === undefined) return undefined
  const [old, now] = TURNED.exec(plain(text).trim())?.slice(1).filter((part) => /^\d+$/.test(part)) ?? []
  const link = old === undefined || now === undefined ? '' : plain(text).trim().slice(old.length, plain(text).trim().lastIndexOf(now)).trim()
  const isOther = service.slots.some((one) => one !== slot && old !== undefined && slots[one.id]?.text.includes(old) === true)
  if (now === undefined || old === now || isOther || !anew.turnsInto.some((word) => withoutPeople(link, number.people) === word)) return undefined
  return [putRight(slot, { text: now, said: text, count: Number(now) })]
}
/** Two numbers and what stands between them, with people or not. */
const TURNED = /^(\d{1,3})(\D{1,6})(\d{1,3})\D{0,4}$/u

/** 「20个人改成15个人」 */
const withoutPeople = (link: string, people: readonly string[]): string =>
  people.toSorted((a, b) => b.length - a.length).reduce((left, word) => (left.startsWith(word) ? left.slice(word.length).trim() : left), link)

/** A phone as it is written, with other last figures. */
const withTail = (phone: string, tail: string): string => {
  let left = tail.length
  return [...phone].toReversed().map((character) => (/\d/.test(character) && left > 0 ? tail[--left]! : character)).toReversed().join('')
}

const roomAnew = (text: string, figures: readonly Figures[], slot: Slot, known: Known): readonly Fill[] | undefined => {
  const { words: { address, anew }, read, corrects, slots } = known
  const room = slots[slot.id]?.parts?.room?.replace(/\D/g, '') ?? ''
  if (room === '' || known.facts.some(({ kind }) => kind === 'address')) return undefined
  const isLike = ({ digits }: Figures): boolean => digits.length >= ROOM.from && digits.length <= ROOM.to && Math.abs(digits.length - room.length) <= 1
  const [only, ...more] = figures
  const alone = only !== undefined && more.length === 0 && isLike(only) && only.digits !== room
    && (holdsWord(text, together(address.roomCues, address.roomLeads)) || corrects || weightWithout(text.replace(only.digits, ''), anew.fillers) <= BARE) ? only : undefined
  const right = otherThan(text, figures, (one) => one === room, isLike) ?? alone
  const value = right === undefined ? undefined : read(address.write.room.replace('{n}', right.digits)).find(({ kind }) => kind === 'address')?.value
  return right === undefined || value === undefined ? undefined : [putRight(slot, { ...value, said: text.slice(right.from, right.to) })]
}

const ageAnew = (text: string, figures: readonly Figures[], slot: Slot, { slots, corrects }: Known): readonly Fill[] | undefined => {
  const before = slots[slot.id]?.text ?? ''
  const isAge = ({ digits }: Figures): boolean => Number(digits) >= AGE.from && Number(digits) <= AGE.to && !digits.startsWith('0')
  const [only, ...more] = figures
  const right = otherThan(text, figures, (one) => one === before, isAge) ?? (corrects && only !== undefined && more.length === 0 && isAge(only) ? only : undefined)
  return right === undefined || right.digits === before ? undefined : [putRight(slot, { text: right.digits, said: text.slice(right.from, right.to) })]
}
