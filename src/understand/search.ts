import type { EntryId } from '../core/ids.ts'
import { createConcepts } from './concepts.ts'
import { layDocuments, NONE, type Prepare, type Saying, type SearchParts } from './searchDocuments.ts'
import { measureFields, WEIGHTS } from './searchFields.ts'
import { createGloss } from './gloss.ts'
import { learnAnew, type Remember } from './learned.ts'
import { gramsOf, joinGrams, type Grams } from './searchGrams.ts'
import { buildIndex } from './searchIndex.ts'
import { leaveOut, weighQuestion, type Absence, type Question } from './searchQuestion.ts'
import { createSharing, type Sharing } from './searchSharing.ts'

/** What speaks for an entry, in the unit of `Findings.self`; the shares are 0 to 1. */
export type Signals = Sharing & Readonly<{
  /** Its best and second-best way of asking. */
  way: number
  second: number
  /** All its ways together; its title; its text. */
  profile: number
  title: number
  text: number
  /** The best sentence that looks like it and is not. */
  against: number
}>

/** An entry that search found. `number` is its place in `Search.entries`. */
export type Ranked = Readonly<{ entry: EntryId; number: number; score: number; signals: Signals }>

/** What search found, best first, and what it could have found. */
export type Findings = Readonly<{
  ranked: readonly Ranked[]
  /** What a way of asking in exactly these words would score. */
  self: number
  /** The share of `self` that lies in words nobody used in the library; 0 to 1. */
  unseen: number
  /** The best sentence the library knows it has no answer to, and the best that asks for a service. */
  nowhere: number
  service: number
  /** How many pairs of characters, concepts and Latin words the question has. */
  size: number
}>

export type SearchOptions = Readonly<{
  limit: number
  /** What is being talked about; it counts for less than the words themselves. */
  context?: string
  /** What else speaks for each entry, in nats, in the order of `entries`; none or empty: the words alone rank. */
  odds?: Float32Array
  /** For measuring: a saying and an entry, by number, that the index pretends not to hold. */
  withoutSaying?: number
  withoutEntry?: number
}>

/** Search over the ways of asking and the texts of the entries. */
export type Search = Readonly<{
  find: (words: string, options: SearchOptions) => Findings
  entries: readonly EntryId[]
  /** Every sentence of the index; its place is the number of a saying. */
  sayings: readonly Saying[]
}>

/** In an index of this many documents, keys that say less than this (in nats) are not followed: long lists that change nothing. */
const MANY = 20_000
const LITTLE = 1.5

/**
 * Indexes the library's entries. `prepare` brings its sentences into the form questions come in.
 * A search takes a fraction of a millisecond and reads nothing outside.
 */
export const createSearch = (parts: SearchParts, prepare: Prepare = (text) => text, remember: Remember = learnAnew): Search => {
  const conceive = createConcepts(parts)
  const gloss = createGloss(parts.words.english)
  const documents = layDocuments(parts)
  const { entries, sayings, firstSaying } = documents
  const count = entries.length
  const index = remember('index', () => buildIndex(documents.texts.map((text) => {
    const prepared = gloss(prepare(text))
    return gramsOf(prepared, conceive(prepared).concepts)
  })), documents.texts)
  const fields = measureFields(index, documents)
  const share = createSharing(index, count)
  const asks = Int32Array.from(sayings, (saying) => saying.asks)
  const near = Int32Array.from(sayings, (saying) => saying.near)
  // Scratch space of one search at a time: searching is synchronous.
  const scores = new Float32Array(index.lengths.length)
  const way = new Float32Array(count)
  const second = new Float32Array(count)
  const against = new Float32Array(count)

  const cut = (said: string): Grams => {
    const text = gloss(said)
    const { concepts, worth } = conceive(text)
    return gramsOf(text, concepts, { single: WEIGHTS.single, at: worth }, WEIGHTS.concept)
  }

  const scoreDocuments = ({ terms }: Question, { document: absent, owner }: Absence, least: number): void => {
    scores.fill(0)
    const follow = scores.length > MANY ? least : 0
    for (const { term, weight, inOwner, absent: times } of terms) {
      if (weight < follow) continue
      for (let at = index.starts[term]!, end = index.starts[term + 1]!; at < end; at++) {
        const document = index.documents[at]!
        scores[document]! += weight * fields.saturate(index.counts[at]!, document)
      }
      if (owner !== NONE && times > 0) scores[owner]! += weight * (fields.saturate(inOwner - times, owner) - fields.saturate(inOwner, owner))
    }
    if (absent !== NONE) scores[absent] = 0
  }

  const gatherSayings = (): Pick<Findings, 'nowhere' | 'service'> => {
    way.fill(0)
    second.fill(0)
    against.fill(0)
    let nowhere = 0
    let service = 0
    for (let at = 0; at < sayings.length; at++) {
      const score = scores[firstSaying + at]!
      if (score === 0) continue
      const looksLike = near[at]!
      if (looksLike >= 0 && score > against[looksLike]!) against[looksLike] = score
      const entry = asks[at]!
      if (entry === NONE) {
        if (looksLike === NONE) service = Math.max(service, score)
        else nowhere = Math.max(nowhere, score)
        continue
      }
      const counted = looksLike === NONE ? score : score * WEIGHTS.near
      if (counted > way[entry]!) {
        second[entry] = way[entry]!
        way[entry] = counted
      } else if (counted > second[entry]!) second[entry] = counted
    }
    return { nowhere, service }
  }

  const scoreOf = (entry: number): number =>
    way[entry]! + WEIGHTS.second * second[entry]! + WEIGHTS.profile * scores[entry]! + WEIGHTS.title * scores[count + entry]! +
    WEIGHTS.text * scores[count * 2 + entry]! - WEIGHTS.against * Math.max(0, against[entry]! - way[entry]!)

  /** The best by words and odds together: where both are known a whole question's worth of words counts `WEIGHTS.words` nats. */
  const best = (limit: number, self: number, odds: Float32Array | undefined, without: number | undefined): readonly (readonly [entry: number, rank: number])[] => {
    const top: [number, number][] = []
    const learned = odds !== undefined && odds.length > 0 && self > 0
    for (let entry = 0; entry < count; entry++) {
      const score = entry === without ? 0 : scoreOf(entry)
      // What the words say in other words shares none with it.
      if (entry === without || (score <= 0 && !learned)) continue
      const rank = !learned ? score : odds[entry]! + (WEIGHTS.words * score) / self
      if (top.length === limit && rank <= top[limit - 1]![1]) continue
      let at = top.length
      while (at > 0 && top[at - 1]![1] < rank) at--
      top.splice(at, 0, [entry, rank])
      if (top.length > limit) top.pop()
    }
    return top
  }

  const find = (words: string, { limit, context, odds, withoutSaying, withoutEntry }: SearchOptions): Findings => {
    const absence = leaveOut(sayings, firstSaying, withoutSaying)
    const grams = context === undefined ? cut(words) : joinGrams(cut(words), cut(context), WEIGHTS.context)
    const question = weighQuestion(grams, index, fields, count, absence)
    // What is talked about counts for less, and is followed as far.
    scoreDocuments(question, absence, context === undefined ? LITTLE : LITTLE * WEIGHTS.context)
    const elsewhere = gatherSayings()
    const ranked = best(limit, question.self, odds, withoutEntry).map(([number]): Ranked => ({
      entry: entries[number]!, number, score: scoreOf(number),
      signals: {
        way: way[number]!, second: second[number]!, against: against[number]!,
        profile: scores[number]!, title: scores[count + number]!, text: scores[count * 2 + number]!,
        ...share(question, number, number === absence.owner),
      },
    }))
    return { ranked, ...elsewhere, self: question.self, unseen: question.self === 0 ? 0 : question.unseen / question.self, size: question.size }
  }
  return { find, entries, sayings }
}
