import { columnOf, columnsIn, keysOf, type Columns, type Learned } from './learned.ts'
import { orderLessons } from './lessonOrder.ts'
import type { Grams } from './searchGrams.ts'

/** A sentence to learn from: what it asks for, or what it only looks like. */
export type Lesson = Readonly<{
  grams: Grams
  /** Classes by number it belongs to. */
  is: readonly number[]
  /** When given, it teaches these classes only that it is none of theirs, and the others nothing. */
  isNot?: readonly number[]
}>

/** One probability a class, 0 to 1. They need not add up: a sentence may ask for two things, or for nothing known. */
export type Classify = (grams: Grams) => Float32Array

/** How often the lessons are gone through, how boldly, and what keeps weights small. Found by five-fold trials. */
const ROUNDS = 14
const RATE = 0.6
const DECAY = 1e-4
/** A sentence that is one of a class weighs this many of those that are none, because there are so few. */
const POSITIVE = 4

/** Square-rooted amounts by rarity, scaled to length one: long sentences do not shout. */
const weigh = (grams: Grams, columns: Columns, rarity: Float32Array): readonly (readonly [column: number, value: number])[] => {
  const known: [number, number][] = []
  let norm = 0
  grams.keys.forEach((key, at) => {
    const column = columnOf(columns, key)
    const value = Math.sqrt(grams.amounts[at]!) * (column === undefined ? rarity[rarity.length - 1]! : rarity[column]!)
    norm += value * value
    if (column !== undefined) known.push([column, value])
  })
  const scale = norm === 0 ? 0 : 1 / Math.sqrt(norm)
  return known.map(([column, value]) => [column, value * scale])
}

/** The log-odds of every class. */
const score = (row: ReturnType<typeof weigh>, weights: Float32Array, bias: Float32Array): Float32Array => {
  const scores = bias.slice()
  const classes = bias.length
  for (const [column, value] of row) for (let c = 0, at = column * classes; c < classes; c++, at++) scores[c]! += weights[at]! * value
  return scores
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Learns one logistic model a class by stochastic gradient with adaptive steps, always in the same order. */
export const learnClasses = (lessons: readonly Lesson[], classes: number): Learned => {
  const keys = keysOf(lessons)
  const columns = columnsIn(keys)
  const width = keys.length
  const rarity = new Float32Array(width + 1)
  for (const { grams } of lessons) for (const key of grams.keys) rarity[columnOf(columns, key)!]! += 1
  for (let at = 0; at <= width; at++) rarity[at] = Math.log(1 + lessons.length / (1 + rarity[at]!))
  const rows = lessons.map(({ grams }) => weigh(grams, columns, rarity))
  const weights = new Float32Array(width * classes)
  const paces = new Float32Array(width * classes).fill(1e-6)
  const bias = new Float32Array(classes).fill(-2)
  for (let round = 0; round < ROUNDS; round++) {
    for (const n of orderLessons(lessons, round)) {
      const { is, isNot } = lessons[n]!
      const row = rows[n]!
      const errors = score(row, weights, bias)
      for (let c = 0; c < classes; c++) {
        const positive = is.includes(c)
        errors[c] = isNot !== undefined && !isNot.includes(c) ? 0 : (sigmoid(errors[c]!) - Number(positive)) * (positive ? POSITIVE : 1)
        bias[c]! -= 0.02 * errors[c]!
      }
      for (const [column, value] of row) {
        for (let c = 0, at = column * classes; c < classes; c++, at++) {
          const slope = errors[c]! * value + DECAY * weights[at]!
          paces[at]! += slope * slope
          weights[at]! -= (RATE * slope) / Math.sqrt(paces[at]!)
        }
      }
    }
  }
  return { keys, worth: rarity, weights, bias }
}

/** Reads a sentence with what was learned. */
export const readClasses = (learned: Learned): Classify => {
  const columns = columnsIn(learned.keys)
  const { worth, weights, bias } = learned
  return (grams) => score(weigh(grams, columns, worth), weights, bias).map(sigmoid)
}
