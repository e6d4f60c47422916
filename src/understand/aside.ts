import type { Library } from '../core/library.ts'
import { Aside } from '../core/words/aside.ts'
import { learnClasses, readClasses, type Lesson } from './classifyModel.ts'
import { splitClauses } from './clauses.ts'
import { oneIn } from './oneIn.ts'
import { learnAnew, type Remember } from './learned.ts'
import { QUESTION_MARK } from './question.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createSorts } from './sorts.ts'

/** What a normalised text said in the middle of a form sounds like if it is no answer, and how surely, 0 to 1, it is none. */
export type HeardAside = Readonly<{ aside: Aside; sure: number }>
export type HearAside = (text: string) => HeardAside

/** What is learned from. */
export type AsideParts = Pick<Library, 'services' | 'asking'> & Readonly<{ words: Pick<Library['words'], 'aside' | 'fitting'> }>

/** A sort of word tells this much more than a word. */
const CONCEPT = 2
/** One in so many wishes, and ways of asking about the law, are enough to tell them from asides. */
const EVERY_WISH = 6
const EVERY_WAY = 20
/** A clause of a longer sentence counts this much: 「外面落雨了，先去收衣裳」 is said by its end. */
const CLAUSE = 0.8
/** A shorter clause says nothing by itself. */
const SHORTEST_CLAUSE = 2

const ASIDES = Aside.options
const [ANSWER, OTHER] = [ASIDES.length, ASIDES.length + 1]

/** Marks of how a sentence is put, numbered where no sort is. */
const FORMS = 5_000_000
const FIRSTS = 6_000_000
const LASTS = 6_100_000
const LENGTHS = [2, 4, 8, 14]

/** How a sentence is put: a question, with figures, how long, with which characters it begins and ends. */
const formOf = (text: string): readonly number[] => {
  const han = text.replace(/[^\p{Script=Han}]/gu, '')
  const length = LENGTHS.findIndex((most) => text.length <= most)
  return [
    ...(QUESTION_MARK.test(text) ? [FORMS] : []), ...(/\d/.test(text) ? [FORMS + 1] : []), FORMS + 10 + (length < 0 ? LENGTHS.length : length),
    ...(han.length < 2 ? [] : [FIRSTS + han.charCodeAt(0), LASTS + han.charCodeAt(han.length - 1)]),
  ]
}

/** Learns from how people put a form aside, ask back or give it up, and from how they answer it. The same library always learns the same. */
export const createAside = (parts: AsideParts, prepare: (text: string) => string, remember: Remember = learnAnew): HearAside => {
  const { services, asking, words: { fitting, aside: { sorts, ways, answers } } } = parts
  const sort = createSorts(sorts)
  const cut = (text: string): Grams => gramsOf(text, [...sort(text), ...formOf(text)], undefined, CONCEPT)
  const lesson = (is: number) => (said: string): Lesson => ({ grams: cut(prepare(said)), is: [is] })
  const wishes = [...services.values()].flatMap(({ examples }) => oneIn(EVERY_WISH, examples))
  const weigh = readClasses(remember('asides', () => learnClasses([
    ...ASIDES.flatMap((one, number) => ways[one].map(lesson(number))),
    ...answers.map(lesson(ANSWER)),
    ...fitting.flatMap(({ said }) => said.map(lesson(ANSWER))),
    ...wishes.map(lesson(OTHER)),
    ...[...asking.values()].flatMap((one) => oneIn(EVERY_WAY, one.ways).map(lesson(OTHER))),
  ], OTHER + 1)))
  const hear = (text: string): HeardAside => {
    const found = weigh(cut(text))
    const best = ASIDES.reduce((most, _, number) => (found[number]! > found[most]! ? number : most), 0)
    return { aside: ASIDES[best]!, sure: found[best]! / (found[best]! + Math.max(found[ANSWER]!, found[OTHER]!) + 1e-9) }
  }
  return (text) => {
    const clauses = splitClauses(text).filter((clause) => clause.text.length >= SHORTEST_CLAUSE)
    const whole = hear(text)
    return (clauses.length < 2 ? [] : clauses).map((clause) => hear(clause.text)).reduce((best, one) => (one.sure * CLAUSE > best.sure ? { ...one, sure: one.sure * CLAUSE } : best), whole)
  }
}
