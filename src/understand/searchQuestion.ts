import type { Saying } from './searchDocuments.ts'
import { NONE } from './searchDocuments.ts'
import type { Fields } from './searchFields.ts'
import { WEIGHTS } from './searchFields.ts'
import { isSingle, type Grams } from './searchGrams.ts'
import { countIn, seek, termOf, type GramIndex } from './searchIndex.ts'

/** What the index pretends not to hold, to measure how it would do without: a saying, and the entry it asks for. */
export type Absence = Readonly<{ document: number; owner: number }>

/** One key of a question that the library knows. */
export type Term = Readonly<{ term: number; key: number; weight: number; inOwner: number; absent: number }>

/** A question as search reads it. */
export type Question = Readonly<{
  terms: readonly Term[]
  /** What a way of asking in exactly these words would score. */
  self: number
  /** The part of `self` that lies in words nobody used. */
  unseen: number
  /** What one known key adds to `self` for each unit of its weight. */
  unit: number
  /** How many pairs, concepts and Latin words it has. */
  size: number
}>

/** The absence of one saying. */
export const leaveOut = (sayings: readonly Saying[], firstSaying: number, number: number | undefined): Absence =>
  number === undefined ? { document: NONE, owner: NONE } : { document: firstSaying + number, owner: sayings[number]?.asks ?? NONE }

/** How much a key says: the fewer entries are asked for with it, the more. In nats. */
const informationOf = (entries: number, frequency: number): number => Math.log(1 + (entries - frequency + 0.5) / (frequency + 0.5))

/** Weighs each key of a question by how much it says about which entry is meant. */
export const weighQuestion = ({ keys, amounts }: Grams, index: GramIndex, fields: Fields, entries: number, absence: Absence): Question => {
  const length = keys.reduce((sum, key, at) => sum + (isSingle(key) ? amounts[at]! / WEIGHTS.single : amounts[at]!), 0)
  const unit = fields.once(length)
  const unknown = informationOf(entries, 0) * WEIGHTS.unseen
  const terms: Term[] = []
  let self = 0
  let unseen = 0
  let size = 0
  keys.forEach((key, at) => {
    if (!isSingle(key)) size++
    const term = termOf(index, key)
    const absent = absence.document === NONE ? 0 : countIn(index, term, absence.document)
    const inOwner = absent === 0 || absence.owner === NONE ? 0 : countIn(index, term, absence.owner)
    const holders = term < 0 ? 0 : index.starts[term + 1]! - index.starts[term]! - (absent > 0 ? 1 : 0) - (inOwner > 0 && inOwner <= absent ? 1 : 0)
    if (holders <= 0) {
      unseen += amounts[at]! * unknown * unit
      self += amounts[at]! * unknown * unit
      return
    }
    const profiles = seek(index, term, entries) - index.starts[term]! - (inOwner > 0 && inOwner <= absent ? 1 : 0)
    const weight = amounts[at]! * informationOf(entries, profiles)
    self += weight * unit
    terms.push({ term, key, weight, inOwner, absent })
  })
  return { terms, self, unseen, unit, size }
}
