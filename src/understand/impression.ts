import type { Library } from '../core/library.ts'
import type { EntryId } from '../core/ids.ts'
import type { SortWords } from '../core/words/sorts.ts'
import { createConcepts, type ConceptParts } from './concepts.ts'
import { createGloss } from './gloss.ts'
import { learnSubjects, readSubjects, softmax, type Lesson } from './impressionModel.ts'
import { learnTraits, readTraits } from './impressionNet.ts'
import { learnAnew, type Remember } from './learned.ts'
import { markOf } from './lessonOrder.ts'
import { gramsOf, joinGrams, type Grams } from './searchGrams.ts'
import { WEIGHTS } from './searchFields.ts'
import { createSorts } from './sorts.ts'

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
  Readonly<{ words: Readonly<{ sorts: SortWords; intent: Pick<Library['words']['intent'], 'chatter' | 'elsewhere'> }> }>

/** Small talk beside the words for chatter. */
const SMALL_TALK = ['greet', 'thanks', 'bye', 'help', 'areYouBot', 'status'] as const

/** With more entries than this nothing is learned about them and search alone ranks: the model grows with entries times words. */
export const MOST_ENTRIES = 1_000

/**
 * Learns from everything the library says people say, twice: of what kind a message is, and which entry or declined
 * topic it is about. One model for both heard a refusal as law whenever some entry shared its words.
 * Takes about two seconds; the same library always learns the same.
 */
export const createImpression = (parts: ImpressionParts, prepare: (text: string) => string, remember: Remember = learnAnew): Listen => {
  const { safety: { declines, injections }, asking, services, lexicon, words: { intent } } = parts
  const ids: readonly EntryId[] = parts.entries.size > MOST_ENTRIES ? [] : [...parts.entries.keys()]
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const conceive = createConcepts(parts)
  const gloss = createGloss(parts.words.english)
  const sort = createSorts(parts.words.sorts)
  const cut = (said: string): Grams => {
    const text = gloss(said)
    return gramsOf(text, [...conceive(text).concepts, ...sort(`${said}\n${text}`)])
  }
  const say = (kind: Kind, texts: readonly string[], subject?: number): readonly Example[] => texts.map((text) => ({ grams: cut(prepare(text)), kind, subject, is: true }))
  const deny = (kind: Kind, texts: readonly string[], subject?: number): readonly Example[] => texts.map((text) => ({ grams: cut(prepare(text)), kind, subject, is: false }))
  const asked = () => [...asking.values()].flatMap(({ entry, ways, near }): readonly Example[] => {
    const number = numbers.get(entry)
    if (number === undefined) return say('law', ways)
    return [...say('law', ways, number), ...near.flatMap(({ say: text, entry: other }) => {
      const right = other === undefined ? undefined : numbers.get(other)
      return right === undefined ? deny('law', [text], number) : say('law', [text], right)
    })]
  })
  const wishes = [...services.values()]
  const [toDecline, toWish] = [ids.length, ids.length + declines.length]
  const examples = once((): readonly Example[] => [
    ...asked(),
    ...wishes.flatMap((service, number) => say('service', service.examples, toWish + number)),
    ...declines.flatMap((topic, number) => [...say('refusal', topic.examples, toDecline + number), ...deny('refusal', topic.near, toDecline + number)]),
    ...say('attack', injections.examples), ...deny('attack', injections.near),
    ...say('chatter', [...intent.chatter, ...SMALL_TALK.flatMap((act) => lexicon.acts[act])]),
    ...say('elsewhere', intent.elsewhere),
  ])
  const subjects = toWish + wishes.length
  const subjectOf = ({ kind, subject }: Example): number => subject ?? subjects + KINDS.indexOf(kind)
  const lesson = (grams: Grams, number: number, is: boolean): Lesson => (is ? { grams, about: number } : { grams, not: number })
  // What only looks like one entry may well be another's.
  const weighKinds = readSubjects(remember('kinds', () =>
    learnSubjects(examples().filter(({ is, kind }) => is || kind !== 'law').map(({ grams, kind, is }) => lesson(grams, KINDS.indexOf(kind), is)), KINDS.length)))
  // Of a service that is new every wish is needed.
  const few = new Set(wishes.flatMap((service, number) => (service.examples.length <= FEW ? [toWish + number] : [])))
  const studied = once(() => examples().filter(({ kind, grams, subject }) => kind !== 'service' || few.has(subject!) || markOf(grams, 0) % EVERY_WISH === 0).map((example) => lesson(example.grams, subjectOf(example), example.is)))
  const weighSubjects = readSubjects(remember('subjects', () => learnSubjects(studied(), subjects + KINDS.length)))
  const weighTraits = readTraits(remember('traits', () => learnTraits(studied(), subjects + KINDS.length)))
  return (text, context) => {
    const grams = context === undefined ? cut(text) : joinGrams(cut(text), cut(context), WEIGHTS.context)
    const broad = weighKinds(grams)
    softmax(broad)
    const scores = blend(weighSubjects(grams), weighTraits(grams))
    const odds = scores.slice(0, ids.length)
    softmax(scores)
    const sum = (from: number, to: number): number => {
      let all = 0
      for (let at = from; at < to; at++) all += scores[at]!
      return all
    }
    const narrow = KINDS.map((kind, at) => (kind === 'law' ? sum(0, ids.length) : kind === 'refusal' ? sum(toDecline, toWish) : kind === 'service' ? sum(toWish, subjects) : scores[subjects + at]!))
    const joined = narrow.map((one, at) => FREQUENT[KINDS[at]!] * one ** (1 - BROAD) * broad[at]! ** BROAD)
    const all = joined.reduce((one, other) => one + other, 0)
    const [law, service, refusal, attack, chatter, elsewhere] = joined.map((one) => one / all) as [number, number, number, number, number, number]
    const topics = scores.subarray(toDecline, toWish)
    const lawful = Math.max(1e-9, narrow[0]!)
    return {
      entries: scores.slice(0, ids.length).map((one) => (one * law) / lawful), odds, law, service, refusal,
      decline: topics.indexOf(Math.max(...topics)), attack, chatter, elsewhere,
    }
  }
}

/** Makes it when it is first needed, and keeps it. */
const once = <T>(make: () => T): (() => T) => {
  let made: Readonly<{ value: T }> | undefined
  return () => (made ??= { value: make() }).value
}

/** Writes the log-odds both learners agree on into the first's. */
const blend = (exact: Float32Array, broad: Float32Array): Float32Array => {
  const [one, other] = [measureLevel(exact), measureLevel(broad)]
  for (let at = 0; at < exact.length; at++) exact[at] = (1 - TRAITS_SAY) * (exact[at]! - one) + TRAITS_SAY * (broad[at]! - other)
  return exact
}

/** What log-odds lie above log-probabilities. */
const measureLevel = (scores: Float32Array): number => {
  let [most, sum] = [-Infinity, 0]
  for (let at = 0; at < scores.length; at++) most = Math.max(most, scores[at]!)
  for (let at = 0; at < scores.length; at++) sum += Math.exp(scores[at]! - most)
  return most + Math.log(sum)
}

/** How much of the say about the subject the traits have; the words themselves have the rest. */
const TRAITS_SAY = 0.45

/** How much of the say about the kind the model of kinds has; the model of subjects has the rest. */
const BROAD = 0.5

/** What a message can be, in the order of the first model's classes. */
const KINDS = ['law', 'service', 'refusal', 'attack', 'chatter', 'elsewhere'] as const
type Kind = (typeof KINDS)[number]

/** How much more frequent each kind is among what people say than among the library's sentences. */
const FREQUENT: Readonly<Record<Kind, number>> = { law: 1, service: 0.42, refusal: 1.3, attack: 2.4, chatter: 1.6, elsewhere: 1 }

/** One in so many wishes are enough to tell the law from them; all of them made entries be taken for each other. */
const EVERY_WISH = 2
/** Unless there are no more than so many for one service. */
const FEW = 40

/** A sentence that is of that kind and about that subject, or only looks so. */
type Example = Readonly<{ grams: Grams; kind: Kind; subject: number | undefined; is: boolean }>
