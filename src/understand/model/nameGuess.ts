import type { Library } from '../../core/library.ts'
import { peopleTablesOf } from '../entities/peopleTables.ts'
import { eat, lower, startOfWordBefore } from '../entities/vocabulary.ts'

type Span = Readonly<{ from: number; to: number }>

/** Pieces of text that may be names though nothing says so. Many are none: for hiding, not for understanding. */
export type GuessNames = (text: string) => readonly Span[]

const HAN = /\p{Script=Han}/u
const LATIN_NAME = /(?<![A-Za-z])[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*/g
/** Characters of a given name. */
const GIVEN = [2, 1] as const

/**
 * A surname and one or two characters after it that nobody writes anywhere in the library may be a name: 王秀英, but not
 * 王牌 nor 方便. In Latin letters a capitalised word that the library does not know.
 */
export const createNameGuess = (library: Library): GuessNames => {
  const { people } = library.words
  const tables = peopleTablesOf(people)
  const known = learnPieces(library, (text, at) => eat(text, at, tables.surnames) !== undefined)
  const readChinese = (text: string, small: string, at: number): Span | undefined => {
    const surname = eat(small, at, tables.surnames)
    if (surname === undefined) return undefined
    const soft = tables.softSurnames.has(small.slice(at, surname.to))
    const nick = soft ? undefined : startOfWordBefore(small, at, people.nicks)
    if (nick !== undefined) return { from: nick, to: surname.to }
    for (const given of GIVEN) {
      const to = surname.to + given
      const piece = text.slice(at, to)
      // What is also an everyday word, or has but one character after it, must stand by itself.
      const alone = !HAN.test(text.charAt(at - 1)) && !HAN.test(text.charAt(to))
      if (piece.length === to - at && [...piece].every((one) => HAN.test(one)) && !known.has(piece) && (alone || (!soft && given === 2))) return { from: at, to }
    }
    return undefined
  }
  return (text) => {
    const small = lower(text)
    const found: Span[] = []
    for (let at = 0; at < text.length;) {
      const span = HAN.test(text.charAt(at)) ? readChinese(text, small, at) : undefined
      if (span !== undefined) found.push(span)
      at = span?.to ?? at + 1
    }
    for (const match of text.matchAll(LATIN_NAME)) {
      const words = match[0].split(/[ -]/)
      if (words.some((word) => !known.has(word.toLowerCase()))) found.push({ from: match.index, to: match.index + match[0].length })
    }
    return found
  }
}

const LENGTHS = [2, 3, 4] as const

/** What is written less often may be somebody's name in an example. */
const OFTEN = 3

/** Every piece of two to four characters that begins like a surname and is written often in the library, and every Latin word in it. */
const learnPieces = (library: Library, isSurnameAt: (text: string, at: number) => boolean): ReadonlySet<string> => {
  const { asking, services, entries, words, places, lexicon } = library
  const texts = [
    ...[...asking.values()].flatMap(({ ways, near }) => [...ways, ...near.map(({ say }) => say)]),
    ...[...services.values()].flatMap(({ examples, near, slots, en }) => [...examples, ...near, en?.about ?? '', ...slots.flatMap(({ ask, en: english }) => [ask, english?.ask ?? ''])]),
    ...[...entries.values()].flatMap(({ title, answer, en }) => [title, answer, en?.title ?? '', en?.answer ?? '']),
    ...words.intent.chatter, ...words.intent.elsewhere,
    ...places.flatMap(({ name, say }) => [name, ...say]),
    ...Object.keys(lexicon.terms), ...Object.values(lexicon.acts).flat(), ...Object.keys(lexicon.kinship),
  ]
  const pieces = new Set<string>()
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const word of text.match(/[A-Za-z]+/g) ?? []) pieces.add(word.toLowerCase())
    for (let at = 0; at < text.length; at += 1) if (isSurnameAt(text, at)) for (const length of LENGTHS) {
      const piece = text.slice(at, at + length)
      counts.set(piece, (counts.get(piece) ?? 0) + 1)
    }
  }
  for (const [piece, count] of counts) if (count >= OFTEN) pieces.add(piece)
  return pieces
}
