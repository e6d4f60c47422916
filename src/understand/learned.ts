import type { Grams } from './searchGrams.ts'
import type { GramIndex } from './searchIndex.ts'

/**
 * A learned model as plain numbers, to be kept and sent about: the keys it knows, what each is worth, how each weighs for
 * every class (key by key, class by class), and where each class starts.
 */
export type Learned = Readonly<{ keys: Uint32Array; worth: Float32Array; weights: Float32Array; bias: Float32Array }>

/** What is kept: what was learned, or the index of what was read. */
export type Kept = Learned | GramIndex

/** Gives what was learned under that name before, from these texts where they are told, or learns it now. */
export type Remember = <T extends Kept>(name: string, learn: () => T, texts?: readonly string[]) => T

/** Remembers nothing. */
export const learnAnew: Remember = (_name, learn) => learn()

/** Every key the lessons hold, in the order they come. */
export const keysOf = (lessons: readonly Readonly<{ grams: Grams }>[]): Uint32Array => Uint32Array.from(new Set(lessons.flatMap(({ grams }) => grams.keys.map((key) => key | 0))))

/** The columns of a learned model's keys, hashed: a key stands at its place or at the next free one behind it. A column is kept one higher; 0 is free. */
export type Columns = Readonly<{ keys: Int32Array; columns: Int32Array; shift: number }>

/** Knuth's multiplicative hashing: the golden ratio of 2^32. */
const GOLDEN = 0x9e3779b1

/** The columns of keys, in the order of the keys. */
export const columnsIn = (keys: Uint32Array): Columns => {
  const bits = Math.ceil(Math.log2(keys.length + 1)) + 1
  const [table, shift] = [{ keys: new Int32Array(2 ** bits), columns: new Int32Array(2 ** bits) }, 32 - bits]
  const last = 2 ** bits - 1
  keys.forEach((key, column) => {
    let at = Math.imul(key, GOLDEN) >>> shift
    while (table.columns[at] !== 0) at = (at + 1) & last
    table.keys[at] = key
    table.columns[at] = column + 1
  })
  return { ...table, shift }
}

/** The column of a key. */
export const columnOf = ({ keys, columns, shift }: Columns, key: number): number | undefined => {
  const signed = key | 0
  let at = Math.imul(signed, GOLDEN) >>> shift
  for (;;) {
    const column = columns[at]!
    if (column === 0) return undefined
    if (keys[at] === signed) return column - 1
    at = (at + 1) & (columns.length - 1)
  }
}
