import type { Library } from '../core/library.ts'
import type { EntryId } from '../core/ids.ts'
import type { IntentWords } from '../core/words/intent.ts'
import type { ConceptParts } from './concepts.ts'

/** What is searched: the parts of the library that hold entries and what is said near them. */
export type SearchParts = ConceptParts & Pick<Library, 'asking' | 'laws' | 'services'> & Readonly<{ words: Readonly<{ intent: Pick<IntentWords, 'elsewhere'> }> }>

/** Brings a text of the library into the form questions are in: simplified, NFKC, lower case. */
export type Prepare = (text: string) => string

/** One way of asking, or one sentence that only looks like an entry, as a document of its own. */
export type Saying = Readonly<{
  text: string
  /** The entry it asks for; none when the library has no answer to it. */
  asks: number
  /** The entry it looks like and is not, or `NOWHERE`; none for an ordinary way. Neither this nor `asks`: it asks for a service. */
  near: number
}>

/** No entry. */
export const NONE = -1
/** Like a law question, and like no entry in particular. */
export const NOWHERE = -2

/**
 * Every document of the index, in this order: a profile of each entry (all its ways, title and concepts), the title of
 * each, the text of each, then the sayings. `entries[i]` owns documents i, i + n and i + 2n.
 */
export type Documents = Readonly<{
  entries: readonly EntryId[]
  /** What each says. */
  texts: readonly string[]
  sayings: readonly Saying[]
  /** The number of the first saying's document. */
  firstSaying: number
}>

/** Lays the library out in documents. */
export const layDocuments = (parts: SearchParts): Documents => {
  const entries = [...parts.entries.keys()]
  const numbers = new Map(entries.map((id, number) => [id, number]))
  const numberOf = (id: EntryId | undefined): number => (id === undefined ? NONE : numbers.get(id) ?? NONE)
  const asked = [...parts.asking.values()].flatMap(({ entry, ways, near }): readonly Saying[] => {
    const number = numberOf(entry)
    return [
      ...(number === NONE ? [] : ways.map((text) => ({ text, asks: number, near: NONE }))),
      ...near.map(({ say, entry: other }) => ({ text: say, asks: numberOf(other), near: number })),
    ]
  })
  const wished = [...parts.services.values()].flatMap(({ examples }) => examples.map((text) => ({ text, asks: NONE, near: NONE })))
  const elsewhere = parts.words.intent.elsewhere.map((text) => ({ text, asks: NONE, near: NOWHERE }))
  const sayings = [...asked, ...wished, ...elsewhere]
  const waysOf = new Map<number, string[]>()
  for (const { asks, text } of sayings) {
    const known = waysOf.get(asks)
    if (known === undefined) waysOf.set(asks, [text])
    else known.push(text)
  }
  const profiles: string[] = []
  const titles: string[] = []
  const texts: string[] = []
  for (const [number, entry] of [...parts.entries.values()].entries()) {
    const laws = entry.citations.flatMap(({ law }) => { const known = parts.laws.get(law); return known === undefined ? [] : [known.title, ...known.short] })
    // What nobody has asked for yet is known by its text.
    profiles.push([entry.title, ...entry.concepts, ...(waysOf.get(number) ?? [entry.answer])].join('\n'))
    titles.push([entry.title, ...entry.concepts].join('\n'))
    texts.push([entry.answer, ...entry.branches.values(), ...entry.steps, ...entry.where, ...entry.traps, ...new Set(laws)].join('\n'))
  }
  return { entries, sayings, firstSaying: entries.length * 3, texts: [...profiles, ...titles, ...texts, ...sayings.map(({ text }) => text)] }
}
