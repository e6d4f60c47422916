import type { Library } from '../core/library.ts'
import { learnClasses, readClasses, type Lesson } from './classifyModel.ts'
import { oneIn } from './oneIn.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createSorts } from './sorts.ts'

/** How surely, 0 to 1, a normalised text only tells whom, where, when and how to be reached, and wishes and asks nothing. */
export type HearTelling = (text: string) => number

/** What is learned from. */
export type TellingParts = Pick<Library, 'services' | 'asking'> & Readonly<{ words: Pick<Library['words'], 'aside' | 'intent'> }>

/** A sort of word tells this much more than a word. */
const CONCEPT = 2
/** One in so many wishes, ways of asking about the law, and questions of no entry are enough to tell them from it. */
const EVERY_WISH = 3
const EVERY_WAY = 20
const EVERY_ELSEWHERE = 3

const [TELLING, OTHER] = [0, 1]

/** Learns from how people tell particulars, and from what they wish, ask and chat. The same library always learns the same. */
export const createTelling = (parts: TellingParts, prepare: (text: string) => string, remember: Remember = learnAnew): HearTelling => {
  const { services, asking, words: { aside: { sorts }, intent: { openings, chatter, elsewhere } } } = parts
  const sort = createSorts(sorts)
  const cut = (text: string): Grams => gramsOf(text, [...sort(text)], undefined, CONCEPT)
  const lesson = (is: number) => (said: string): Lesson => ({ grams: cut(prepare(said)), is: [is] })
  const weigh = readClasses(remember('tellings', () => learnClasses([
    // Few beside so much else, they are gone through twice.
    ...openings.tells.map(lesson(TELLING)), ...openings.tells.map(lesson(TELLING)),
    ...[...services.values()].flatMap(({ examples }) => oneIn(EVERY_WISH, examples).map(lesson(OTHER))),
    ...[...asking.values()].flatMap(({ ways }) => oneIn(EVERY_WAY, ways).map(lesson(OTHER))),
    ...chatter.map(lesson(OTHER)),
    ...oneIn(EVERY_ELSEWHERE, elsewhere).map(lesson(OTHER)),
  ], OTHER + 1)))
  return (text) => {
    const found = weigh(cut(text))
    return found[TELLING]! / (found[TELLING]! + found[OTHER]! + 1e-9)
  }
}
