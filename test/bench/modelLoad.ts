import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAsk } from '../../src/asking.ts'
import type { Understand } from '../../src/ports.ts'
import { createToTraditional } from '../../src/understand/traditional.ts'
import { createModelUnderstanding } from '../../src/understand/model/understandWithModel.ts'
import { loadSets } from '../eval/load.ts'
import { beCareful } from '../model/scripts.ts'
import { VAGUE } from '../model/vague.ts'
import { serveModel } from '../support/modelServer.ts'
import { openTestModel } from '../support/openTestModel.ts'
import { loadShipped } from '../support/shippedLibrary.ts'
import { prepareShipped } from '../support/prepareShipped.ts'

/** How long the model of the second part thinks, in ms, and how many speak with it at once. */
const THINKS = 2_000
const SPEAKERS = 50

const at = (values: readonly number[], share: number): number => values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0

/** What a model beside the rules costs: calls and tokens, the time it adds, and what fifty people at once have of a slow one. A scripted endpoint on this machine stands for it, over real sockets. */
export const benchModel = async (): Promise<void> => {
  const library = await loadShipped()
  const rules = prepareShipped(library)
  const home = mkdtempSync(join(tmpdir(), 'qiaoqiao-bench-'))
  const served = await serveModel({ script: beCareful })
  const model = openTestModel({ url: served.url, directory: home })
  const { understand } = createModelUnderstanding(rules, { model }, { sensitive: true })
  const putter = (how: Understand) => createAsk(library, how, createToTraditional(), Date.now)
  const sets = await loadSets()
  const said = [...sets.law.map(({ q }) => q), ...sets.boundary.map(({ q }) => q), ...VAGUE.flatMap(({ says }) => says)]
  try {
    const ask = putter(understand)
    const plain = putter((hearing) => rules.understand(hearing))
    const most = { calls: 0 }
    const [added, bare]: [number[], number[]] = [[], []]
    for (const text of said) {
      const before = served.asked().length
      const without = (await plain({ turns: [text], scope: 'private' })).ms
      const { ms } = await ask({ turns: [text], scope: 'private' })
      const calls = served.asked().length - before
      most.calls = Math.max(most.calls, calls)
      if (calls > 0) added.push(ms - without)
      bare.push(without)
    }
    const tokens = served.usage()
    console.log(`\n## a model beside the rules: ${said.length} turns\n`)
    console.log('| calls a turn, mean | calls a turn, most | tokens a call, median | most | tokens a turn, mean | rules alone, median ms | added by the call without thinking, median ms |\n| --- | --- | --- | --- | --- | --- | --- |')
    console.log(`| ${[(tokens.length / said.length).toFixed(2), most.calls, at(tokens, 0.5), at(tokens, 1), Math.round(tokens.reduce((sum, one) => sum + one, 0) / said.length), at(bare, 0.5).toFixed(1), at(added, 0.5).toFixed(1)].join(' | ')} |`)
    served.become({ after: THINKS })
    const vague = VAGUE.map(({ says }) => says[0] ?? '')
    const begun = performance.now()
    const before = served.asked().length
    const waits = await Promise.all(Array.from({ length: SPEAKERS }, async (_, n) => {
      const from = performance.now()
      await ask({ turns: [vague[n % vague.length] ?? ''], scope: 'private' })
      return performance.now() - from
    }))
    console.log(`\n## ${SPEAKERS} people at once, a model that thinks ${THINKS / 1000} s\n`)
    console.log('| asked | at once, most | waited, median s | longest s | all answered after s | given up |\n| --- | --- | --- | --- | --- | --- |')
    console.log(`| ${[served.asked().length - before, served.mostAtOnce(), (at(waits, 0.5) / 1000).toFixed(1), (at(waits, 1) / 1000).toFixed(1), ((performance.now() - begun) / 1000).toFixed(1), waits.filter((ms) => ms > 7_900).length].join(' | ')} |`)
  } finally {
    await served.close()
    rmSync(home, { recursive: true, force: true })
  }
}
