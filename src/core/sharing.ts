/** How much of a name must stand in somebody's words for them to mean it. */
const SHORTEST = 2

/** Whether somebody's words hold a piece of a name, besides words that say nothing of which one it is. */
export const sharesPiece = (words: string, name: string, generic: readonly string[]): boolean => {
  const small = words.toLowerCase()
  const bare = generic.reduce((rest, word) => rest.replaceAll(word, ' '), name.toLowerCase())
  for (let from = 0; from + SHORTEST <= bare.length; from += 1) {
    const piece = bare.slice(from, from + SHORTEST)
    if (!/[\s\p{P}]/u.test(piece) && !/^[a-z0-9]+$/.test(piece) && small.includes(piece)) return true
  }
  return bare.split(/[^a-z0-9]+/).some((word) => word.length > 3 && small.includes(word))
}
