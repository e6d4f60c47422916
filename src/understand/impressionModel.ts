import { columnOf, keysOf, columnsIn, type Columns, type Learned } from './learned.ts'
import { orderLessons } from './lessonOrder.ts'
import type { Grams } from './searchGrams.ts'

/** A sentence to learn from: what it is about, or, with `not`, the one thing it only sounds like. */
export type Lesson = Readonly<{ grams: Grams; about: number; not?: never } | { grams: Grams; not: number; about?: never }>

/** The log-odds of each subject, up to one constant. The array is reused by the next call. */
export type Weigh = (grams: Grams) => Float32Array

/** How often the lessons are gone through and how boldly. More of either learned the lessons by heart. */
const ROUNDS = 3
const RATE = 0.5
/** Errors smaller than this teach nothing worth the time. */
const NEGLIGIBLE = 0.002
/** A key nobody used lengthens a sentence by this much, squared. */
const UNKNOWN = 4

/**
 * Learns which words decide between subjects: one softmax over all of them, by stochastic gradient with adaptive steps,
 * always in the same order. What a bag of words counts alike, this weighs by what it tells apart.
 */
export const learnSubjects = (lessons: readonly Lesson[], subjects: number): Learned => {
  const keys = keysOf(lessons)
  const columns = columnsIn(keys)
  const worth = measureWorth(lessons, keys.length, columns, subjects)
  const weights = new Float32Array(keys.length * subjects)
  const paces = new Float32Array(weights.length).fill(1e-6)
  const scores = new Float32Array(subjects)

  const rows = lessons.map(({ grams }) => read(grams, columns, worth))
  const wrong = new Int32Array(subjects)
  const errors = new Float64Array(subjects)
  const slopes = new Float32Array(subjects)
  for (let round = 0; round < ROUNDS; round++) {
    for (const n of orderLessons(lessons, round)) {
      const row = rows[n]!
      const [known, values] = row
      score(row, weights, scores)
      softmax(scores)
      measureErrors(scores, lessons[n]!, errors)
      let count = 0
      for (let c = 0; c < subjects; c++) {
        const error = errors[c]!
        if (Math.abs(error) < NEGLIGIBLE) continue
        wrong[count] = c
        slopes[count++] = error
      }
      for (let at = 0; at < known.length; at++) {
        const first = known[at]! * subjects
        const value = values[at]!
        for (let i = 0; i < count; i++) {
          const w = first + wrong[i]!
          const slope = slopes[i]! * value
          paces[w]! += slope * slope
          weights[w]! -= (RATE * slope) / Math.sqrt(paces[w]!)
        }
      }
    }
  }
  return { keys, worth, weights, bias: new Float32Array(subjects) }
}

/** Reads a sentence with what was learned. */
export const readSubjects = (learned: Learned): Weigh => {
  const columns = columnsIn(learned.keys)
  const { worth, weights, bias } = learned
  const scores = new Float32Array(bias.length)
  return (grams) => {
    score(read(grams, columns, worth), weights, scores)
    return scores
  }
}

/** A text as columns and what each is worth in it. */
export type Row = readonly [known: Int32Array, values: Float32Array]

/** The known columns of a text and their values, scaled to length one. */
export const read = ({ keys, amounts }: Grams, columns: Columns, worth: Float32Array): Row => {
  const known = new Int32Array(keys.length)
  const values = new Float32Array(keys.length)
  let [count, norm] = [0, 0]
  for (let at = 0; at < keys.length; at++) {
    const column = columnOf(columns, keys[at]!)
    if (column === undefined) {
      norm += UNKNOWN * amounts[at]!
      continue
    }
    const value = Math.sqrt(amounts[at]!) * worth[column]!
    norm += value * value
    known[count] = column
    values[count++] = value
  }
  const scale = norm === 0 ? 0 : 1 / Math.sqrt(norm)
  for (let at = 0; at < count; at++) values[at]! *= scale
  return [known.subarray(0, count), values.subarray(0, count)]
}
/** Writes the log-odds of every subject into `scores`. */
const score = ([known, values]: Row, weights: Float32Array, scores: Float32Array): void => {
  const subjects = scores.length
  scores.fill(0)
  for (let at = 0; at < known.length; at++) {
    const value = values[at]!
    for (let c = 0, w = known[at]! * subjects; c < subjects; c++, w++) scores[c]! += weights[w]! * value
  }
}

/** Writes how far the probability of each subject is from what the lesson says. What is only said not to be one subject shares that subject's likelihood among the others. */
export const measureErrors = (scores: Float32Array, { about, not }: Lesson, errors: Float64Array): void => {
  const shared = not === undefined ? 0 : scores[not]! / Math.max(1e-6, 1 - scores[not]!)
  for (let c = 0; c < scores.length; c++) errors[c] = not === undefined ? scores[c]! - (c === about ? 1 : 0) : c === not ? scores[c]! : -scores[c]! * shared
}

/** Turns log-odds into probabilities, in place. */
export const softmax = (scores: Float32Array): void => {
  let most = -Infinity
  for (let c = 0; c < scores.length; c++) if (scores[c]! > most) most = scores[c]!
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const value = Math.exp(scores[c]! - most)
    scores[c] = value
    sum += value
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum
}

/** How much a key says: the fewer subjects are spoken of with it, the more. */
const measureWorth = (lessons: readonly Lesson[], keys: number, columns: Columns, subjects: number): Float32Array => {
  const spoken = new Float32Array(keys)
  const seen = new Set<number>()
  for (const { grams, about } of lessons) {
    if (about === undefined) continue
    for (const key of grams.keys) {
      const pair = columnOf(columns, key)! * subjects + about
      if (seen.has(pair)) continue
      seen.add(pair)
      spoken[columnOf(columns, key)!]! += 1
    }
  }
  return spoken.map((count) => Math.log(1 + (subjects - count + 0.5) / (count + 0.5)))
}
