import type { KnownPlace } from '../../core/lexicon.ts'
import type { FormWords } from '../../core/words/form.ts'
import { literally } from '../literally.ts'
import { clauseEnd, clauseStart, isBreak, isHan, plain } from './clause.ts'
import { foundIn, type Found } from './found.ts'
import { findPlaces } from './place.ts'
import { isWordAt, skipSpaces, startOfWordBefore } from './vocabulary.ts'
import { keepFor } from '../../core/keepFor.ts'
import { growTree, longestAt } from '../wordTree.ts'

type BodyWords = FormWords['bodies']

/** Nobody's name of an association is longer. */
const LONGEST = 20
/** What the speaker is there is said within so many characters after it. */
const REACH = 8

/** The association, team or company for which somebody speaks, by its whole name: 「我是常州二中校友会的干事」, 「替合唱团订」. `said` is the whole clause where that tells nothing else. */
export const findBody = (text: string, words: BodyWords): Found<string> | undefined => {
  const small = plain(text)
  for (let at = 0; at < small.length; at += 1) {
    const end = longestAt(endsOf(words), small, at)
    if (end === undefined) continue
    const to = within(small, at, end.to, words.ends)
    const found = nameUpTo(text, small, at, to, words)
    if (found !== undefined) return found
    at = to - 1
  }
  return latinBody(text, words)
}

/** 「我是悉尼常州同乡会的」: a place and then whose it is there; 「我们旅日同学会」, 「英国校友会」 say where somebody was. */
export const placeOfBody = (text: string, places: readonly KnownPlace[], home: string, words: BodyWords): Found<KnownPlace> | undefined => {
  const body = findBody(text, words)
  const from = body === undefined ? -1 : text.indexOf(body.value)
  if (body === undefined || from < 0) return undefined
  const [first, second] = findPlaces(body.value, places)
  const rest = body.value.slice(first?.to ?? 0)
  return first === undefined || first.from > 0 || first.value.zone === home || !(second !== undefined || words.ofHome.some((word) => rest.startsWith(word))) ? undefined : foundIn(text, from, from + first.to, first.value)
}

const endsOf = keepFor(({ ends }: BodyWords) => growTree(ends.map((word) => [word, true] as const)))

/** 「归侨联谊会的舞蹈队」 is one body within another. */
const within = (small: string, at: number, to: number, ends: readonly string[]): number => {
  const rest = small.slice(at, Math.min(clauseEnd(small, to), to + REACH))
  return Math.max(to, ...ends.map((word) => (rest.includes(word) ? at + rest.lastIndexOf(word) + word.length : 0)))
}

const nameUpTo = (text: string, small: string, at: number, to: number, { leads, roles, does, gathers }: BodyWords): Found<string> | undefined => {
  const start = clauseStart(small, at)
  const lead = leads.flatMap((word) => (small.lastIndexOf(word, at - 1) >= start && small.lastIndexOf(word, at) + word.length <= at ? [small.lastIndexOf(word, at) + word.length] : [])).toSorted((a, b) => b - a)[0]
  const from = skipSpaces(small, Math.max(lead ?? start, blankBefore(small, at, start)))
  const name = small.slice(from, to)
  const ends = small.slice(to, Math.min(clauseEnd(small, to), to + REACH))
  const role = roles.some((word) => ends.includes(word))
  const speaks = (lead !== undefined && lead === from) || role || isWordAt(small, to, does)
  if (!speaks || to - from > LONGEST || gathers.some((word) => name.includes(word))) return undefined
  return role && lead !== undefined ? foundIn(text, start, clauseEnd(small, to), text.slice(from, to)) : foundIn(text, from, to, text.slice(from, to))
}

/** People put blanks where others put commas. */
const blankBefore = (small: string, at: number, start: number): number => {
  const blank = small.lastIndexOf(' ', at)
  return blank > start && isHan(small.charAt(blank + 1)) ? blank + 1 : start
}

/** A pattern for words with or without capitals. */
const eitherCase = (words: string): string => literally(words).replace(/(?<![a-z])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)

const latinOf = keepFor(({ latinEnds }: BodyWords) => new RegExp(`(?:(?:\\p{Lu}[\\p{L}&'.-]*|of|and|for|the) )*(?:${latinEnds.map(eitherCase).join('|')})(?! \\p{Ll}*ing)(?: (?:of|in) \\p{Lu}\\p{L}+)?(?![\\p{L}])`, 'gu'))

/** Words with capitals before it belong to its name: the Changzhou Alumni Association. */
const latinBody = (text: string, words: BodyWords): Found<string> | undefined => {
  for (const match of text.matchAll(latinOf(words))) {
    const said = match[0].replace(/^(?:(?:of|and|for|the) )+/iu, '')
    const from = match.index + match[0].length - said.length
    const small = plain(text)
    if (startOfWordBefore(small, from, words.latinLeads) !== undefined && !isBreak(small, from)) return foundIn(text, from, from + said.length, said)
  }
  return undefined
}
