import type { Cited, Named } from '../core/cited.ts'
import type { Library } from '../core/library.ts'
import { readNumeral } from './entities/numeral.ts'
import { createLawReferences } from './lawReference.ts'

/** Everything in an answer that names a law, each article of it. */
export type FindCited = (words: string) => Cited

const TITLE = /\u300a([^\u300a\u300b]{2,60})\u300b/gu

/** Prepares the register for reading what staff rely on. What stands in title marks must be a title of the register as a whole. */
export const createCitedLaws = ({ laws, words }: Pick<Library, 'laws' | 'words'>): FindCited => {
  const references = createLawReferences({ laws, words })
  const { article: { leads, marks } } = words.intent
  const ends = words.curation.titleEnds
  const lead = leads.find((one) => !/^[a-z]/.test(one)) ?? ''

  /** Every 第N条 in a stretch of text. */
  const articlesIn = (text: string): readonly Omit<Named, 'law'>[] => {
    const found: Omit<Named, 'law'>[] = []
    for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, at + 1)) {
      const numeral = readNumeral(text, at + lead.length, words.number)
      if (numeral !== undefined && marks.some((mark) => text.startsWith(mark, numeral.to))) found.push({ article: numeral.value })
    }
    return found
  }

  return (spoken) => {
    const text = spoken.toLowerCase()
    const { known, unknown } = references(text)
    const titles = [...text.matchAll(TITLE)].map((match) => ({ title: match[1] ?? '', from: match.index + 1, to: match.index + 1 + (match[1] ?? '').length }))
    const strays = titles.filter(({ title, from, to }) => ends.some((end) => title.endsWith(end)) && !known.some((one) => one.from === from && one.to >= to))
    const held = known.filter((one) => !strays.some(({ from, to }) => one.from >= from && one.from < to))
    const named = held.flatMap(({ law, from }, at): readonly Named[] => {
      const articles = articlesIn(text.slice(from, held[at + 1]?.from ?? text.length))
      return articles.length === 0 ? [{ law }] : articles.map((one) => ({ law, ...one }))
    })
    const key = ({ law, article }: Named): string => `${law} ${article ?? ''}`
    return {
      known: named.filter((one, at) => named.findIndex((other) => key(other) === key(one)) === at),
      unknown: [...new Set([...strays.map(({ title }) => title), ...unknown.filter((title) => !strays.some((stray) => stray.title.includes(title)))])],
    }
  }
}
