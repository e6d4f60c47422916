import { dayIn } from '../core/clock.ts'
import { answererOf } from '../core/curation.ts'
import type { CurationOutcome, CurationWork, Rewording } from '../core/curationWork.ts'
import type { Gap } from '../core/gap.ts'
import type { EntryId } from '../core/ids.ts'
import type { Curating } from '../core/curationBooks.ts'
import type { Library } from '../core/library.ts'
import { filesOf, proposalOf, type KnowledgeFile, type Proposal, type ProposedEntry } from '../core/proposal.ts'
import { line } from '../core/step.ts'
import type { DeliveryId, LedgerTransaction, Pending } from '../ports.ts'

/** After so long an entry from the chat is looked at again. */
const RECHECK_YEARS = 1
/** An entry needs this many ways of asking. */
const WAYS = 5
const LONGEST_TITLE = 24

type Proposed = Readonly<{ entry: ProposedEntry; gap?: Gap; base?: string }>

/** A gap's answer as an entry: the askers' words without personal data are its ways of asking and its regression. */
export const entryFromGap = (gap: Gap, title: string, at: number, library: Library, { anonymise }: Curating): ProposedEntry | undefined => {
  const { answer } = gap
  if (answer === undefined) return undefined
  const today = dayIn(at, library.community.zone)
  const nearest = library.entries.get(gap.nearest[0] ?? '' as EntryId)
  const { frames, topic } = library.words.curation
  const asked = [...new Set(gap.asked.map(anonymise()).filter((words) => words.length >= 4))]
  const name = title === '' ? titleFrom(asked.at(-1) ?? '') : title.slice(0, LONGEST_TITLE)
  const framed = frames.map((frame) => frame.replaceAll('{title}', name).replaceAll('{asked}', asked.at(-1) ?? name))
  const id = freeId(gap.number.toLowerCase(), library)
  return {
    head: {
      id, title: name, topic: nearest?.topic ?? topic, region: nearest?.region ?? 'national',
      citations: answer.cited.flatMap(({ law, article }) => (article === undefined ? [] : [{ law, article }])),
      verifiedOn: today, recheckBy: `${Number(today.slice(0, 4)) + RECHECK_YEARS}${today.slice(4).replace('-02-29', '-02-28')}`,
    },
    answer: answer.words.replaceAll(/\n{2,}/gu, '\n'), branches: [], steps: [], where: [], traps: [],
    ways: [...asked, ...framed].slice(0, Math.max(WAYS, asked.length)), near: [], questions: asked,
  }
}

/** A question as a topic: without its end mark and no longer than a topic may be. */
const titleFrom = (asked: string): string => asked.replaceAll(/[?\uff1f!\uff01。,\uff0c\s]+$/gu, '').slice(0, LONGEST_TITLE)

const freeId = (wanted: string, { entries }: Library): EntryId => {
  let id = wanted
  for (let n = 2; entries.has(id as EntryId); n += 1) id = `${wanted}-${n}`
  return id as EntryId
}

/** The entry with other words; undefined when the passage stands nowhere, or in more places than one. */
export const reworded = (entry: ProposedEntry, change: Rewording): ProposedEntry | undefined => {
  if ('answer' in change) return { ...entry, answer: change.answer.replaceAll(/\n{2,}/gu, '\n') }
  const { from, to } = change
  const texts = [entry.answer, ...entry.branches.map(([, text]) => text), ...entry.steps, ...entry.where, ...entry.traps]
  if (texts.reduce((sum, text) => sum + text.split(from).length - 1, 0) !== 1) return undefined
  const put = (text: string): string => text.replace(from, () => to)
  return {
    ...entry, answer: put(entry.answer), branches: entry.branches.map(([status, text]) => [status, put(text)] as const),
    steps: entry.steps.map(put), where: entry.where.map(put), traps: entry.traps.map(put),
  }
}

/** What the curator wants in the base, before it has a number; undefined when it cannot be made. */
export const draw = (
  work: Extract<CurationWork, { do: 'collect' | 'reword' }>, gap: Gap | undefined, at: number, library: Library, curating: Curating,
): Proposed | undefined => {
  if (work.do === 'collect') {
    const entry = gap?.state === 'answered' ? entryFromGap(gap, work.title, at, library, curating) : undefined
    return entry === undefined || gap === undefined ? undefined : { entry, gap }
  }
  const before = library.entries.get(work.entry)
  if (before === undefined) return undefined
  const asking = library.asking.get(work.entry)
  const entry = reworded(proposalOf(before, asking?.ways ?? [], asking?.near ?? [], library.regressions.find((one) => one.entry === work.entry)?.questions ?? []), work.change)
  if (entry === undefined) return undefined
  const cited = work.cited.flatMap(({ law, article }) => (article === undefined || before.citations.some((one) => one.law === law && one.article === article) ? [] : [{ law, article }]))
  return { entry: { ...entry, head: { ...entry.head, citations: [...entry.head.citations, ...cited], verifiedOn: dayIn(at, library.community.zone) } }, base: before.version }
}

/** The files a proposal would put on the shelf now. */
export const filesFor = (proposal: Pick<Proposal, 'entry' | 'by' | 'at'>, approver: Proposal['by'] | undefined, at: number, library: Library): readonly KnowledgeFile[] =>
  filesOf(proposal, approver, dayIn(at, library.community.zone), library.lexicon)

/** Puts it in line, and tells every other curator, who may agree. */
export const propose = async (transaction: LedgerTransaction, { id, origin: { speaker, at } }: Pending, { entry, gap, base }: Proposed): Promise<CurationOutcome> => {
  const by = answererOf(speaker)
  const proposal = await transaction.propose({ entry, by, at, ...(gap === undefined ? {} : { gap: gap.number }), ...(base === undefined ? {} : { base }) })
  if (gap !== undefined) {
    await transaction.changeGap(gap.number, { state: 'drafted', ...(gap.answer === undefined ? {} : { answer: gap.answer }) })
    await transaction.recordGap({ gap: gap.number, at, actor: speaker.person, kind: 'drafted', words: proposal })
  }
  const curators = new Map([...await transaction.staff('lawyer'), ...await transaction.staff('admin')].map((one) => [one.person, one]))
  curators.delete(speaker.person)
  for (const { person, account, contact } of curators.values()) {
    await transaction.deliver({
      id: `${id}/${person}` as DeliveryId, to: { kind: 'private', account, contact }, about: 'notice', voice: { locale: 'zh-CN', traditional: false },
      lines: [line('curate.proposal', entry.head.id, { number: proposal, title: entry.head.title, by: by.name }), line('curate.proposal.answer', undefined, { answer: entry.answer }), line('curate.proposal.ask', undefined, { number: proposal })],
      dueAt: at,
    })
  }
  return { of: 'curate', result: 'proposed', proposal, title: entry.head.title, answer: entry.answer, ways: entry.ways.length, others: curators.size }
}
