/**
 * A text as a bag of keys: single Chinese characters, neighbouring pairs, Latin words and numbers whole, and concepts.
 * A key is a 32-bit number; `amounts` says how often it occurs, lowered where the text says something general.
 */
export type Grams = Readonly<{ keys: readonly number[]; amounts: readonly number[] }>

/** Code units no normalised text holds: surrogates carry Latin words, the private area carries concepts. */
const LATIN = 0xd800_0000
const CONCEPT = 0xe000_0000

export const conceptKey = (concept: number): number => CONCEPT + concept
export const isPair = (key: number): boolean => key < LATIN && (key & 0xffff) !== 0
export const isSingle = (key: number): boolean => key < LATIN && (key & 0xffff) === 0
export const isConcept = (key: number): boolean => key >= CONCEPT

/** Unified ideographs and extension A: what a character pair is made of. */
const ideograph = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
const alphanumeric = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f)

/** English endings that change nothing about what is asked. */
const ENDINGS = ['ing', 'ed', 'es', 's'] as const
const SHORTEST_STEM = 4

/** FNV-1a, cut to 27 bits: a Latin word without its ending as a key. */
const latinKey = (text: string, from: number, end: number): number => {
  const ending = ENDINGS.find((one) => end - from - one.length >= SHORTEST_STEM && text.startsWith(one, end - one.length))
  const to = end - (ending?.length ?? 0)
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return LATIN + (hash >>> 5)
}

/** How much each part of a text counts: a single character against a pair, and each code unit, 0 to 1. */
export type Worth = Readonly<{ single: number; at?: Float32Array }>

/** Everything counts alike: how documents are cut. */
const ALIKE: Worth = { single: 1 }

/** Cuts a text into grams, with what it is about beside its words. */
export const gramsOf = (raw: string, concepts: readonly number[] = [], worth: Worth = ALIKE, concept = 1): Grams => {
  const text = raw.toLowerCase()
  const bag = new Map<number, number>()
  // Keys are counted as signed numbers, which are looked up several times as fast.
  const add = (key: number, amount: number): void => { bag.set(key | 0, (bag.get(key | 0) ?? 0) + amount) }
  const weigh = (at: number): number => worth.at?.[at] ?? 1
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (ideograph(code)) {
      add((code << 16) >>> 0, worth.single * weigh(at))
      if (before !== 0) add(((before << 16) | code) >>> 0, Math.sqrt(weigh(at - 1) * weigh(at)))
      before = code
      continue
    }
    before = 0
    if (!alphanumeric(code)) continue
    let end = at + 1
    while (end < text.length && alphanumeric(text.charCodeAt(end))) end++
    add(latinKey(text, at, end), weigh(at))
    at = end - 1
  }
  for (const number of concepts) add(conceptKey(number), concept)
  return { keys: Array.from(bag.keys(), (key) => key >>> 0), amounts: [...bag.values()] }
}

/** Two texts as one bag; the second counts `amount` of itself, and nothing counts twice. */
export const joinGrams = (said: Grams, context: Grams, amount: number): Grams => {
  const bag = new Map(context.keys.map((key, at) => [key, context.amounts[at]! * amount]))
  said.keys.forEach((key, at) => bag.set(key, Math.max(bag.get(key) ?? 0, said.amounts[at]!)))
  return { keys: [...bag.keys()], amounts: [...bag.values()] }
}
