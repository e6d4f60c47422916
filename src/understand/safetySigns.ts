import type { Safety } from '../core/lexicon.ts'
import type { Clause } from './clauses.ts'
import type { HappensNow, Sighting } from './safetyContext.ts'
import { createWordFinder } from './searchWords.ts'

/** Combinations of word groups; a combination is there when every group has a word within a few neighbouring clauses. */
export type Pattern = Readonly<{ signs: Safety['injections']['signs']; unless: readonly string[] }>

/** Which patterns a text shows, by number, in order. A sign that `happens` says is not happening does not count. */
export type FindSigns = (text: string, clauses: readonly Clause[], happens: HappensNow) => readonly number[]

/** People break a cry into short pieces: this many clauses, and no more characters than that, may hold one sign. */
const CLAUSES = 3

type Spot = Readonly<{ combination: number; group: number }>
type Combination = Readonly<{ pattern: number; groups: number }>

const add = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Prepares patterns for finding; `reach` is how many characters one sign may take. Words a text has are found once for all patterns. */
export const createSignFinder = (patterns: readonly Pattern[], reach: number): FindSigns => {
  const combinations: Combination[] = []
  const spots = new Map<string, Spot[]>()
  const excuses = new Map<string, number[]>()
  patterns.forEach(({ signs, unless }, pattern) => {
    for (const groups of signs) {
      const combination = combinations.push({ pattern, groups: groups.length }) - 1
      groups.forEach((words, group) => { for (const word of new Set(words)) add(spots, word.toLowerCase(), { combination, group }) })
    }
    for (const word of unless) add(excuses, word.toLowerCase(), pattern)
  })
  const findSigns = createWordFinder(spots)
  const findExcuses = createWordFinder(excuses)
  return (text, clauses, happens) => {
    const clauseAt = (at: number): number => clauses.findLastIndex(({ from }) => from <= at)
    const seen = new Map<number, (Sighting & Readonly<{ group: number }>)[]>()
    for (const { at, length, value } of findSigns(text)) {
      const sighting = { from: at, to: at + length, clause: clauseAt(at) }
      if (sighting.clause < 0 || !happens(sighting)) continue
      for (const { combination, group } of value) add(seen, combination, { ...sighting, group })
    }
    if (seen.size === 0) return []
    const excused = new Map<number, number[]>()
    for (const { at, value } of findExcuses(text)) for (const pattern of value) add(excused, pattern, clauses[clauseAt(at)]?.sentence ?? 0)
    const shown = new Set<number>()
    for (const [number, sightings] of seen) {
      const { pattern, groups } = combinations[number]!
      if (!shown.has(pattern) && covers(sightings, groups, reach, clauses, excused.get(pattern) ?? [])) shown.add(pattern)
    }
    return [...shown].toSorted((a, b) => a - b)
  }
}

/** Whether some stretch of the text holds every group, and none of the sentences it touches holds an excuse. */
const covers = (
  sightings: readonly (Sighting & Readonly<{ group: number }>)[], groups: number, reach: number, clauses: readonly Clause[], excused: readonly number[],
): boolean =>
  sightings.some(({ from, clause: first }) => {
    const near = sightings.filter((one) => one.from >= from && one.to - from <= reach && one.clause - first < CLAUSES)
    if (new Set(near.map(({ group }) => group)).size < groups) return false
    const last = Math.max(...near.map(({ clause }) => clause))
    return !clauses.slice(first, last + 1).some(({ sentence }) => excused.includes(sentence))
  })
