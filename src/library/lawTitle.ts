import type { LawId } from '../core/ids.ts'
import type { Law } from '../core/law.ts'
import type { Row } from './lawFile.ts'
import type { LawMarks } from './lawMarks.ts'

/** Which law of the register a file holds, or the one its title comes nearest to. */
export type TitleMatch = Readonly<{ found: true; law: Law; row: number }> | Readonly<{ found: false; title: string; nearest: Law | undefined }>

/** Finds the law by the first row, or two rows together, that is a title or a short name; by the file's name when no row is. */
export const matchTitle = (head: readonly Row[], fileName: string, laws: ReadonlyMap<LawId, Law>, marks: LawMarks): TitleMatch => {
  const titles = new Map([...laws.values()].flatMap((law) => [law.title, ...law.short].map((name) => [marks.bareTitle(name), law] as const)))
  const bare = head.map(({ text }) => marks.bareTitle(text))
  for (const [at, title] of bare.entries()) {
    const law = titles.get(title) ?? titles.get(title + (bare[at + 1] ?? ''))
    if (law !== undefined) return { found: true, law, row: at }
  }
  const named = titles.get(marks.bareTitle(fileName))
  if (named !== undefined) return { found: true, law: named, row: -1 }
  const title = bare.find((one) => one.length >= 4) ?? marks.bareTitle(fileName)
  return { found: false, title, nearest: nearestLaw(title, laws) }
}

/** The law whose title shares most pairs of characters with these words. */
export const nearestLaw = (words: string, laws: ReadonlyMap<LawId, Law>): Law | undefined =>
  [...laws.values()].map((law) => ({ law, likeness: Math.max(...[law.title, law.id, ...law.short].map((name) => likeness(words, name))) }))
    .toSorted((one, other) => other.likeness - one.likeness)[0]?.law

const pairs = (text: string): ReadonlySet<string> => new Set(Array.from(text, (_, at) => text.slice(at, at + 2)))

const likeness = (one: string, other: string): number => {
  const [left, right] = [pairs(one), pairs(other)]
  return (2 * [...left].filter((pair) => right.has(pair)).length) / (left.size + right.size)
}
