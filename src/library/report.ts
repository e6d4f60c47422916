import type { Mistake, Position, Source } from './mistake.ts'
import type { Sentences } from './sentences.ts'

/** A place to be complained about: a path in a file, or a position that is already known. */
export type Spot = Readonly<{ source: Source; path: readonly PropertyKey[] }> | Readonly<{ file: string; position: Position }>

type Complain = (spot: Spot, sentence: string, params?: Readonly<Record<string, string | number>>) => void

/** What is being found while content is loaded. Mistakes keep it from loading; warnings do not. */
export type Report = Readonly<{
  mistake: Complain
  warning: Complain
  /** A sentence that is already written, such as one of the schema's. */
  quote: (spot: Spot, text: string) => void
  mistakes: () => readonly Mistake[]
  warnings: () => readonly Mistake[]
}>

/** An empty report, written in these sentences. */
export const beginReport = (sentences: Sentences): Report => {
  const mistakes: Mistake[] = []
  const warnings: Mistake[] = []
  return {
    mistake: (spot, id, params) => mistakes.push(place(spot, sentences(id, params))),
    warning: (spot, id, params) => warnings.push(place(spot, sentences(id, params))),
    quote: (spot, text) => mistakes.push(place(spot, text)),
    mistakes: () => mistakes.toSorted(byPlace),
    warnings: () => warnings.toSorted(byPlace),
  }
}

const place = (spot: Spot, text: string): Mistake =>
  'file' in spot ? { file: spot.file, ...spot.position, text } : { file: spot.source.file, ...spot.source.at(spot.path), text }

const byPlace = (one: Mistake, other: Mistake): number =>
  one.file === other.file ? one.line - other.line || one.column - other.column : one.file < other.file ? -1 : 1
