import type { RecallNumber } from './answerRecall.ts'
import type { Cited, Named } from './cited.ts'
import type { GapNumber } from './gap.ts'
import type { EntryId, RoomId } from './ids.ts'
import type { ProposalNumber } from './proposal.ts'

/** How the text of an entry is changed: another short answer, or one passage for another. */
export type Rewording = Readonly<{ answer: string } | { from: string; to: string }>

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
  /** 「K12 收进知识库：丧葬费」 */
  | Readonly<{ do: 'collect'; gap?: GapNumber; title: string }>
  /** 「改条目 养老金资格认证：…」; `about` names the entry. */
  | Readonly<{ do: 'reword'; about: string; change: Rewording; cited: Cited }>
  /** 「待审」 */
  | Readonly<{ do: 'proposals' }>
  /** 「同意收录 K12」「不收录 P3」 */
  | Readonly<{ do: 'accept' | 'refuse'; gap?: GapNumber; proposal?: ProposalNumber }>
  /** 「开侨法宣传」「关侨法宣传」, in the group it is about. */
  | Readonly<{ do: 'cards'; on: boolean }>
  /** 「看宣传」「换一条宣传」「发宣传 12」; `skip`: so many cards after this week's. */
  | Readonly<{ do: 'card'; post: boolean; skip: number; n?: number }>
  /** 「待通知」 */
  | Readonly<{ do: 'recalls' }>
  /** 「通知 R1」「不用通知 R1」 */
  | Readonly<{ do: 'tell' | 'spare'; recall?: RecallNumber }>

/** Curation that only the ledger decides. */
export type CurationWork =
  | Readonly<{ do: 'answer'; gap: GapNumber; words: string; cited: readonly Named[] }>
  | Readonly<{ do: 'dismiss'; gap: GapNumber }>
  | Readonly<{ do: 'collect'; gap: GapNumber; title: string }>
  | Readonly<{ do: 'reword'; entry: EntryId; change: Rewording; cited: readonly Named[] }>
  | Readonly<{ do: 'accept' | 'refuse'; proposal: ProposalNumber }>
  | Readonly<{ do: 'tell' | 'spare'; recall: RecallNumber }>
  | Readonly<{ do: 'cards'; room: RoomId; on: boolean }>
  | Readonly<{ do: 'postCard'; entry: EntryId }>

/** What came of it. */
export type CurationOutcome =
  | Readonly<{ of: 'curate'; result: 'answered'; gap: GapNumber; askers: number }>
  | Readonly<{ of: 'curate'; result: 'dismissed'; gap: GapNumber }>
  /** Somebody was faster, or the gap or proposal is not there any more. */
  | Readonly<{ of: 'curate'; result: 'gone'; number: GapNumber | ProposalNumber | RecallNumber; by: string }
  | Readonly<{ of: 'curate'; result: 'told'; recall: RecallNumber; people: number }>
  | Readonly<{ of: 'curate'; result: 'cards'; on: boolean }>
  | Readonly<{ of: 'curate'; result: 'posted'; title: string; rooms: number }>
  | Readonly<{ of: 'curate'; result: 'spared'; recall: RecallNumber }>>
  /** It waits for somebody else's agreement; `ways` is how many ways of asking it has. */
  | Readonly<{ of: 'curate'; result: 'proposed'; proposal: ProposalNumber; title: string; answer: string; ways: number; others: number }>
  /** It would be a mistake in the content; `why` is a sentence in the editor's language. */
  | Readonly<{ of: 'curate'; result: 'wrong'; number: GapNumber | ProposalNumber | EntryId; why: string }>
  /** The passage to be changed stands nowhere in the entry, or more than once. */
  | Readonly<{ of: 'curate'; result: 'nowhere'; title: string; from: string }>
  | Readonly<{ of: 'curate'; result: 'own'; proposal: ProposalNumber }
  /** The entry was changed since. */
  | Readonly<{ of: 'curate'; result: 'stale'; proposal: ProposalNumber; title: string }>>
  | Readonly<{ of: 'curate'; result: 'published' | 'refused'; proposal: ProposalNumber; title: string }>
