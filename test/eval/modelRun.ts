import { createAsk } from '../../src/asking.ts'
import type { ModelConfig } from '../../src/config.ts'
import type { Library } from '../../src/core/library.ts'
import type { Understand } from '../../src/ports.ts'
import type { Models } from '../../src/openModels.ts'
import { createToTraditional } from '../../src/understand/traditional.ts'
import { createModelUnderstanding } from '../../src/understand/model/understandWithModel.ts'
import type { Understanding } from '../../src/understand/understand.ts'
import type { Sets } from './item.ts'
import { figuresOf, percentile } from './report.ts'
import { judgeBoundary, judgeFalsePremise, judgeLaw, type Register, type Verdict } from './score.ts'

/** The figures of one way of understanding over the sets. Shares are in percent, times in ms; calls and tokens are a turn's. */
export type ModelFigures = Readonly<{
  way: string; items: number; right: number; cited: number; wrongAnswers: number; invented: number; p50: number; p99: number; calls: number; tokens: number
}>

/** What is measured: the library, its rules, the models that are configured, and the items. */
export type ModelRun = Readonly<{ library: Library; rules: Understanding; models: Models; sensitive: boolean; sets: Sets; register: Register; now: () => number }>

const PERCENT = 1_000

/** Measures the rules alone, then with vectors, with a model, and with both, as far as each is configured. */
export const measureModels = async (run: ModelRun): Promise<readonly ModelFigures[]> => {
  const { rules, models: { model, embedder }, sensitive } = run
  const beside = async (models: Parameters<typeof createModelUnderstanding>[1]): Promise<Understand> => {
    const made = createModelUnderstanding(rules, models, { sensitive })
    await made.ready
    return made.understand
  }
  const ways: (readonly [string, Understand])[] = [['rules alone', rules.understand]]
  if (embedder !== undefined) ways.push(['with vectors', await beside({ embedder })])
  if (model !== undefined) ways.push(['with a model', await beside({ model })])
  if (model !== undefined && embedder !== undefined) ways.push(['with both', await beside({ model, embedder })])
  const figures: ModelFigures[] = []
  for (const [way, understand] of ways) figures.push(await measure(way, understand, run))
  return figures
}

const measure = async (way: string, understand: Understand, { library, models: { model }, sets, register, now }: ModelRun): Promise<ModelFigures> => {
  const ask = createAsk(library, understand, createToTraditional(), now)
  const before = model?.status() ?? { calls: 0, tokens: 0 }
  const verdicts: Verdict[] = []
  let turns = 0
  const put = async (said: readonly string[], scope: 'room' | 'private' = 'private') => {
    turns += said.length
    return ask({ turns: said, scope })
  }
  for (const item of sets.law) verdicts.push(judgeLaw('law', item, await put([item.q]), register))
  for (const item of sets.followUp) verdicts.push(judgeLaw('followUp', item, await put(item.turns), register))
  for (const item of sets.boundary) verdicts.push(judgeBoundary(item, await put([item.q], item.scope), register))
  for (const item of sets.falsePremise) verdicts.push(judgeFalsePremise(item, await put([item.q]), register))
  const after = model?.status() ?? before
  const { items, right, cited, wrongAnswers, failures } = figuresOf(verdicts)
  const times = verdicts.map(({ ms }) => ms)
  const share = (part: number, whole: number): number => Math.round((part / Math.max(1, whole)) * PERCENT) / (PERCENT / 100)
  return {
    way, items, right: share(right, items), cited: share(cited, sets.law.length + sets.followUp.length), wrongAnswers, invented: failures.get('nonexistentCitation') ?? 0,
    p50: Math.round(percentile(times, 0.5)), p99: Math.round(percentile(times, 0.99)),
    calls: Math.round(((after.calls - before.calls) / Math.max(1, turns)) * 100) / 100, tokens: Math.round((after.tokens - before.tokens) / Math.max(1, turns)),
  }
}

const HEAD = ['', 'items', 'all right %', 'acceptable citation %', 'wrong answers', 'invented citations', 'p50 ms', 'p99 ms', 'calls a turn', 'tokens a turn']

/** The figures side by side, as Markdown. */
export const writeModelReport = (figures: readonly ModelFigures[], { model, embedding }: ModelConfig): string => [
  `model ${model ?? 'none'} · vectors ${embedding ?? 'none'}`, '',
  `| ${HEAD.join(' | ')} |`, `| ${HEAD.map(() => '---').join(' | ')} |`,
  ...figures.map((one) => `| ${[one.way, one.items, one.right, one.cited, one.wrongAnswers, one.invented, one.p50, one.p99, one.calls, one.tokens].join(' | ')} |`),
].join('\n')
