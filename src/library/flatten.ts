/** One sentence of a file of sentences, with the path of keys that leads to it. */
export type Leaf = Readonly<{ path: readonly string[]; text: string }>

/** Every string in nested maps, in the order of the file; anything that is no string and no map is left out. */
export const flatten = (data: unknown, path: readonly string[] = []): readonly Leaf[] => {
  if (typeof data === 'string') return [{ path, text: data }]
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return []
  return Object.entries(data).flatMap(([key, value]) => flatten(value, [...path, key]))
}
