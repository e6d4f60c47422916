/**
 * Words by their characters, so that those at a place of a text are found in one walk, however many there are. The nodes are
 * numbered from the root, 0; the branch from a node over a character is hashed into `branches`, at its place or at the next
 * free one behind it. A branch is the number of the node it leads to; 0 is free.
 */
export type WordTree<T> = Readonly<{
  branches: Int32Array
  shift: number
  /** By node: where its branch comes from, and over which character. */
  from: Int32Array
  over: Uint16Array
  /** By node: what the word that ends there means; nothing where none does. */
  values: readonly (readonly T[] | undefined)[]
}>

/** A word that stands in a text at `[from, to)`, with its meanings in the order they were given. */
export type Standing<T> = Readonly<{ from: number; to: number; values: readonly T[] }>

/** Whether the characters at `[from, to)` of a text count as a word there. */
type IsWord = (text: string, from: number, to: number) => boolean

/** Knuth's multiplicative hashing: the golden ratio of 2^32; and a second odd factor. */
const GOLDEN = 0x9e3779b1
const OTHER = 0x85ebca6b

/** The tree of words with what each means; `backwards` for looking from where a word ends. */
export const growTree = <T>(pairs: Iterable<readonly [word: string, value: T]>, backwards = false): WordTree<T> => {
  const words = [...pairs].filter(([word]) => word !== '')
  const most = words.reduce((sum, [word]) => sum + word.length, 1)
  const bits = Math.ceil(Math.log2(most)) + 1
  const values: (T[] | undefined)[] = [undefined]
  const tree = { branches: new Int32Array(2 ** bits), shift: 32 - bits, from: new Int32Array(most), over: new Uint16Array(most), values }
  for (const [word, value] of words) {
    let node = 0
    for (let at = 0; at < word.length; at += 1) node = branchOut(tree, node, word.charCodeAt(backwards ? word.length - 1 - at : at))
    const known = values[node]
    if (known === undefined) values[node] = [value]
    else known.push(value)
  }
  return gather(tree)
}

/** The same tree with no more room than its branches need, so that it is walked faster. */
const gather = <T>(tree: WordTree<T>): WordTree<T> => {
  const count = tree.values.length
  const bits = Math.ceil(Math.log2(count)) + 1
  const gathered = { ...tree, branches: new Int32Array(2 ** bits), shift: 32 - bits, from: tree.from.slice(0, count), over: tree.over.slice(0, count) }
  for (let node = 1; node < count; node += 1) gathered.branches[placeOf(gathered, gathered.from[node]!, gathered.over[node]!)] = node
  return gathered
}

/** Where the branch from a node over a character is, or the free place where it may be put. */
const placeOf = ({ branches, shift, from, over }: WordTree<unknown>, node: number, code: number): number => {
  let at = (Math.imul(node, OTHER) + Math.imul(code, GOLDEN)) >>> shift
  for (;;) {
    const branch = branches[at]!
    if (branch === 0 || (from[branch] === node && over[branch] === code)) return at
    at = (at + 1) & (branches.length - 1)
  }
}

const branchOut = (tree: WordTree<unknown> & Readonly<{ values: unknown[] }>, node: number, code: number): number => {
  const at = placeOf(tree, node, code)
  const known = tree.branches[at]!
  if (known !== 0) return known
  const grown = tree.values.push(undefined) - 1
  tree.from[grown] = node
  tree.over[grown] = code
  tree.branches[at] = grown
  return grown
}

/** The node a character of a text leads to; 0 for none. */
const next = (tree: WordTree<unknown>, node: number, text: string, at: number): number =>
  at < 0 || at >= text.length ? 0 : tree.branches[placeOf(tree, node, text.charCodeAt(at))]!

/** Whether a word may begin with the character at `at`. */
export const mayBegin = (tree: WordTree<unknown>, text: string, at: number): boolean => next(tree, 0, text, at) !== 0

/** The characters words begin with. */
export const beginnings = ({ from, over, values }: WordTree<unknown>): readonly string[] =>
  values.flatMap((_, node) => (node > 0 && from[node] === 0 ? [String.fromCharCode(over[node]!)] : []))

/** The longest word that begins at `from`. */
export const longestAt = <T>(tree: WordTree<T>, text: string, from: number, isWord: IsWord = always): Standing<T> | undefined => {
  let found: readonly T[] | undefined
  let end = from
  let node = next(tree, 0, text, from)
  for (let to = from + 1; node !== 0; node = next(tree, node, text, to), to += 1) {
    const values = tree.values[node]
    if (values === undefined || !isWord(text, from, to)) continue
    end = to
    found = values
  }
  return found === undefined ? undefined : { from, to: end, values: found }
}

/** The longest word of a tree grown backwards that ends at `to`. */
export const longestBefore = <T>(tree: WordTree<T>, text: string, to: number, isWord: IsWord = always): Standing<T> | undefined => {
  let found: readonly T[] | undefined
  let begin = to
  let node = next(tree, 0, text, to - 1)
  for (let from = to - 1; node !== 0; from -= 1, node = next(tree, node, text, from)) {
    const values = tree.values[node]
    if (values === undefined || !isWord(text, from, to)) continue
    begin = from
    found = values
  }
  return found === undefined ? undefined : { from: begin, to, values: found }
}

/** Every word that begins at `from`, the longest first. */
export const everyAt = <T>(tree: WordTree<T>, text: string, from: number, isWord: IsWord = always): readonly Standing<T>[] => {
  let node = next(tree, 0, text, from)
  if (node === 0) return NOTHING
  const found: Standing<T>[] = []
  for (let to = from + 1; node !== 0; node = next(tree, node, text, to), to += 1) {
    const values = tree.values[node]
    if (values !== undefined && isWord(text, from, to)) found.push({ from, to, values })
  }
  return found.length > 1 ? found.toReversed() : found
}

const NOTHING: readonly never[] = []

const always: IsWord = () => true
