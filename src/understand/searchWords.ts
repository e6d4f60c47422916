import { everyAt, growTree } from './wordTree.ts'

/** A listed word where it stands in a text. */
export type FoundWord<Value> = Readonly<{ at: number; length: number; word: string; value: Value }>

/** Every listed word of a text in order of place, longest first at one place. Compared without case. */
export type WordFinder<Value> = (text: string) => readonly FoundWord<Value>[]

const latin = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)

/** A Latin word counts only between other marks: `pr` is not in `april`. */
const standsAlone = (text: string, at: number, end: number): boolean =>
  !(latin(text.charCodeAt(at)) && at > 0 && latin(text.charCodeAt(at - 1))) &&
  !(latin(text.charCodeAt(end - 1)) && end < text.length && latin(text.charCodeAt(end)))

/** Prepares a list of words for finding. A word listed twice is found with each of its values. */
export const createWordFinder = <Value>(words: Iterable<readonly [word: string, value: Value]>): WordFinder<Value> => {
  const tree = growTree([...words].map(([word, value]) => [word.toLowerCase(), value] as const))
  return (raw) => {
    const text = raw.toLowerCase()
    const found: FoundWord<Value>[] = []
    for (let at = 0; at < text.length; at++) {
      for (const { to, values } of everyAt(tree, text, at, standsAlone)) for (const value of values) found.push({ at, length: to - at, word: text.slice(at, to), value })
    }
    return found
  }
}

/** The words that lie inside no longer one: in 归侨侨眷, 侨眷 is not also found alone. */
export const keepLongest = <Value>(found: readonly FoundWord<Value>[]): readonly FoundWord<Value>[] =>
  found.filter((one) => !found.some((other) =>
    other.length > one.length && other.at <= one.at && other.at + other.length >= one.at + one.length))
