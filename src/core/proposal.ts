import { z } from 'zod'
import type { Entry, EntryHead, Status } from './entry.ts'
import type { Answerer, GapNumber } from './gap.ts'
import type { Brand, EntryId } from './ids.ts'
import type { Lexicon } from './lexicon.ts'

/** The number curators speak of something that is to be taken into the knowledge base: `P` and a count from 1. */
export type ProposalNumber = Brand<'ProposalNumber'>

/** A question that must find its entry from now on: what curation once had to put right never goes wrong again. K1. */
export const Regression = z.strictObject({
  entry: z.string().min(1).transform((id) => id as EntryId),
  questions: z.array(z.string().min(2)).min(1),
  since: z.iso.date(),
})
export type Regression = Readonly<z.infer<typeof Regression>>

/** An entry as it is to be: head, answer and sections, the ways of asking, and the questions it has to answer. */
export type ProposedEntry = Readonly<{
  head: z.input<typeof EntryHead>
  answer: string
  branches: readonly (readonly [Status, string])[]
  steps: readonly string[]
  where: readonly string[]
  traps: readonly string[]
  ways: readonly string[]
  near: readonly Readonly<{ say: string; entry?: EntryId | undefined }>[]
  questions: readonly string[]
}>

/** A change of the knowledge base that waits for somebody else's eyes: whoever wrote it cannot publish it. K1. */
export type Proposal = Readonly<{
  number: ProposalNumber
  state: 'waiting' | 'published' | 'refused'
  /** The gap it closes; absent for a change of an entry. */
  gap?: GapNumber
  /** The version of the entry it changes; a change of another version is refused. */
  base?: string
  entry: ProposedEntry
  by: Answerer
  at: number
}>

/** A content file by its name under the knowledge directory, `legal/k12.md`. */
export type KnowledgeFile = Readonly<{ name: string; text: string }>

/** The files of a proposal: the entry, its ways of asking, and its questions as a regression. JSON scalars are YAML. */
export const filesOf = ({ entry, by, at }: Pick<Proposal, 'entry' | 'by' | 'at'>, approver: Answerer | undefined, day: string, { headings, statuses }: Pick<Lexicon, 'headings' | 'statuses'>): readonly KnowledgeFile[] => {
  const { head, answer, branches, steps, where, traps, ways, near, questions } = entry
  const change = { on: day, by: `${by.role} ${by.name}`, at: new Date(at).toISOString(), ...(approver === undefined ? {} : { approvedBy: `${approver.role} ${approver.name}` }) }
  const changes = [...(head.changes ?? []), change]
  const section = (key: keyof Lexicon['headings'], rows: readonly string[]): readonly string[] => (rows.length === 0 ? [] : [`## ${headings[key][0]}`, '', ...rows, ''])
  const fields = Object.entries({ ...head, changes }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
  const body = [
    '---', ...fields.map(([key, value]) => field(key, value)), '---', '', answer, '',
    ...section('branches', branches.map(([status, text]) => `- ${statuses[status][0]}\uff1a${text}`)),
    ...section('steps', steps.map((step, n) => `${n + 1}. ${step}`)),
    ...section('where', where.map((item) => `- ${item}`)),
    ...section('traps', traps.map((item) => `- ${item}`)),
  ]
  const asking = [field('entry', head.id), field('ways', ways), ...(near.length === 0 ? [] : [field('near', near)])]
  const regression = [field('entry', head.id), field('questions', questions), field('since', day)]
  return [
    { name: `asking/${head.id}.yaml`, text: `${asking.join('\n')}\n` },
    ...(questions.length === 0 ? [] : [{ name: `regressions/${head.id}.yaml`, text: `${regression.join('\n')}\n` }]),
    // Last, because an entry without ways of asking would be a mistake.
    { name: `legal/${head.id}.md`, text: `${body.join('\n').trimEnd()}\n` },
  ]
}

const field = (key: string, value: unknown): string =>
  Array.isArray(value) ? [`${key}:`, ...value.map((item) => `  - ${JSON.stringify(item)}`)].join('\n') : `${key}: ${JSON.stringify(value)}`

/** An entry of the library, ready to be changed. */
export const proposalOf = (entry: Entry, ways: readonly string[], near: ProposedEntry['near'], questions: readonly string[]): ProposedEntry => {
  const { answer, branches, steps, where, traps, version: _, ...head } = entry
  return { head, answer, branches: [...branches], steps, where, traps, ways, near, questions }
}
