import type { Grams } from './searchGrams.ts'

/**
 * An inverted index in typed arrays: sorted keys, where each key's postings begin, and per posting the document and
 * how often the key occurs in it. Five bytes a posting and eight a key, whatever the number of documents.
 */
export type GramIndex = Readonly<{
  keys: Uint32Array
  starts: Uint32Array
  /** Ascending within one key. */
  documents: Uint32Array
  counts: Uint8Array
  /** The length of each document in grams. */
  lengths: Float32Array
}>

/** Builds the index of the documents, numbered in the order they come. */
export const buildIndex = (documents: readonly Grams[]): GramIndex => {
  const size = documents.reduce((sum, { keys }) => sum + keys.length, 0)
  const all = new Uint32Array(size)
  let filled = 0
  for (const { keys } of documents) for (const key of keys) all[filled++] = key
  all.sort()
  const distinct = all.filter((key, at) => at === 0 || key !== all[at - 1])
  const starts = new Uint32Array(distinct.length + 1)
  for (let at = 0, term = -1; at < size; at++) {
    if (at === 0 || all[at] !== all[at - 1]) starts[++term] = at
  }
  starts[distinct.length] = size
  const index: GramIndex = {
    keys: distinct, starts, documents: new Uint32Array(size), counts: new Uint8Array(size), lengths: new Float32Array(documents.length),
  }
  const next = starts.slice()
  documents.forEach(({ keys, amounts }, document) => {
    for (const [at, key] of keys.entries()) {
      const term = termOf(index, key)
      const posting = next[term]!
      next[term] = posting + 1
      index.documents[posting] = document
      index.counts[posting] = Math.min(255, amounts[at]!)
      index.lengths[document]! += amounts[at]!
    }
  })
  return index
}

/** The place of a key in the index, or -1. */
export const termOf = ({ keys }: GramIndex, key: number): number => {
  let low = 0
  let high = keys.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = keys[middle]!
    if (value === key) return middle
    if (value < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** The first posting of a term whose document is `document` or later. */
export const seek = ({ starts, documents }: GramIndex, term: number, document: number): number => {
  let low = starts[term]!
  let high = starts[term + 1]!
  while (low < high) {
    const middle = (low + high) >>> 1
    if (documents[middle]! < document) low = middle + 1
    else high = middle
  }
  return low
}

/** How often a term occurs in a document. */
export const countIn = (index: GramIndex, term: number, document: number): number => {
  if (term < 0) return 0
  const at = seek(index, term, document)
  return at < index.starts[term + 1]! && index.documents[at] === document ? index.counts[at]! : 0
}
