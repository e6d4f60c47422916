import type { Library } from '../core/library.ts'
import type { EnglishWords } from '../core/words/english.ts'
import { createWordFinder, keepLongest } from './searchWords.ts'
import { keepFor } from '../core/keepFor.ts'
import { keepLatest } from './latest.ts'

/** What a text is about in the words of the law, whatever words it uses. */
export type Conception = Readonly<{
  /** Concept numbers, each once. */
  concepts: readonly number[]
  /** How much each code unit says, 0 to 1: general words say little, and so does which foreign place it is. */
  worth: Float32Array
}>

/** Finds the legal terms a text means (lay words count as the terms they stand for), and how much each of its words says. */
export type Conceive = (text: string) => Conception

/** A general word says this much of an ordinary one; the name of a foreign place or of a home here, that much. */
const GENERIC = 0.5
const PLACE = 0.5

type Meaning = Readonly<{ concepts: readonly number[]; worth: number }>

/** What concepts are made of. */
export type ConceptParts = Pick<Library, 'lexicon' | 'entries' | 'places' | 'community'> & Readonly<{ words: Readonly<{ english: EnglishWords }> }>

/** Prepares lexicon terms (lay → legal, and the legal terms themselves), kinship, places and general words for finding. Whoever hears a text asks for the same. */
export const createConcepts = keepFor(({ lexicon, entries, places, community }: ConceptParts): Conceive => {
  const numbers = new Map<string, number>()
  const numberOf = (concept: string): number => {
    const known = numbers.get(concept)
    if (known !== undefined) return known
    numbers.set(concept, numbers.size)
    return numbers.size - 1
  }
  const meanings = new Map<string, Meaning>()
  const mean = (word: string, concepts: readonly string[], worth: number): void => {
    const before = meanings.get(word)
    const all = new Set([...(before?.concepts ?? []), ...concepts.map(numberOf)])
    meanings.set(word, { concepts: [...all], worth: Math.max(worth, before?.worth ?? 0) })
  }
  for (const [lay, legal] of Object.entries(lexicon.terms)) {
    mean(lay, legal, 1)
    for (const term of legal) mean(term, [term], 1)
  }
  for (const entry of entries.values()) for (const concept of entry.concepts) mean(concept, [concept], 1)
  for (const [word, relation] of Object.entries(lexicon.kinship)) mean(word, [`kin:${relation}`], 1)
  const home = places.find(({ name }) => name === community.city)?.country
  for (const { name, say, country } of places) if (country !== home) for (const word of [name, ...say]) mean(word, ['abroad'], PLACE)
  for (const { name, aliases } of community.estates) for (const word of [name, ...aliases]) mean(word, [], PLACE)
  for (const word of lexicon.generic) if (!meanings.has(word)) mean(word, [], GENERIC)
  const find = createWordFinder(meanings)
  return keepLatest((text) => {
    const worth = new Float32Array(text.length).fill(1)
    const concepts = new Set<number>()
    for (const { at, length, value } of keepLongest(find(text))) {
      if (value.worth < 1) worth.fill(value.worth, at, at + length)
      for (const concept of value.concepts) concepts.add(concept)
    }
    return { concepts: [...concepts], worth }
  })
})
