import { groupBy } from './group.ts'
import type { EntityVerdict } from './entityRun.ts'
import { ENTITY_FAILURES } from './entityScore.ts'

/** The part of the report on what was read out of words: set by set, how many are right and how the others went wrong. */
export const writeEntityReport = (verdicts: readonly EntityVerdict[], options: Readonly<{ failures: boolean }>): string =>
  [...groupBy(verdicts, ({ set }) => set)].map(([set, those]) => {
    const kinds = ENTITY_FAILURES.filter((kind) => those.some(({ failure }) => failure === kind))
    const right = those.filter(({ failure }) => failure === undefined).length
    const row = [String(those.length), `${(100 * right / Math.max(1, those.length)).toFixed(1)} %`, ...kinds.map((kind) => String(those.filter(({ failure }) => failure === kind).length))]
    const head = ['items', 'right', ...kinds]
    return [
      `## ${set}\n\n| ${head.join(' | ')} |\n| ${head.map(() => '---').join(' | ')} |\n| ${row.join(' | ')} |`,
      ...(options.failures ? ['', ...those.flatMap(({ id, q, wanted, got, failure }) => (failure === undefined ? [] : [`- ${id} ${failure}: ${q}\n  wanted ${wanted}; got ${got}`]))] : []),
    ].join('\n')
  }).join('\n\n')
