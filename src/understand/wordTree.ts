/** Words by their characters, so that those at a place of a text are found in one walk, however many there are. */
export type WordTree<T> = Readonly<{ next?: ReadonlyMap<number, WordTree<T>>; values: readonly T[] }>

/** A word that stands in a text at `[from, to)`, with its meanings in the order they were given. */
export type Standing<T> = Readonly<{ from: number; to: number; values: readonly T[] }>

/** Whether the characters at `[from, to)` of a text count as a word there. */
type IsWord = (text: string, from: number, to: number) => boolean

type Growing<T> = { next?: Map<number, Growing<T>>; values: T[] }

/** The tree of words with what each means; `backwards` for looking from where a word ends. */
export const growTree = <T>(pairs: Iterable<readonly [word: string, value: T]>, backwards = false): WordTree<T> => {
  const root: Growing<T> = { values: [] }
  for (const [word, value] of pairs) {
    if (word === '') continue
    let node = root
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(backwards ? word.length - 1 - at : at)
      const branches = (node.next ??= new Map())
      const known: Growing<T> = branches.get(code) ?? { values: [] }
      branches.set(code, known)
      node = known
    }
    node.values.push(value)
  }
  return root
}

/** Whether a word may begin with the character at `at`. */
export const mayBegin = ({ next }: WordTree<unknown>, text: string, at: number): boolean => next?.has(text.charCodeAt(at)) === true

/** The characters words begin with. */
export const beginnings = ({ next }: WordTree<unknown>): readonly string[] => [...next?.keys() ?? []].map((code) => String.fromCharCode(code))

/** The longest word that begins at `from`. */
export const longestAt = <T>(tree: WordTree<T>, text: string, from: number, isWord: IsWord = always): Standing<T> | undefined => {
  let node = tree.next?.get(text.charCodeAt(from))
  if (node === undefined) return undefined
  let end = -1
  let { values } = tree
  for (let to = from + 1; node !== undefined; to += 1) {
    if (node.values.length > 0 && isWord(text, from, to)) {
      end = to
      values = node.values
    }
    node = node.next?.get(text.charCodeAt(to))
  }
  return end < 0 ? undefined : { from, to: end, values }
}

/** The longest word of a tree grown backwards that ends at `to`. */
export const longestBefore = <T>(tree: WordTree<T>, text: string, to: number, isWord: IsWord = always): Standing<T> | undefined => {
  let node = tree.next?.get(text.charCodeAt(to - 1))
  if (node === undefined) return undefined
  let begin = -1
  let { values } = tree
  for (let from = to - 1; node !== undefined; from -= 1) {
    if (node.values.length > 0 && isWord(text, from, to)) {
      begin = from
      values = node.values
    }
    node = node.next?.get(text.charCodeAt(from - 1))
  }
  return begin < 0 ? undefined : { from: begin, to, values }
}

/** Every word that begins at `from`, the longest first. */
export const everyAt = <T>(tree: WordTree<T>, text: string, from: number, isWord: IsWord = always): readonly Standing<T>[] => {
  let node = tree.next?.get(text.charCodeAt(from))
  if (node === undefined) return NOTHING
  const found: Standing<T>[] = []
  for (let to = from + 1; node !== undefined; to += 1) {
    if (node.values.length > 0 && isWord(text, from, to)) found.push({ from, to, values: node.values })
    node = node.next?.get(text.charCodeAt(to))
  }
  return found.length > 1 ? found.toReversed() : found
}

const NOTHING: readonly never[] = []

const always: IsWord = () => true
