import type { Library } from '../core/library.ts'
import { learnClasses, type Lesson } from './classifyModel.ts'
import { createConcepts, type ConceptParts } from './concepts.ts'
import { gramsOf, type Grams } from './searchGrams.ts'

/** What is learned from. */
export type LearnedParts = ConceptParts & Pick<Library, 'safety' | 'asking' | 'services'>

/** What a text sounds like. Probabilities, 0 to 1; emergencies and declines by their numbers. */
export type Impression = Readonly<{
  danger: number
  /** The emergency it is most like. */
  emergency: number
  refusal: number
  /** The topic to decline it is most like. */
  decline: number
  attack: number
  /** A law question, a wish or small talk. */
  ordinary: number
}>

/** Listens to normalised text. */
export type Listen = (text: string) => Impression

/** Every so many ways of asking are enough to learn what ordinary messages are like. */
const EVERY = 6

/** Small talk that asks for nothing to be refused. */
const CHATTER = ['greet', 'thanks', 'bye', 'help', 'areYouBot', 'status'] as const

/** Learns from examples what danger, refusals and attacks sound like: people never use the words a list foresees. */
export const createListener = (parts: LearnedParts, prepare: (text: string) => string): Listen => {
  const { safety: { emergencies, declines, injections, context }, asking, services, lexicon } = parts
  const conceive = createConcepts(parts)
  const cut = (text: string): Grams => gramsOf(text, conceive(text).concepts)
  const lesson = (text: string, ...is: readonly number[]): Lesson => ({ grams: cut(prepare(text)), is })
  const [danger, firstDecline] = [emergencies.length, emergencies.length + 1]
  const attack = firstDecline + declines.length
  const usual = attack + 1
  const ordinary = [
    ...context.calm,
    ...[...asking.values()].flatMap(({ ways }) => ways.filter((_, at) => at % EVERY === 0)),
    ...[...services.values()].flatMap(({ examples }) => examples),
    ...CHATTER.flatMap((act) => lexicon.acts[act]),
  ]
  const classify = learnClasses([
    ...emergencies.flatMap(({ examples }, number) => examples.map((text) => lesson(text, number, danger))),
    ...declines.flatMap(({ examples }, number) => examples.map((text) => lesson(text, firstDecline + number))),
    ...injections.examples.map((text) => lesson(text, attack)),
    ...ordinary.map((text) => lesson(text, usual)),
  ], usual + 1)
  const most = (sure: Float32Array, from: number, to: number): number => {
    let best = from
    for (let at = from + 1; at < to; at++) if (sure[at]! > sure[best]!) best = at
    return best
  }
  return (text) => {
    const sure = classify(cut(text))
    const decline = most(sure, firstDecline, attack)
    return {
      danger: sure[danger]!, emergency: most(sure, 0, danger),
      refusal: sure[decline]!, decline: decline - firstDecline, attack: sure[attack]!, ordinary: sure[usual]!,
    }
  }
}
