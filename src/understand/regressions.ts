import type { EntryId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { nobody } from './nobody.ts'
import type { Understanding } from './understand.ts'

/** A question that curation once put right, and that no longer finds its entry. */
export type Lost = Readonly<{ question: string; entry: EntryId }>

/** Asks every regression of the library. K1. */
export const lostQuestions = ({ regressions }: Pick<Library, 'regressions'>, { understand }: Pick<Understanding, 'understand'>): readonly Lost[] =>
  regressions.flatMap(({ entry, questions }) => questions.filter((question) => !understand(nobody(question)).commands.some((command) =>
    command.kind === 'ask' && command.finding === 'answered' && command.found[0]?.entry === entry)).map((question) => ({ question, entry })))
