import { measureErrors, read, softmax, type Lesson, type Row, type Weigh } from './impressionModel.ts'
import { columnOf, columnsIn, keysOf, type Columns, type Learned } from './learned.ts'
import { markOf, orderLessons } from './lessonOrder.ts'

/** How many traits a sentence is seen by between its words and what it is about. */
const TRAITS = 64
/** How often the lessons are gone through, and how boldly the words and the subjects are moved. */
const ROUNDS = 3
const RATE = { words: 0.15, subjects: 0.045, bias: 0.015 } as const
/** How much slower the last round is than the first. */
const SLOWING = 0.7
/** The share of words that is left out of a lesson each time it is gone through, so that no word is relied on alone. */
const LEFT_OUT = 0.3
/** How steeply the traits saturate. */
const STEEP = 2
/** Errors smaller than this teach nothing worth the time. */
const NEGLIGIBLE = 0.001

/**
 * Learns what words have in common: each word moves a sentence along a few traits, and the traits tell the subjects.
 * It knows less exactly than one weight a word and a subject, and hears more in words it met with other subjects.
 * The words' traits, key by key, come first in `weights`; then the subjects', subject by subject.
 */
export const learnTraits = (lessons: readonly Lesson[], subjects: number): Learned => {
  const keys = keysOf(lessons)
  const columns = columnsIn(keys)
  const worth = measureRarity(lessons, keys.length, columns)
  const rows = lessons.map(({ grams }) => read(grams, columns, worth))
  const next = createDice(1)
  const spread = 1 / Math.sqrt(TRAITS)
  const words = new Float32Array(keys.length * TRAITS)
  for (let column = 0; column < keys.length; column++) {
    const fall = createDice(markOf({ keys: [keys[column]! | 0], amounts: [1] }, 0))
    for (let trait = 0; trait < TRAITS; trait++) words[column * TRAITS + trait] = (fall() - 0.5) * spread
  }
  const outputs = new Float32Array(subjects * TRAITS).map(() => (next() - 0.5) * 2 * spread)
  const bias = new Float32Array(subjects)
  const [wordPaces, outputPaces, biasPaces] = [words, outputs, bias].map(({ length }) => new Float32Array(length).fill(1e-6)) as [Float32Array, Float32Array, Float32Array]
  const traits = new Float32Array(TRAITS)
  const slopes = new Float32Array(TRAITS)
  const scores = new Float32Array(subjects)
  const errors = new Float64Array(subjects)

  const study = (row: Row, lesson: Lesson, pace: number): void => {
    const [known, values] = row
    see(row, words, traits)
    score(traits, outputs, bias, scores)
    softmax(scores)
    measureErrors(scores, lesson, errors)
    slopes.fill(0)
    for (let c = 0; c < subjects; c++) {
      const error = errors[c]!
      if (Math.abs(error) < NEGLIGIBLE) continue
      biasPaces[c]! += error * error
      bias[c]! -= (pace * RATE.bias * error) / Math.sqrt(biasPaces[c]!)
      for (let trait = 0, w = c * TRAITS; trait < TRAITS; trait++, w++) {
        slopes[trait]! += error * outputs[w]!
        const slope = error * traits[trait]!
        outputPaces[w]! += slope * slope
        outputs[w]! -= (pace * RATE.subjects * slope) / Math.sqrt(outputPaces[w]!)
      }
    }
    for (let trait = 0; trait < TRAITS; trait++) slopes[trait]! *= STEEP * (1 - traits[trait]! * traits[trait]!)
    for (let at = 0; at < known.length; at++) {
      const value = values[at]!
      for (let trait = 0, w = known[at]! * TRAITS; trait < TRAITS; trait++, w++) {
        const slope = slopes[trait]! * value
        wordPaces[w]! += slope * slope
        words[w]! -= (pace * RATE.words * slope) / Math.sqrt(wordPaces[w]!)
      }
    }
  }

  for (let round = 0; round < ROUNDS; round++) {
    const pace = 1 - (SLOWING * round) / ROUNDS
    for (const n of orderLessons(lessons, round)) {
      study(leaveOut(rows[n]!, createDice(markOf(lessons[n]!.grams, round))), lessons[n]!, pace)
    }
  }
  const weights = new Float32Array(words.length + outputs.length)
  weights.set(words)
  weights.set(outputs, words.length)
  return { keys, worth, weights, bias }
}

/** Reads a sentence with what was learned. */
export const readTraits = (learned: Learned): Weigh => {
  const columns = columnsIn(learned.keys)
  const { keys, worth, weights, bias } = learned
  const words = weights.subarray(0, keys.length * TRAITS)
  const outputs = weights.subarray(keys.length * TRAITS)
  const traits = new Float32Array(TRAITS)
  const scores = new Float32Array(bias.length)
  return (grams) => {
    see(read(grams, columns, worth), words, traits)
    score(traits, outputs, bias, scores)
    return scores
  }
}

/** Writes the traits of a sentence, -1 to 1. */
const see = ([known, values]: Row, words: Float32Array, traits: Float32Array): void => {
  traits.fill(0)
  for (let at = 0; at < known.length; at++) {
    const value = values[at]!
    for (let trait = 0, w = known[at]! * TRAITS; trait < TRAITS; trait++, w++) traits[trait]! += words[w]! * value
  }
  for (let trait = 0; trait < TRAITS; trait++) traits[trait] = Math.tanh(STEEP * traits[trait]!)
}

/** Writes the log-odds of every subject. */
const score = (traits: Float32Array, outputs: Float32Array, bias: Float32Array, scores: Float32Array): void => {
  for (let c = 0, w = 0; c < scores.length; c++) {
    let sum = bias[c]!
    for (let trait = 0; trait < TRAITS; trait++, w++) sum += outputs[w]! * traits[trait]!
    scores[c] = sum
  }
}

/** How much a key says: the fewer lessons hold it, the more. */
const measureRarity = (lessons: readonly Lesson[], keys: number, columns: Columns): Float32Array => {
  const held = new Float32Array(keys)
  for (const { grams } of lessons) for (const key of grams.keys) held[columnOf(columns, key)!]! += 1
  return held.map((count) => Math.log(1 + lessons.length / (1 + count)))
}

const leaveOut = ([known, values]: Row, next: () => number): Row => {
  const kept = [...known.keys()].filter(() => next() >= LEFT_OUT)
  return [Int32Array.from(kept, (at) => known[at]!), Float32Array.from(kept, (at) => values[at]! / (1 - LEFT_OUT))]
}

/** The same dice for the same seed: what is learned must not depend on chance, nor what is left out of one lesson on any other. A linear congruential generator, 0 to 1. */
const createDice = (seed: number): (() => number) => {
  let state = seed & 0x7fff_ffff
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return state / 0x7fff_ffff
  }
}
