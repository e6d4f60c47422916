import { groupBy } from './group.ts'
import { INTENT_FAILURES, type IntentVerdict } from './intentScore.ts'
import { percentile } from './report.ts'

/** The part of the report on what people want, as Markdown: how many are right by what is wanted, and how the others went wrong. */
export const writeIntentReport = (verdicts: readonly IntentVerdict[], options: Readonly<{ failures: boolean }>): string => {
  const kinds = INTENT_FAILURES.filter((kind) => verdicts.some(({ failure }) => failure === kind))
  const row = (name: string, those: readonly IntentVerdict[]): string => {
    const right = those.filter(({ failure }) => failure === undefined).length
    const offered = those.filter(({ failure }) => failure === 'offered').length
    const share = (part: number): string => `${(100 * part / Math.max(1, those.length)).toFixed(1)} %`
    return `| ${[name, those.length, share(right), share(right + offered), ...kinds.map((kind) => those.filter(({ failure }) => failure === kind).length)].join(' | ')} |`
  }
  const wrong = verdicts.filter(({ failure }) => failure !== undefined)
  return [
    `## intent\n\n| | messages | right | right or offered | ${kinds.join(' | ')} |\n| --- | --- | --- | --- | ${kinds.map(() => '---').join(' | ')} |`,
    row('all', verdicts), ...[...groupBy(verdicts, ({ group }) => group)].map(([name, those]) => row(name, those)),
    `\nms per message: p50 ${percentile(verdicts.map(({ ms }) => ms), 0.5).toFixed(1)}`,
    ...(options.failures ? ['', ...wrong.map(({ id, q, wanted, got, failure }) => `- ${id} ${failure ?? ''}: ${q}\n  wanted ${wanted}; got ${got}`)] : []),
  ].join('\n')
}
