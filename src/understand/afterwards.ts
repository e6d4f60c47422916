import type { Library } from '../core/library.ts'
import { Afterward } from '../core/words/afterwards.ts'
import { learnClasses, readClasses, type Lesson } from './classifyModel.ts'
import { oneIn } from './oneIn.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, type Grams } from './searchGrams.ts'
import { createSorts } from './sorts.ts'

/** How surely, 0 to 1, a normalised text says each thing that is said of what was asked for before. They need not add up. */
export type HeardAfterwards = Readonly<Record<Afterward, number>>
export type HearAfterwards = (text: string) => HeardAfterwards

/** What is learned from. */
export type AfterwardsParts = Pick<Library, 'services' | 'asking'> & Readonly<{ words: Pick<Library['words'], 'afterwards' | 'intent'> }>

/** One in so many wishes, ways of asking about the law, and bits of talk are enough to tell them from it. */
const EVERY_WISH = 5
const EVERY_WAY = 20
const EVERY_TALK = 4

/** Learns from how people speak of what they asked for, and from what they wish, ask and chat besides. The same library always learns the same. */
export const createAfterwards = (parts: AfterwardsParts, prepare: (text: string) => string, remember: Remember = learnAnew): HearAfterwards => {
  const { services, asking, words: { afterwards: { sorts, ways, other }, intent: { chatter } } } = parts
  const sort = createSorts(sorts)
  const cut = (text: string): Grams => gramsOf(text, sort(text))
  const lesson = (is: readonly number[]) => (said: string): Lesson => ({ grams: cut(prepare(said)), is })
  const weigh = readClasses(remember('afterwards', () => learnClasses([
    ...Afterward.options.flatMap((one, number) => ways[one].map(lesson([number]))),
    ...other.map(lesson([])),
    ...[...services.values()].flatMap(({ examples }) => oneIn(EVERY_WISH, examples).map(lesson([]))),
    ...[...asking.values()].flatMap((one) => oneIn(EVERY_WAY, one.ways).map(lesson([]))),
    ...oneIn(EVERY_TALK, chatter).map(lesson([])),
  ], Afterward.options.length)))
  return (text) => {
    const sure = weigh(cut(text))
    return Object.fromEntries(Afterward.options.map((one, number) => [one, sure[number]!])) as Record<Afterward, number>
  }
}

/** What is said most surely among some, and how surely. */
export const surest = <One extends Afterward>(heard: HeardAfterwards, among: readonly One[]): Readonly<{ one: One; sure: number }> | undefined =>
  among.map((one) => ({ one, sure: heard[one] })).toSorted((a, b) => b.sure - a.sure)[0]
