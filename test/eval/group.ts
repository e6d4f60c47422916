/** Things by what `by` says of them, in the order they came. (Node 20 has no `Map.groupBy`.) */
export const groupBy = <T, K>(things: readonly T[], by: (thing: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>()
  for (const thing of things) {
    const key = by(thing)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else group.push(thing)
  }
  return groups
}
