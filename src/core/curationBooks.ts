import type { Recall, RecallNumber, Recipient } from './answerRecall.ts'
import type { Anonymise, Answerer, Asker, Gap, GapEvent, GapNumber, Likeness } from './gap.ts'
import type { EffectId, EntryId, PersonId } from './ids.ts'
import type { KnowledgeFile, Proposal, ProposalNumber } from './proposal.ts'
import type { Address, Voice } from './ticket.ts'

/** What curation reads from the ledger outside a transaction. */
export interface CurationReading {
  /** Every gap that is neither in the base nor passed over, oldest first. */
  gaps(): Promise<readonly Gap[]>
  /** Every recall nobody decided, oldest first. */
  recalls(): Promise<readonly Recall[]>
  /** Every proposal that waits, oldest first. */
  proposals(): Promise<readonly Proposal[]>
  proposal(number: ProposalNumber): Promise<Proposal | undefined>
}

/** What curation reads and writes in one transaction of the ledger. */
export interface CurationWriting {
  noteAnswer(answer: Readonly<{ effect: EffectId; person: PersonId; entry: EntryId; version: string; at: number; voice: Voice }>): Promise<void>
  /** Opens a recall for every entry whose version is another than the last one somebody was given; the new ones. */
  openRecalls(current: ReadonlyMap<EntryId, string>, at: number): Promise<readonly Recall[]>
  answerRecall(number: RecallNumber): Promise<Recall | undefined>
  /** Everybody whose last answer from the entry is an older one. */
  recipients(recall: Recall, now: number): Promise<readonly Recipient[]>
  decideRecall(number: RecallNumber, state: 'told' | 'spared', by: Answerer, at: number): Promise<void>
  /** A question nobody answered, in the gap it belongs to; whoever asked is answered there, then. */
  noteUnanswered(question: Readonly<{
    effect: EffectId; person: PersonId; words: string; nearest: readonly EntryId[]; at: number
    gap: GapNumber; rated: boolean; to: Address; voice: Voice; zone?: string
  }>): Promise<void>
  /** Gaps nobody answered, oldest first; nobody else opens one before the end of this transaction. */
  openGaps(): Promise<readonly Gap[]>
  /** The next gap, open and empty. */
  addGap(at: number): Promise<GapNumber>
  gap(number: GapNumber): Promise<Gap | undefined>
  changeGap(number: GapNumber, change: Pick<Gap, 'state' | 'answer'>): Promise<void>
  /** Everybody who asked, once each, at the address they asked from last. */
  askers(gap: GapNumber): Promise<readonly Asker[]>
  recordGap(event: GapEvent): Promise<void>
  /** Puts a proposal in line for somebody else's eyes; its number. */
  propose(proposal: Omit<Proposal, 'number' | 'state'>): Promise<ProposalNumber>
  proposal(number: ProposalNumber): Promise<Proposal | undefined>
  /** Ends the waiting of a proposal. */
  decideProposal(number: ProposalNumber, state: 'published' | 'refused', by: Answerer, at: number): Promise<void>
}

/** Where curated content lives. */
export interface Shelf {
  /** What would be wrong with all content if these files were in it, as sentences in the editor's language; empty when nothing. */
  check(files: readonly KnowledgeFile[]): Promise<readonly string[]>
  /** Puts the files in place, each whole or not at all. Putting the same again changes nothing. */
  put(files: readonly KnowledgeFile[]): Promise<void>
}

/** What curation needs besides the ledger: how alike questions are, words without personal data, and the shelf. */
export type Curating = Readonly<{ likeness: () => Likeness; anonymise: () => Anonymise; shelf: Shelf }>
