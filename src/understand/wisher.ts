/** Fewer characters name nobody. */
const SHORTEST = 4

const startOfWish = (text: string, wishes: readonly string[]): number | undefined => {
  const small = text.toLowerCase()
  const [at] = wishes.flatMap((word) => (small.includes(word) ? [small.indexOf(word)] : [])).toSorted((a, b) => a - b)
  return at === undefined || at < SHORTEST ? undefined : at
}

/** The words before the first that wishes, where they are enough to name somebody: 温州商会 in 「温州商会想借会议室」. */
export const wisherIn = (text: string, wishes: readonly string[]): readonly string[] => {
  const at = startOfWish(text, wishes)
  return at === undefined ? [] : [text.slice(0, at).trim()]
}

/** What is wished for, without the words that name who wishes. */
export const withoutWisher = (text: string, wishes: readonly string[]): string => text.slice(startOfWish(text, wishes) ?? 0)
