import type { Estate } from '../../../core/community.ts'
import { isNumeralAt } from '../numeral.ts'
import { isLatin, lower, skipSpaces, startOfWordBefore } from '../vocabulary.ts'
import type { AddressView, Part } from './part.ts'

/** A name of so few characters is also part of everyday words, and counts beside a number, a cue or a pause. */
const SHORT = 2
/** A name of so many characters bears one wrong one. */
const LONG = 4

const HAN = /^\p{Script=Han}+$/u

type Name = Readonly<{ estate: Estate; name: string }>
type Names = Readonly<{ han: readonly Name[]; latin: readonly Name[] }>

const sorted = new WeakMap<readonly Estate[], Names>()

const longestFirst = (names: readonly Name[]): readonly Name[] => names.toSorted((a, b) => b.name.length - a.name.length)

const namesOf = (estates: readonly Estate[]): Names => {
  const all = estates.flatMap((estate) => [estate.name, ...estate.aliases, ...estate.pinyin].map((name) => ({ estate, name: lower(name) })))
  const latin = all.filter(({ name }) => isLatin(name.charAt(0))).map(({ estate, name }) => ({ estate, name: name.replaceAll(/[^a-z0-9]/g, '') }))
  const names = sorted.get(estates) ?? { han: longestFirst(all.filter(({ name }) => !isLatin(name.charAt(0)))), latin: longestFirst(latin) }
  sorted.set(estates, names)
  return names
}

/** An estate of the community by its name, an alias, pinyin with or without blanks, or a long name with one character wrong. */
export const readEstate = (text: string, at: number, { words, community }: AddressView): Part | undefined => {
  if (text.startsWith(lower(community.name), at)) return undefined
  const { han, latin } = namesOf(community.estates)
  const found = (estate: Estate, to: number): Part => ({ name: 'estate', value: estate.name, from: at, to, grid: estate.grid })
  const exact = han.find(({ name }) => text.startsWith(name, at))
  if (exact !== undefined) {
    const to = at + exact.name.length
    if (exact.name.length > SHORT || isPlaced(text, at, to, words)) return found(exact.estate, to)
  }
  const near = han.find(({ name }) => isNear(text.slice(at, at + name.length), name, words.address.estateMarks))
  if (near !== undefined) return found(near.estate, at + near.name.length)
  if (!isLatin(text.charAt(at)) || isLatin(text.charAt(at - 1))) return undefined
  for (const { estate, name } of latin) {
    const to = endOfSyllables(text, at, name)
    if (to !== undefined) return found(estate, to)
  }
  return undefined
}

/** Whether a short name stands where an address does. */
const isPlaced = (text: string, from: number, to: number, words: AddressView['words']): boolean => {
  const next = skipSpaces(text, to)
  return isNumeralAt(text, next, words.number) || !/\p{Script=Han}/u.test(text.charAt(next)) || startOfWordBefore(text, from, words.address.cues) !== undefined
}

/** Whether a name of some length has one wrong character that does not make it the name of another estate. */
const isNear = (said: string, name: string, marks: readonly string[]): boolean => {
  if (name.length < LONG || said.length !== name.length || !HAN.test(said)) return false
  if (Array.from(name).filter((character, index) => character !== said[index]).length !== 1) return false
  return !marks.some((mark) => said.endsWith(mark) && !name.endsWith(mark))
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
