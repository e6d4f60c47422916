import type { Library } from '../core/library.ts'
import type { EntryId } from '../core/ids.ts'
import { createConcepts, type ConceptParts } from './concepts.ts'
import { learnSubjects, softmax, type Lesson } from './impressionModel.ts'
import { gramsOf, joinGrams, type Grams } from './searchGrams.ts'
import { WEIGHTS } from './searchFields.ts'

/** What a message sounds like it is about. All but `odds` are probabilities and add up to 1. */
export type Impression = Readonly<{
  /** The probability of each entry, in the order of `Library.entries`; it adds up to `law`. */
  entries: Float32Array
  /** The log-odds of each entry, up to one constant. */
  odds: Float32Array
  law: number
  service: number
  /** To be declined, and the number of the topic it is most like. */
  refusal: number
  decline: number
  attack: number
  chatter: number
  /** Like a question, and no entry's. */
  elsewhere: number
}>

/** Listens to a normalised text, with what is being talked about beside it. */
export type Listen = (text: string, context?: string) => Impression

/** What is learned from. */
export type ImpressionParts = ConceptParts & Pick<Library, 'safety' | 'asking' | 'services'> &
  Readonly<{ words: Readonly<{ intent: Pick<Library['words']['intent'], 'chatter' | 'elsewhere'> }> }>

/** Small talk beside the words for chatter. */
const SMALL_TALK = ['greet', 'thanks', 'bye', 'help', 'areYouBot', 'status'] as const

/** With more entries than this nothing is learned about them and search alone ranks: the model grows with entries times words. */
const MOST_ENTRIES = 1_000

/**
 * Learns from everything the library says people say: which entry or service it asks for, which topic is declined, what
 * attacks, what is small talk, and what is none of it. Takes about two seconds; the same library always learns the same.
 */
export const createImpression = (parts: ImpressionParts, prepare: (text: string) => string): Listen => {
  const { safety: { declines, injections }, asking, services, lexicon, words: { intent } } = parts
  const ids: readonly EntryId[] = parts.entries.size > MOST_ENTRIES ? [] : [...parts.entries.keys()]
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const firstDecline = ids.length + 1
  const [service, attack] = [ids.length, firstDecline + declines.length]
  const [chatter, elsewhere] = [attack + 1, attack + 2]
  const conceive = createConcepts(parts)
  const cut = (text: string): Grams => gramsOf(text, conceive(text).concepts)
  const say = (texts: readonly string[], about: number): readonly Lesson[] => texts.map((text) => ({ grams: cut(prepare(text)), about }))
  const deny = (texts: readonly string[], not: number): readonly Lesson[] => texts.map((text) => ({ grams: cut(prepare(text)), not }))
  const asked = [...asking.values()].flatMap(({ entry, ways, near }): readonly Lesson[] => {
    const number = numbers.get(entry)
    if (number === undefined) return []
    return [...say(ways, number), ...near.flatMap(({ say: text, entry: other }) => {
      const right = other === undefined ? undefined : numbers.get(other)
      return right === undefined ? deny([text], number) : say([text], right)
    })]
  })
  const weigh = learnSubjects([
    ...asked,
    ...[...services.values()].flatMap(({ examples }) => say(examples, service)),
    ...declines.flatMap(({ examples, near }, number) => [...say(examples, firstDecline + number), ...deny(near, firstDecline + number)]),
    ...say(injections.examples, attack), ...deny(injections.near, attack),
    ...say([...intent.chatter, ...SMALL_TALK.flatMap((act) => lexicon.acts[act])], chatter),
    ...say(intent.elsewhere, elsewhere),
  ], elsewhere + 1)
  return (text, context) => {
    const scores = weigh(context === undefined ? cut(text) : joinGrams(cut(text), cut(context), WEIGHTS.context))
    const odds = scores.slice(0, ids.length)
    softmax(scores)
    const sure = scores.slice()
    const sum = (from: number, to: number): number => sure.subarray(from, to).reduce((all, one) => all + one, 0)
    const topics = sure.subarray(firstDecline, attack)
    return {
      entries: sure.subarray(0, ids.length), odds, law: sum(0, ids.length), service: sure[service]!,
      refusal: sum(firstDecline, attack), decline: topics.indexOf(Math.max(...topics)),
      attack: sure[attack]!, chatter: sure[chatter]!, elsewhere: sure[elsewhere]!,
    }
  }
}
