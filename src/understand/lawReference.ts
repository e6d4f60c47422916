import type { Law } from '../core/law.ts'
import type { LawId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { readNumeral } from './entities/numeral.ts'
import { skipSpaces } from './entities/vocabulary.ts'
import { createStrangeTitles } from './strangeTitles.ts'
import { growTree, longestAt, type WordTree } from './wordTree.ts'

/** A law somebody named, the article of it when they named one, and where in the text. */
export type LawReference = Readonly<{ law: LawId; article?: number; from: number; to: number }>

/** What of a text names a law: known ones, titles that no law of the register has, where either stands, and the laws that such a title only speaks like. */
export type LawReferences = Readonly<{ known: readonly LawReference[]; unknown: readonly string[]; akin: readonly LawId[]; spans: readonly Readonly<{ from: number; to: number }>[] }>
export type FindLawReferences = (text: string) => LawReferences

type Words = Pick<Library, 'laws' | 'words'>
type Named = Readonly<{ law: LawId; from: number; to: number }>

/** The shortest end of a title that may stand for it: 侨眷权益保护法. */
const SHORTEST_END = 7

/** Reads 《X法》第N条 and its shorter forms by the titles and short names of the register. Resolved before any search. */
export const createLawReferences = ({ laws, words }: Words): FindLawReferences => {
  const names = namesOf([...laws.values()].filter(({ edition }) => edition === undefined))
  const tree = growTree(names)
  const earlier = [...laws.values()].filter(({ edition }) => edition !== undefined)
  const { article, titles } = words.intent
  const findStrange = createStrangeTitles([...laws.values()], new Map(names), titles)
  const readArticle = (text: string, at: number): Readonly<{ value: number; to: number }> | undefined => {
    const start = eatAll(text, at, article.between)
    const led = article.leads.find((lead) => text.startsWith(lead, start))
    const numeral = readNumeral(text, skipSpaces(text, start + (led?.length ?? 0)), words.number)
    if (numeral === undefined) return undefined
    const mark = article.marks.find((one) => text.startsWith(one, skipSpaces(text, numeral.to)))
    if (mark !== undefined) return { value: numeral.value, to: skipSpaces(text, numeral.to) + mark.length }
    return led !== undefined && /^[a-z]/.test(led) ? { value: numeral.value, to: numeral.to } : undefined
  }
  const articlesIn = (text: string): readonly Readonly<{ value: number; from: number; to: number }>[] =>
    [...text.matchAll(startOf(article.leads))].flatMap(({ index }) => {
      const read = readArticle(text, index)
      return read === undefined ? [] : [{ ...read, from: index }]
    })
  const refer = (text: string, { law, from, to }: Named, alone: boolean): LawReference => {
    const after = readArticle(text, skipQuote(text, to))
    if (after !== undefined) return { law, article: after.value, from, to: after.to }
    const apart = alone ? articlesIn(text) : []
    // "Article 31 of the Passport Law … How does he use Article 31?"
    return new Set(apart.map(({ value }) => value)).size === 1 ? { law, article: apart[0]!.value, from, to } : { law, from, to }
  }
  /** 「1993年那版实施办法」: an earlier text of the same title. */
  const earlierOf = (law: LawId, text: string): LawId =>
    earlier.find(({ replacedBy, edition }) => replacedBy === law && [...text].some((_, at) => readNumeral(text, at, words.number)?.value === edition))?.id ?? law
  return (spoken) => {
    const text = spoken.toLowerCase()
    const named = findLoosely(text, tree, titles.inside)
    const strange = findStrange(spoken, named)
    const shortened = strange.flatMap(({ law, from, to }) => (law === undefined ? [] : [{ law, from, to }]))
    const found = [...named.filter((one) => !strange.some(({ from, to }) => one.from < to && from < one.to)), ...shortened].toSorted((a, b) => a.from - b.from)
    const akin = named.filter((one) => !found.includes(one)).map(({ law }) => law)
    // "Article 60 of the … Law (侨法)" names it twice.
    const alone = new Set(found.map(({ law }) => law)).size === 1
    const known = found.map((one) => refer(text, one, alone)).map((one) => ({ ...one, law: earlierOf(one.law, text) }))
      .filter((one, at, all) => all.findIndex(({ law, article }) => law === one.law && article === one.article) === at)
    const unknown = strange.filter(({ law }) => law === undefined)
    const articles = unknown.map(({ from, to }) => ({ from, to: readArticle(text, skipQuote(text, to))?.to ?? to }))
    return { known, akin, unknown: [...new Set(unknown.map(({ title }) => title))], spans: [...known.map(({ from, to }) => ({ from, to })), ...articles].toSorted((a, b) => a.from - b.from) }
  }
}

/** Every name of every law, longest first; the ends of titles that belong to one law only. */
const namesOf = (laws: readonly Law[]): readonly (readonly [name: string, law: LawId])[] => {
  const names = new Map<string, LawId>(laws.flatMap(({ id, title, short }) => [title, ...short].map((name) => [name.toLowerCase(), id] as const)))
  const ends = new Map<string, Set<LawId>>()
  for (const { id, title } of laws) {
    for (let at = 1; at <= title.length - SHORTEST_END; at++) ends.set(title.slice(at), new Set([...(ends.get(title.slice(at)) ?? []), id]))
  }
  for (const [end, of] of ends) for (const id of of) if (of.size === 1 && !names.has(end)) names.set(end, id)
  return [...names].toSorted(([a], [b]) => b.length - a.length)
}

const findNames = (text: string, names: WordTree<LawId>): readonly Named[] => {
  const found: Named[] = []
  for (let at = 0; at < text.length; ) {
    const named = longestAt(names, text, at)
    if (named !== undefined) found.push({ law: named.values[0]!, from: at, to: named.to })
    at = named?.to ?? at + 1
  }
  return found
}

/** The names in a text, and those into which words were put that only point: 江苏省那个归侨侨眷办法. */
const findLoosely = (text: string, names: WordTree<LawId>, inside: readonly string[]): readonly Named[] => {
  const plain = findNames(text, names)
  const spots = [...text].map((_, at) => at)
  let bare = text
  for (const word of inside.toSorted((a, b) => b.length - a.length)) {
    for (let at = bare.indexOf(word); at >= 0; at = bare.indexOf(word, at)) {
      bare = bare.slice(0, at) + bare.slice(at + word.length)
      spots.splice(at, word.length)
    }
  }
  if (bare === text) return plain
  const loose = findNames(bare, names).map(({ law, from, to }) => ({ law, from: spots[from]!, to: spots[to - 1]! + 1 }))
  const longer = loose.filter((one) => !plain.some(({ from, to }) => from <= one.from && one.to <= to))
  return [...longer, ...plain.filter((one) => !longer.some(({ from, to }) => one.from < to && from < one.to))].toSorted((a, b) => a.from - b.from)
}

const startOf = (leads: readonly string[]): RegExp => new RegExp(leads.map((lead) => lead.replace('.', '\\.')).join('|'), 'g')

const skipQuote = (text: string, at: number): number => (/[\u300b>\u201d"']/.test(text.charAt(at)) ? at + 1 : at)

/** The place after as many of the words as follow each other. */
const eatAll = (text: string, from: number, words: readonly string[]): number => {
  let at = skipSpaces(text, from)
  for (let word = words.find((one) => text.startsWith(one, at)); word !== undefined; word = words.find((one) => text.startsWith(one, at))) at = skipSpaces(text, at + word.length)
  return at
}
