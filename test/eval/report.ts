import { groupBy } from './group.ts'
import type { SetName } from './item.ts'
import { FAILURES, type Failure, type Verdict } from './score.ts'

/** The figures of some verdicts, as counts of them. */
export type Figures = Readonly<{
  items: number
  /** Nothing went wrong. */
  right: number
  /** Answered on acceptable authority, whatever else went wrong. */
  cited: number
  /** Answered, and something about the answer is wrong. */
  wrongAnswers: number
  /** Refused, or held back as private, though it should have been answered. */
  overRefused: number
  failures: ReadonlyMap<Failure, number>
}>

export const figuresOf = (verdicts: readonly Verdict[]): Figures => ({
  items: verdicts.length,
  right: verdicts.filter(({ failures }) => failures.length === 0).length,
  cited: verdicts.filter(({ cited }) => cited).length,
  wrongAnswers: verdicts.filter(({ outcome, failures }) => outcome === 'answered' && failures.length > 0).length,
  overRefused: verdicts.filter(({ failures }) => failures.includes('overRefused')).length,
  failures: new Map(FAILURES.map((failure) => [failure, verdicts.filter(({ failures }) => failures[0] === failure).length])),
})

/** The nearest-rank percentile of durations in milliseconds; 0 of none. */
export const percentile = (durations: readonly number[], share: number): number => {
  const sorted = durations.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** What was given in place of what: an expected authority, the entries given instead, and the items it happened to. */
export type Confusion = Readonly<{ wanted: string; got: string; ids: readonly string[] }>

/** Entries given in place of others, the most frequent first. */
export const findConfusions = (verdicts: readonly Verdict[]): readonly Confusion[] => {
  const wrong = verdicts.filter(({ failures }) => failures.includes('wrongEntry') || failures.includes('answeredAnyway'))
  return [...groupBy(wrong, ({ wanted, got }) => `${wanted}\t${got}`)].map(([pair, those]) => {
    const [wanted = '', got = ''] = pair.split('\t')
    return { wanted, got, ids: those.map(({ id }) => id) }
  }).toSorted((a, b) => b.ids.length - a.ids.length)
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${(100 * part / whole).toFixed(1)} %`)
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const groupsOf = (verdicts: readonly Verdict[], by: string): readonly (readonly [string, readonly Verdict[]])[] =>
  [...groupBy(verdicts, ({ group }) => group[by] ?? '')]

const cells = (name: string, { items, right, cited, wrongAnswers, overRefused }: Figures): readonly string[] =>
  [name, String(items), share(cited, items), share(right, items), String(wrongAnswers), String(overRefused)]

const LAW_HEAD = ['', 'items', 'acceptable citation', 'all right', 'wrong answers', 'over-refused']
const breakDown = (verdicts: readonly Verdict[], by: string): string =>
  `by ${by}\n\n${table(LAW_HEAD, groupsOf(verdicts, by).map(([name, those]) => cells(name, figuresOf(those))))}`
const breakRight = (verdicts: readonly Verdict[], by: string): string =>
  `by ${by}\n\n${table(['', 'items', 'right'], groupsOf(verdicts, by).map(([name, those]) => [name, String(those.length), share(figuresOf(those).right, those.length)]))}`

const BREAKS: Readonly<Record<SetName, (verdicts: readonly Verdict[]) => readonly string[]>> = {
  law: (verdicts) => ['beyond', 'style', 'topic'].map((by) => breakDown(verdicts, by)),
  followUp: (verdicts) => [breakDown(verdicts, 'kind')],
  boundary: (verdicts) => [breakRight(verdicts, 'kind')],
  falsePremise: (verdicts) => [breakRight(verdicts, 'premise')],
}

/** The whole report as Markdown: the sets side by side, then each broken down, the failures by kind, the confusions, the time. */
export const writeReport = (verdicts: readonly Verdict[], options: Readonly<{ failures: boolean }>): string => {
  const names = (['law', 'followUp', 'boundary', 'falsePremise'] as const).filter((name) => verdicts.some(({ set }) => set === name))
  const of = (name: SetName): readonly Verdict[] => verdicts.filter(({ set }) => set === name)
  const durations = verdicts.map(({ ms }) => ms)
  const kinds = FAILURES.filter((failure) => verdicts.some(({ failures }) => failures[0] === failure))
  const confusions = findConfusions(verdicts)
  return [
    `# Evaluation on the project's own sets\n\n${table(LAW_HEAD, names.map((name) => {
      const figures = figuresOf(of(name))
      return name === 'boundary' || name === 'falsePremise' ? [name, String(figures.items), '', ...cells(name, figures).slice(3)] : cells(name, figures)
    }))}`,
    `ms per answer: p50 ${percentile(durations, 0.5)}, p99 ${percentile(durations, 0.99)}, worst ${percentile(durations, 1)}`,
    ...names.map((name) => [`## ${name}`, ...BREAKS[name](of(name))].join('\n\n')),
    `## Failures by kind (each item once, under its worst)\n\n${kinds.length === 0 ? 'none' : table(['', ...names], kinds.map((kind) =>
      [kind, ...names.map((name) => String(figuresOf(of(name)).failures.get(kind) ?? 0))]))}`,
    `## Mistaken for each other\n\n${confusions.length === 0 ? 'none' : table(['times', 'expected', 'given', 'items'], confusions.map(({ wanted, got, ids }) =>
      [String(ids.length), wanted, got, ids.join(' ')]))}`,
    ...(options.failures ? [`## Every failure\n\n${verdicts.filter(({ failures }) => failures.length > 0).map(({ id, failures, q, wanted, got }) =>
      `- ${id} ${failures.join(', ')}: ${q}\n  wanted ${wanted}; given ${got}`).join('\n')}`] : []),
  ].join('\n\n')
}
