import type { EntryId } from '../../src/core/ids.ts'
import type { Library } from '../../src/core/library.ts'
import { createImpression } from '../../src/understand/impression.ts'
import { createNormalise } from '../../src/understand/normalise.ts'
import { createSearch } from '../../src/understand/search.ts'
import { groupBy } from './group.ts'

/** A way of asking that was held out: whose it is, and the entry found first without it. */
export type HeldOut = Readonly<{ way: string; entry: EntryId; got: EntryId | undefined }>

/**
 * Every way of asking, held out alone, searched for by its words: exact, for the index can pretend not to hold one sentence.
 * What is learned is left out of it, since it cannot forget one sentence.
 */
export const leaveOneOut = (library: Library): readonly HeldOut[] => {
  const prepare = preparing(library)
  const search = createSearch(library, prepare)
  return search.sayings.flatMap(({ text, asks, near }, number): readonly HeldOut[] => {
    const entry = search.entries[asks]
    if (entry === undefined || near >= 0) return []
    return [{ way: text, entry, got: search.find(prepare(text), { limit: 1, withoutSaying: number }).ranked[0]?.entry }]
  })
}

/** Every `folds`-th way of asking held out together, from the `fold`-th on, and everything learned and indexed anew from the others. */
export const holdOutFold = (library: Library, fold: number, folds: number): readonly HeldOut[] => {
  const prepare = preparing(library)
  const isOut = (at: number): boolean => at % folds === fold
  const asking = new Map([...library.asking].map(([id, one]) => [id, { ...one, ways: one.ways.filter((_, at) => !isOut(at)) }]))
  const rest = { ...library, asking }
  const search = createSearch(rest, prepare)
  const listen = createImpression(rest, prepare)
  return [...library.asking.values()].flatMap(({ entry, ways }) => ways.filter((_, at) => isOut(at)).map((way): HeldOut => {
    const text = prepare(way)
    return { way, entry, got: search.find(text, { limit: 1, odds: listen(text).odds }).ranked[0]?.entry }
  }))
}

const preparing = (library: Library): (text: string) => string => {
  const normalise = createNormalise(library.lexicon)
  return (text) => normalise(text).text
}

/** How many of the held-out ways found their own entry first, and how many one that rests on an article of it. */
export type WayFigures = Readonly<{ ways: number; own: number; shared: number }>

export const countWays = (held: readonly HeldOut[], library: Library): WayFigures => {
  const articles = new Map([...library.entries.values()].map(({ id, citations }) => [id, new Set(citations.map(({ law, article }) => `${law} ${article}`))]))
  const shares = (one: EntryId, other: EntryId): boolean => [...articles.get(other) ?? []].some((article) => articles.get(one)?.has(article) === true)
  return {
    ways: held.length,
    own: held.filter(({ entry, got }) => got === entry).length,
    shared: held.filter(({ entry, got }) => got !== undefined && (got === entry || shares(entry, got))).length,
  }
}

/** Pairs of entries taken for each other, the most frequent first. */
export const findMixUps = (held: readonly HeldOut[]): readonly Readonly<{ wanted: string; got: string; times: number }>[] =>
  [...groupBy(held.filter(({ entry, got }) => got !== entry), ({ entry, got }) => `${entry}\t${got ?? ''}`)]
    .map(([pair, those]) => { const [wanted = '', got = ''] = pair.split('\t'); return { wanted, got, times: those.length } })
    .toSorted((a, b) => b.times - a.times)
