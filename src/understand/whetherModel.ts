import { columnOf, keysOf, columnsIn, type Columns, type Learned } from './learned.ts'
import { orderLessons } from './lessonOrder.ts'
import type { Grams } from './searchGrams.ts'

/** A sentence to learn from, and whether it is what is listened for. */
export type Whether = Readonly<{ grams: Grams; is: boolean }>

/** How probably a sentence is it, 0 to 1. */
export type WeighWhether = (grams: Grams) => number

/** In what manner it is learned: how often the lessons are gone through, and what keeps weights small. */
export type Manner = Readonly<{
  rounds: number
  decay: number
  /** The log-odds before a word is heard: it hardly ever is. Never scaled, so that a text of unknown words is not. */
  prior: number
  /** One that is weighs this many that are not, because there are so few. */
  rare: number
}>

const USUAL: Manner = { rounds: 6, decay: 1e-5, prior: -2, rare: 3 }

/** How boldly it is learned. */
const RATE = 0.3
/** A key nobody used lengthens a sentence by this much, squared. */
const UNKNOWN = 4
/** A sentence shorter than this, squared, says too little to be sure of. */
const SHORT = 400

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Learns which keys tell one thing from everything else: one logistic model by stochastic gradient with adaptive steps, always in the same order. */
export const learnWhether = (lessons: readonly Whether[], { rounds, decay, prior, rare }: Manner = USUAL): Learned => {
  const keys = keysOf(lessons)
  const columns = columnsIn(keys)
  const rarity = new Float32Array(keys.length)
  for (const { grams } of lessons) for (const key of grams.keys) rarity[columnOf(columns, key)!]! += 1
  for (let at = 0; at < rarity.length; at++) rarity[at] = Math.log(1 + lessons.length / rarity[at]!)
  const weights = new Float32Array(keys.length)
  const paces = new Float32Array(keys.length).fill(1e-6)
  const rows = lessons.map(({ grams }) => read(grams, columns, rarity))
  for (let round = 0; round < rounds; round++) {
    for (const n of orderLessons(lessons, round)) {
      const row = rows[n]!
      const [known, values] = row
      const { is } = lessons[n]!
      const error = (sigmoid(score(row, weights, prior)) - Number(is)) * (is ? rare : 1)
      for (let at = 0; at < known.length; at++) {
        const column = known[at]!
        const slope = error * values[at]! + decay * weights[column]!
        paces[column]! += slope * slope
        weights[column]! -= (RATE * slope) / Math.sqrt(paces[column]!)
      }
    }
  }
  return { keys, worth: rarity, weights, bias: Float32Array.of(prior) }
}

/** Reads a sentence with what was learned. */
export const readWhether = (learned: Learned): WeighWhether => {
  const columns = columnsIn(learned.keys)
  const { worth, weights, bias } = learned
  return (grams) => sigmoid(score(read(grams, columns, worth), weights, bias[0]!))
}

type Row = readonly [known: Int32Array, values: Float32Array]

/** The known columns of a text and their values; short and strange texts are scaled down. */
const read = ({ keys, amounts }: Grams, columns: Columns, rarity: Float32Array): Row => {
  const known = new Int32Array(keys.length)
  const values = new Float32Array(keys.length)
  let [count, norm] = [0, 0]
  for (let at = 0; at < keys.length; at++) {
    const column = columnOf(columns, keys[at]!)
    const value = Math.sqrt(amounts[at]!) * (column === undefined ? UNKNOWN : rarity[column]!)
    norm += value * value
    if (column === undefined) continue
    known[count] = column
    values[count++] = value
  }
  const scale = 1 / Math.sqrt(Math.max(norm, SHORT))
  for (let at = 0; at < count; at++) values[at]! *= scale
  return [known.subarray(0, count), values.subarray(0, count)]
}

/** The log-odds that it is. */
const score = ([known, values]: Row, weights: Float32Array, prior: number): number => {
  let sum = prior
  for (let at = 0; at < known.length; at++) sum += weights[known[at]!]! * values[at]!
  return sum
}
