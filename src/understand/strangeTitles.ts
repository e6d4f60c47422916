import type { Law } from '../core/law.ts'
import type { LawId } from '../core/ids.ts'
import type { IntentWords } from '../core/words/intent.ts'
import { occurrences } from './occurrences.ts'
import { longestFirst } from './withoutWords.ts'

/** A title in a text that no name of the register is, where it stands, and the one law whose title it shortens, if any. */
export type StrangeTitle = Readonly<{ title: string; from: number; to: number; law?: LawId }>

/** The strange titles of a text, beside the names of laws that were found in it. */
export type FindStrangeTitles = (text: string, found: readonly Span[]) => readonly StrangeTitle[]

type Span = Readonly<{ from: number; to: number }>

/** A title that nothing marks as one has at least so many characters, and at most so many; 按新加坡法 relies on no title, and so much ends like a regulation. */
const BARE = { shortest: 4, relied: 5, regulation: 6, longest: 24 } as const
/** So many words in capitals before it make an English title. */
const CAPITALS = 2

const MARKED = /\u300a([^\u300a\u300b]{2,60})\u300b/gu
const HAN_RUN = /[\p{Script=Han}]*$/u

/**
 * Prepares finding titles that somebody relies on and the register does not have: what stands in title marks as a whole, what a sentence
 * puts like one, and an English name in capitals. A known name inside such a title is none: 双重国籍法 is not the 国籍法. L6.
 */
export const createStrangeTitles = (laws: readonly Law[], names: ReadonlyMap<string, LawId>, words: IntentWords['titles']): FindStrangeTitles => {
  const { marked, ends, loose, notEnds, before, relying, apart, after, kinds, countries, subjects, english } = words
  const shortened = (title: string): LawId | undefined => {
    // 《实施办法》 alone is the one we speak of; unmarked it may be any.
    const own = laws.find(({ id }) => id === title)
    if (own !== undefined) return own.id
    const fits = title.length < BARE.shortest ? [] : laws.filter((law) => law.title.at(-1) === title.at(-1) && isShortFor(title, law.title))
    return fits.length === 1 ? fits[0]!.id : undefined
  }
  // All words of a name we know stand in the title: the Elderly Rights Protection Law.
  const inOtherWords = (title: string): LawId | undefined => {
    const said = new Set(title.toLowerCase().split(/\s+/))
    return [...names].find(([name]) => /^[a-z]+ /.test(name) && name.split(' ').every((word) => said.has(word)))?.[1]
  }
  const isKnown = (title: string): boolean => names.has(title) || countries.some((country) => title.startsWith(country) && names.has(title.slice(country.length)))
  const strange = (title: string, from: number): StrangeTitle => {
    const law = shortened(title)
    return { title, from, to: from + title.length, ...(law === undefined ? {} : { law }) }
  }
  const inMarks = (text: string): readonly StrangeTitle[] =>
    [...text.matchAll(MARKED)].flatMap((match) => {
      const title = match[1]!.trim()
      return marked.some((end) => title.endsWith(end)) && !isKnown(title.toLowerCase()) ? [strange(title, match.index + 1)] : []
    })
  /** The longest chain of words that make another law of a known name, right before a place: 华人双重. */
  const kindsBefore = (text: string, at: number): number => {
    const kind = longestFirst(kinds).find((one) => text.endsWith(one, at))
    return kind === undefined ? at : kindsBefore(text, at - kind.length)
  }
  const qualified = (text: string, found: readonly Span[]): readonly StrangeTitle[] =>
    found.flatMap(({ from, to }) => {
      const start = kindsBefore(text, from)
      return start === from ? [] : [strange(text.slice(start, to), start)]
    })
  /** Where a title that ends there begins, and whether it is said to be relied on. */
  const beginning = (text: string, to: number): Readonly<{ from: number; relied: boolean }> => {
    const clause = HAN_RUN.exec(text.slice(0, to))?.[0] ?? ''
    const first = to - clause.length
    const after = (list: readonly string[]): number => list.reduce((last, word) => {
      const at = clause.slice(0, -2).lastIndexOf(word)
      return at < 0 ? last : Math.max(last, at + word.length)
    }, 0)
    const [relied, cut] = [after(relying), after([...before, ...apart])]
    return { from: first + Math.max(relied, cut), relied: relied > 0 && relied >= cut }
  }
  const bare = (text: string, taken: readonly Span[]): readonly StrangeTitle[] =>
    [...ends, ...loose].flatMap((end) => occurrences(text, end).flatMap((at) => {
      const to = at + end.length
      if (taken.some((one) => at < one.to && one.from < to) || notEnds.some((word) => word !== end && text.endsWith(word, to))) return []
      const { from, relied } = beginning(text, to)
      const title = text.slice(from, to)
      const isAsked = after.some((word) => text.startsWith(word, to))
      const isPut = loose.includes(end) ? (relied || isAsked) && subjects.some((word) => title.includes(word))
        : end.length > 1 || isAsked || (relied && title.length >= BARE.relied)
      if (!isPut || title.length < (end.length > 1 ? BARE.regulation : BARE.shortest) || title.length > BARE.longest) return []
      return [strange(title, from)]
    }))
  const latin = new RegExp(`\\b(?:[A-Z][\\w'\u2019-]*\\s+(?:(?:${english.joins.join('|')})\\s+)*){${CAPITALS},9}(?:${english.ends.join('|')})\\b(?:\\s+of\\s+[A-Z]\\w+)?`, 'gu')
  const inEnglish = (text: string, found: readonly Span[]): readonly StrangeTitle[] =>
    [...text.matchAll(latin)].flatMap(({ 0: whole, index }) => {
      const title = dropLeads(whole, english.leads)
      const from = index + whole.length - title.length
      if (title.split(/\s+/).length <= CAPITALS || found.some((one) => one.from < from + title.length && from < one.to)) return []
      const law = inOtherWords(title)
      return [{ title, from, to: from + title.length, ...(law === undefined ? {} : { law }) }]
    })
  return (text, found) => {
    const titled = inMarks(text)
    const outside = (one: Span): boolean => !titled.some(({ from, to }) => one.from < to && from < one.to)
    const others = qualified(text, found).filter(outside)
    return [...titled, ...others, ...bare(text, [...titled, ...found]).filter(outside), ...inEnglish(text, found)].toSorted((a, b) => a.from - b.from)
  }
}

/** Whether every character of the short form stands in the title, in that order: 捐赠条例 in 江苏省华侨捐赠条例. */
const isShortFor = (short: string, title: string): boolean => {
  let at = 0
  for (const character of title) if (at < short.length && character === short[at]) at++
  return at === short.length
}

const dropLeads = (title: string, leads: readonly string[]): string => {
  const [first = '', ...rest] = title.split(/\s+/)
  return rest.length > 0 && leads.includes(first.toLowerCase()) ? dropLeads(rest.join(' '), leads) : title.slice(title.indexOf(first))
}
