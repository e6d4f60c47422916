import type { Cited } from './cited.ts'
import type { GapNumber } from './gap.ts'

/** What a curator means by one sentence. K1. */
export type CurationVerb =
  /** 「待答」 */
  | Readonly<{ do: 'list' }>
  /** 「答 K12 …」; the gap is absent when neither a number was said nor one quoted. */
  | Readonly<{ do: 'answer'; gap?: GapNumber; words: string; cited: Cited }>
  /** After a preview: 发, 改:…, 算了. */
  | Readonly<{ do: 'send' }>
  | Readonly<{ do: 'revise'; words: string; cited: Cited }>
  | Readonly<{ do: 'drop' }>
  /** 「K12 不用答」 */
  | Readonly<{ do: 'dismiss'; gap?: GapNumber }>

/** Curation that only the ledger decides. */
export type CurationWork =
  | Readonly<{ do: 'answer'; gap: GapNumber; words: string }>
  | Readonly<{ do: 'dismiss'; gap: GapNumber }>

/** What came of it. */
export type CurationOutcome =
  | Readonly<{ of: 'curate'; result: 'answered'; gap: GapNumber; askers: number }>
  | Readonly<{ of: 'curate'; result: 'dismissed'; gap: GapNumber }>
  /** Somebody was faster, or the gap is not there any more. */
  | Readonly<{ of: 'curate'; result: 'gone'; gap: GapNumber; by: string }>
