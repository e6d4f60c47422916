import { columnsOf, columnsIn, type Learned } from './learned.ts'
import type { Grams } from './searchGrams.ts'

/** A sentence to learn from, and whether somebody in it is in danger. */
export type Lesson = Readonly<{ grams: Grams; danger: boolean }>

/** The probability of danger, 0 to 1. */
export type WeighDanger = (grams: Grams) => number

/** How often the lessons are gone through, how boldly, and what keeps weights small. */
const ROUNDS = 6
const RATE = 0.3
const DECAY = 1e-5
/** Before a word is heard there is hardly ever danger. Never scaled, so that a text of unknown words stays calm. */
const PRIOR = -2
/** One cry weighs this many calm sentences, because there are so few. */
const CRY = 3
/** A key nobody used lengthens a sentence by this much, squared. */
const UNKNOWN = 4
/** A sentence shorter than this, squared, says too little to be sure of. */
const SHORT = 400
/** Coprime to any likely number of lessons: mixes them without chance. */
const STRIDE = 7919

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

/** Learns which keys tell danger from calm: one logistic model by stochastic gradient with adaptive steps, always in the same order. */
export const learnDanger = (lessons: readonly Lesson[]): Learned => {
  const columns = columnsOf(lessons)
  const rarity = new Float32Array(columns.size)
  for (const { grams } of lessons) for (const key of grams.keys) rarity[columns.get(key)!]! += 1
  for (let at = 0; at < rarity.length; at++) rarity[at] = Math.log(1 + lessons.length / rarity[at]!)
  const weights = new Float32Array(columns.size)
  const paces = new Float32Array(columns.size).fill(1e-6)
  const rows = lessons.map(({ grams }) => read(grams, columns, rarity))
  for (let round = 0; round < ROUNDS; round++) {
    for (let step = 0; step < lessons.length; step++) {
      const n = (step * STRIDE + round) % lessons.length
      const row = rows[n]!
      const [known, values] = row
      const { danger } = lessons[n]!
      const error = (sigmoid(score(row, weights, PRIOR)) - Number(danger)) * (danger ? CRY : 1)
      for (let at = 0; at < known.length; at++) {
        const column = known[at]!
        const slope = error * values[at]! + DECAY * weights[column]!
        paces[column]! += slope * slope
        weights[column]! -= (RATE * slope) / Math.sqrt(paces[column]!)
      }
    }
  }
  return { keys: Uint32Array.from(columns.keys()), worth: rarity, weights, bias: Float32Array.of(PRIOR) }
}

/** Reads a sentence with what was learned. */
export const readDanger = (learned: Learned): WeighDanger => {
  const columns = columnsIn(learned)
  const { worth, weights, bias } = learned
  return (grams) => sigmoid(score(read(grams, columns, worth), weights, bias[0]!))
}

type Row = readonly [known: Int32Array, values: Float32Array]

/** The known columns of a text and their values; short and strange texts are scaled down. */
const read = ({ keys, amounts }: Grams, columns: ReadonlyMap<number, number>, rarity: Float32Array): Row => {
  const known = new Int32Array(keys.length)
  const values = new Float32Array(keys.length)
  let [count, norm] = [0, 0]
  for (let at = 0; at < keys.length; at++) {
    const column = columns.get(keys[at]!)
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

/** The log-odds of danger. */
const score = ([known, values]: Row, weights: Float32Array, prior: number): number => {
  let sum = prior
  for (let at = 0; at < known.length; at++) sum += weights[known[at]!]! * values[at]!
  return sum
}
