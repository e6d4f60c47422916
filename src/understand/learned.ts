import type { Grams } from './searchGrams.ts'

/**
 * A learned model as plain numbers, to be kept and sent about: the keys it knows, what each is worth, how each weighs for
 * every class (key by key, class by class), and where each class starts.
 */
export type Learned = Readonly<{ keys: Uint32Array; worth: Float32Array; weights: Float32Array; bias: Float32Array }>

/** Gives what was learned under that name before, or learns it now. */
export type Remember = (name: string, learn: () => Learned) => Learned

/** Remembers nothing. */
export const learnAnew: Remember = (_name, learn) => learn()

/** The column of every key the lessons hold, in the order they come. */
export const columnsOf = (lessons: readonly Readonly<{ grams: Grams }>[]): Map<number, number> => {
  const columns = new Map<number, number>()
  for (const { grams } of lessons) for (const key of grams.keys) if (!columns.has(key | 0)) columns.set(key | 0, columns.size)
  return columns
}

/** The column of every key of a learned model. */
export const columnsIn = ({ keys }: Learned): ReadonlyMap<number, number> => new Map(Array.from(keys, (key, column) => [key | 0, column]))

/** The column of a key. Keys are compared as signed numbers, which are looked up several times as fast. */
export const columnOf = (columns: ReadonlyMap<number, number>, key: number): number | undefined => columns.get(key | 0)
