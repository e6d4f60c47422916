import { isCurator } from '../core/context.ts'
import { answererOf } from '../core/curation.ts'
import type { CurationOutcome, CurationWork } from '../core/curationWork.ts'
import type { EntryId } from '../core/ids.ts'
import type { Curating } from '../core/curationBooks.ts'
import type { Library } from '../core/library.ts'
import type { Outcome } from '../core/outcome.ts'
import { line } from '../core/step.ts'
import type { DeliveryId, Ledger, LedgerTransaction, Pending } from '../ports.ts'
import { draw, filesFor, propose } from './propose.ts'

type EntryWork = Extract<CurationWork, { do: 'collect' | 'reword' | 'accept' | 'refuse' }>
export type EntryTools = Readonly<{ ledger: Ledger; library: () => Library; curating: Curating }>

/** Whether a work of curation changes the knowledge base, and so needs the shelf besides the ledger. */
export const changesEntries = (work: CurationWork): work is EntryWork => work.do === 'collect' || work.do === 'reword' || work.do === 'accept' || work.do === 'refuse'

/**
 * What goes into the knowledge base: written by one curator, checked as all content is, published by another.
 * Proposals wait in the ledger and not on the shelf, so that nothing nobody agreed to can be given out or break a load.
 */
export const curateEntry = async (pending: Pending, work: EntryWork, tools: EntryTools): Promise<Outcome> => {
  const { id, origin } = pending
  if (!isCurator(origin.speaker)) return tools.ledger.once(id, origin.at, async () => ({ of: 'done' }))
  return work.do === 'collect' || work.do === 'reword' ? proposeEntry(pending, work, tools) : decideEntry(pending, work, tools)
}

const proposeEntry = async (pending: Pending, work: Extract<EntryWork, { do: 'collect' | 'reword' }>, { ledger, library, curating }: EntryTools): Promise<CurationOutcome> => {
  const { id, origin: { speaker, at } } = pending
  const gap = work.do === 'collect' ? (await ledger.gaps()).find(({ number }) => number === work.gap) : undefined
  const drawn = draw(work, gap, at, library(), curating)
  const [why] = drawn === undefined ? [] : await curating.shelf.check(filesFor({ entry: drawn.entry, by: answererOf(speaker), at }, undefined, at, library()))
  return ledger.once(id, at, async (transaction): Promise<CurationOutcome> => {
    if (drawn === undefined) {
      return work.do === 'collect'
        ? { of: 'curate', result: 'gone', number: work.gap, by: '' }
        : { of: 'curate', result: 'nowhere', title: library().entries.get(work.entry)?.title ?? work.entry, from: 'from' in work.change ? work.change.from : '' }
    }
    if (why !== undefined) return { of: 'curate', result: 'wrong', number: work.do === 'collect' ? work.gap : work.entry, why }
    const now = work.do === 'collect' ? await transaction.gap(work.gap) : undefined
    if (work.do === 'collect' && now?.state !== 'answered') return { of: 'curate', result: 'gone', number: work.gap, by: now?.answer?.by.name ?? '' }
    return propose(transaction, pending, drawn)
  })
}

/** Agreed by somebody else, it is on the shelf once the effect is done; whoever dies in between does it again. */
const decideEntry = async (pending: Pending, work: Extract<EntryWork, { do: 'accept' | 'refuse' }>, { ledger, library, curating }: EntryTools): Promise<CurationOutcome> => {
  const { id, origin: { speaker, at } } = pending
  const proposal = await ledger.proposal(work.proposal)
  const files = proposal === undefined ? [] : filesFor(proposal, answererOf(speaker), at, library())
  const checks = work.do === 'accept' && proposal?.state === 'waiting'
  const stale = checks && proposal.base !== undefined && library().entries.get(proposal.entry.head.id as EntryId)?.version !== proposal.base
  const [why] = checks && !stale ? await curating.shelf.check(files) : []
  const outcome = await ledger.once(id, at, (transaction) => decide(transaction, pending, work, stale ? 'stale' : why === undefined ? 'good' : { why }))
  if (outcome.result === 'published') await curating.shelf.put(files)
  return outcome
}

const decide = async (
  transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, work: Extract<EntryWork, { do: 'accept' | 'refuse' }>, found: 'good' | 'stale' | Readonly<{ why: string }>,
): Promise<CurationOutcome> => {
  const { proposal: number } = work
  const proposal = await transaction.proposal(number)
  if (proposal?.state !== 'waiting') return { of: 'curate', result: 'gone', number, by: proposal?.by.name ?? '' }
  const { title } = proposal.entry.head
  if (work.do === 'accept') {
    if (proposal.by.person === speaker.person) return { of: 'curate', result: 'own', proposal: number }
    if (found === 'stale') return { of: 'curate', result: 'stale', proposal: number, title }
    if (found !== 'good') return { of: 'curate', result: 'wrong', number, why: found.why }
  }
  const state = work.do === 'accept' ? 'published' : 'refused'
  await transaction.decideProposal(number, state, answererOf(speaker), at)
  const gap = proposal.gap === undefined ? undefined : await transaction.gap(proposal.gap)
  if (gap !== undefined) {
    await transaction.changeGap(gap.number, { state: state === 'published' ? 'published' : 'answered', ...(gap.answer === undefined ? {} : { answer: gap.answer }) })
    await transaction.recordGap({ gap: gap.number, at, actor: speaker.person, kind: state === 'published' ? 'published' : 'rejected', words: number })
  }
  const author = [...await transaction.staff('lawyer'), ...await transaction.staff('admin')].find(({ person }) => person === proposal.by.person)
  if (author !== undefined && author.person !== speaker.person) {
    await transaction.deliver({
      id: `${id}/author` as DeliveryId, to: { kind: 'private', account: author.account, contact: author.contact }, about: 'notice', voice: { locale: 'zh-CN', traditional: false },
      lines: [line(`curate.decided.${state}`, number, { number, title, by: speaker.name })], dueAt: at,
    })
  }
  return { of: 'curate', result: state, proposal: number, title }
}
