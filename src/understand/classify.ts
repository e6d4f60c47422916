import type { FoundService } from '../core/command.ts'
import type { Library } from '../core/library.ts'
import { learnClasses, readClasses, type Lesson } from './classifyModel.ts'
import { createConcepts, type ConceptParts } from './concepts.ts'
import { oneIn } from './oneIn.ts'
import { createGloss } from './gloss.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createWordFinder } from './searchWords.ts'

/** Which services a wish may be for, likeliest first; `sure`, 0 to 1, is how surely it is a wish, and for this one. They add up to less than 1. */
export type Classify = (text: string) => readonly FoundService[]

/** What the classifier learns from. */
export type ClassifyParts = ConceptParts & Pick<Library, 'services' | 'asking' | 'safety' | 'words'>

/** One in so many ways of asking about the law are enough to learn what is no wish. */
const EVERY = 8

/** Marks that a sentence holds beside its words, numbered after the services: a wish is uttered, a rule is asked for. */
const marksOf = ({ services, lexicon, words: { intent } }: ClassifyParts) => {
  const names = [...services.values()].map(({ words }) => words)
  const marks = [...names, intent.wants, intent.asks, Object.keys(lexicon.kinship)]
  const find = createWordFinder(marks.flatMap((words, mark) => words.map((word) => [word, mark] as const)))
  return (text: string): readonly number[] => [...new Set(find(text).map(({ value }) => value))]
}

/** Takes what only fills pauses out of a text; Latin words only whole. */
const createFillers = (fillers: readonly string[]): ((text: string) => string) => {
  const words = fillers.toSorted((a, b) => b.length - a.length).map((word) => (/^[a-z ]+$/.test(word) ? `\\b${word}\\b` : word))
  const pattern = new RegExp(words.join('|'), 'gi')
  return (text) => text.replace(pattern, '')
}

/** No lexicon has this many concepts; marks are counted from here. */
const FIRST_MARK = 1_000_000

/**
 * Learns from every service's examples what asks for it, and from its near misses, law questions, refusals and small
 * talk what does not. The same library always learns the same.
 */
export const createClassify = (parts: ClassifyParts, prepare: (text: string) => string, remember: Remember = learnAnew): Classify => {
  const { safety, asking, words: { intent } } = parts
  const services = [...parts.services.values()]
  const conceive = createConcepts(parts)
  const readMarks = marksOf(parts)
  const gloss = createGloss(parts.words.english)
  const readFillers = createFillers(intent.fillers)
  const cut = (spoken: string): Grams => {
    const text = gloss(readFillers(spoken))
    return gramsOf(text, [...conceive(text).concepts, ...readMarks(text).map((mark) => FIRST_MARK + mark)])
  }
  const lesson = (text: string, is: readonly number[], isNot?: readonly number[]): Lesson =>
    ({ grams: cut(prepare(text)), is, ...(isNot === undefined ? {} : { isNot }) })
  const wish = services.length
  const classify = readClasses(remember('services', () => learnClasses([
    ...services.flatMap(({ examples, words }, number) => [...examples, ...words].map((text) => lesson(text, [number, wish]))),
    ...services.flatMap(({ near }, number) => near.map((text) => lesson(text, [], [number]))),
    ...[...asking.values()].flatMap(({ ways }) => oneIn(EVERY, ways).map((text) => lesson(text, []))),
    ...safety.declines.flatMap(({ examples }) => examples.map((text) => lesson(text, []))),
    ...intent.chatter.map((text) => lesson(text, [])),
    ...intent.elsewhere.map((text) => lesson(text, [])),
  ], wish + 1)))
  return (text) => {
    const sure = classify(cut(text))
    const all = sure.reduce((sum, one, number) => (number === wish ? sum : sum + one), 1e-9)
    return services.map(({ id }, number) => ({ service: id, sure: (sure[wish]! * sure[number]!) / all })).toSorted((a, b) => b.sure - a.sure)
  }
}
