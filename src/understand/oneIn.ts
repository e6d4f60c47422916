/** FNV-1a's start and prime. */
const START = 0x811c9dc5
const PRIME = 0x01000193

/** Mixes the last bits into all others, so that sentences that end alike are not chosen alike. */
const mix = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 12)) >>> 0
}

/**
 * About one in so many of some sentences: enough of what is only there to be told from something else. Each sentence by itself decides
 * whether it is among them: where its place did, one sentence more exchanged all that came after it, and what was doubtful elsewhere flipped.
 */
export const oneIn = (count: number, sentences: readonly string[]): readonly string[] => sentences.filter((sentence) => {
  let hash = START
  for (let at = 0; at < sentence.length; at += 1) hash = Math.imul(hash ^ sentence.charCodeAt(at), PRIME)
  return mix(hash) % count === 0
})
