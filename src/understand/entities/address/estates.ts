import type { Estate } from '../../../core/community.ts'
import { isNumeralAt } from '../numeral.ts'
import { eat, isLatin, lower, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import { readDashed } from './dashed.ts'
import { readNumbered } from './numbered.ts'
import { addressTablesOf, type AddressView, type Part } from './part.ts'
import { keepFor } from '../../../core/keepFor.ts'
import { everyAt, growTree, longestAt, type WordTree } from '../../wordTree.ts'

/** A name of so few characters is also part of everyday words, and counts beside a number, a cue or a pause. */
const SHORT = 2
/** A name of so many characters bears one wrong one. */
const LONG = 4

const HAN = /^\p{Script=Han}+$/u

type Name = Readonly<{ estate: Estate; name: string }>
type Names = Readonly<{ han: WordTree<Name>; near: Nearby; latin: readonly Name[]; short: WordTree<Name> }>

const sorted = new WeakMap<readonly Estate[], Names>()

/** The names that a wrong character may have made of what stands at `at`, the longest first: its first character is right, or its second. */
type Nearby = (text: string, at: number) => readonly Name[]

const nearbyOf = (names: readonly Name[]): Nearby => {
  const ranked = [...names.entries()].filter(([, { name }]) => name.length >= LONG - 1)
  const byCharacter = (place: number) => growTree(ranked.map(([rank, one]) => [one.name.charAt(place), [rank, one]] as const))
  const [first, second] = [byCharacter(0), byCharacter(1)]
  return (text, at) => {
    const those = [...longestAt(first, text, at)?.values ?? [], ...longestAt(second, text, at + 1)?.values ?? []]
    return [...new Map(those)].toSorted(([a], [b]) => a - b).map(([, name]) => name)
  }
}

const treeOf = (names: readonly Name[]): WordTree<Name> => growTree(names.map((one) => [one.name, one] as const))

const longestFirst = (names: readonly Name[]): readonly Name[] => names.toSorted((a, b) => b.name.length - a.name.length)

const namesOf = (estates: readonly Estate[], marks: readonly string[]): Names => {
  const known = sorted.get(estates)
  if (known !== undefined) return known
  const all = estates.flatMap((estate) => [estate.name, ...estate.aliases, ...estate.pinyin].map((name) => ({ estate, name: lower(name) })))
  const latin = all.filter(({ name }) => isLatin(name.charAt(0))).map(({ estate, name }) => ({ estate, name: name.replaceAll(/[^a-z0-9]/g, '') }))
  const han = longestFirst(all.filter(({ name }) => !isLatin(name.charAt(0))))
  const names = { han: treeOf(han), near: nearbyOf(han), latin: longestFirst(latin), short: treeOf(shortNamesOf(estates, all, marks)) }
  sorted.set(estates, names)
  return names
}

const longestEnd = (name: string, marks: readonly string[]): string | undefined => marks.filter((mark) => name.endsWith(mark)).toSorted((a, b) => b.length - a.length)[0]

/** Names without their last part, 国泰 of 国泰新都, that are those of one estate only. */
const shortNamesOf = (estates: readonly Estate[], all: readonly Name[], marks: readonly string[]): readonly Name[] => {
  const short = estates.flatMap((estate) => {
    const mark = longestEnd(estate.name, marks.filter((one) => estate.name.length - one.length >= SHORT))
    const stems = [...(mark === undefined ? [] : [estate.name.slice(0, -mark.length)]), ...(estate.name.length >= LONG ? [estate.name.slice(0, SHORT)] : [])]
    return [...new Set(stems)].map((name) => ({ estate, name }))
  })
  return short.filter(({ estate, name }) => short.every((other) => other.estate === estate || other.name !== name) && !all.some((one) => one.name === name))
}

/** An estate of the community by its name, an alias, its short name before a building, pinyin with or without blanks, or a name with one character wrong. */
export const readEstate = (text: string, at: number, { words, community }: AddressView): Part | undefined => {
  if (text.startsWith(nameOf(community), at)) return undefined
  const { address } = words
  const { han, near, latin, short } = namesOf(community.estates, address.estateMarks)
  const found = (estate: Estate, to: number): Part => ({ name: 'estate', value: estate.name, from: at, to, grid: estate.grid })
  const exact = longestAt(han, text, at)
  if (exact !== undefined && (exact.to - at > SHORT || (isPlaced(text, at, exact.to, words) && !isOther(text, exact.to, address)))) return found(exact.values[0]!.estate, exact.to)
  const wrong = onlyEstate(near(text, at).filter(({ name }) => isNear(text.slice(at, at + name.length), name, address) && (name.length >= LONG || isHomeAt(text, at + name.length, words))))
  if (wrong !== undefined) return found(wrong.estate, at + wrong.name.length)
  const shortened = everyAt(short, text, at).find(({ to }) => isHomeAt(text, to, words))
  if (shortened !== undefined) return found(shortened.values[0]!.estate, shortened.to)
  if (!isLatin(text.charAt(at)) || isLatin(text.charAt(at - 1))) return undefined
  for (const { estate, name } of latin) {
    const to = endOfSyllables(text, at, name)
    if (to !== undefined) return found(estate, to)
  }
  return undefined
}

/** The first of the names, where all are of one estate. */
const onlyEstate = ([first, ...others]: readonly Name[]): Name | undefined =>
  first !== undefined && others.every(({ estate }) => estate === first.estate) ? first : undefined

const nameOf = keepFor(({ name }: AddressView['community']) => lower(name))

/** Whether a short name stands where an address does. */
const isPlaced = (text: string, from: number, to: number, words: AddressView['words']): boolean => {
  const next = skipSpaces(text, to)
  return isNumeralAt(text, next, words.number) || !/\p{Script=Han}/u.test(text.charAt(next)) || startOfWordBefore(text, from, words.address.cues) !== undefined
}

/** Whether a short name goes on as that of another estate: 椿庭 in 椿庭雅居. */
const isOther = (text: string, to: number, { estateMarks, afterShort }: AddressView['words']['address']): boolean =>
  estateMarks.some((mark) => text.startsWith(mark, to)) && !afterShort.some((word) => text.startsWith(word, to))

/** Whether a building stands at `at`, after no more than 的, 那边 and the like. */
const isHomeAt = (text: string, at: number, words: AddressView['words']): boolean => {
  const spaced = skipSpaces(text, at)
  const from = skipSpaces(text, eat(text, spaced, addressTablesOf(words.address).afterShort)?.to ?? spaced)
  const estate: Part = { name: 'estate', value: '', from: at, to: from }
  return readDashed(text, from, words, true).length > 0 || readNumbered(text, from, words, estate)?.name === 'building'
}

/** Whether a name has one wrong character, or another mark that people take for its own, and is not the name of another estate. */
const isNear = (said: string, name: string, { estateMarks, sameMarks, soundAlikes, lookAlikes }: AddressView['words']['address']): boolean => {
  if (name.length < LONG - 1 || said.length !== name.length || !HAN.test(said)) return false
  const wrong = Array.from(name).flatMap((character, index) => (character === said[index] ? [] : [index]))
  if (wrong.length !== 1 || (name.length < LONG && wrong[0] === name.length - 1)) return false
  const at = wrong[0] ?? 0
  if (!sameMarks.some((marks) => [name, said].every((one) => marks.some((mark) => one.endsWith(mark)))) && !isSlip(name.charAt(at), said.charAt(at), soundAlikes, lookAlikes)) return false
  const own = longestEnd(name, estateMarks)
  const other = longestEnd(said, estateMarks.filter((mark) => !name.endsWith(mark)))
  return other === undefined || sameMarks.some((marks) => own !== undefined && marks.includes(own) && marks.includes(other))
}

/** Whether the one may be a slip for the other: they sound or look alike, or nobody knows what sounds like it. */
const isSlip = (right: string, said: string, sounds: readonly string[], looks: readonly string[]): boolean => {
  const own = sounds.filter((group) => group.includes(right))
  return own.length === 0 || [...own, ...looks.filter((group) => group.includes(right))].some((group) => group.includes(said))
}

const endOfSyllables = (text: string, at: number, pinyin: string): number | undefined => {
  let to = at
  for (const letter of pinyin) {
    if (to > at && /[ '-]/.test(text.charAt(to))) to += 1
    if (text.charAt(to) !== letter) return undefined
    to += 1
  }
  return isLatin(text.charAt(to)) ? undefined : to
}
