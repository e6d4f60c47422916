import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { hasStatutes, openShelves, readArticles, readStatutes, synthesize } from './corpus.ts'
import { benchModel } from './modelLoad.ts'
import { ENGINES } from './engines.ts'
import { benchPage } from './page.ts'
import { benchTurns } from './turns.ts'

/**
 * One engine on one corpus. Times in ms, memory in MB; `first` is the share of questions a right document came first for,
 * `among` the share of their right documents among the first ten. */
type Measured = Readonly<{ engine: string; documents: number; index: number; memory: number; p50: number; p99: number; first: number; among: number }>

const SIZE = 100_000
const TITLES: Readonly<Record<string, string>> = { articles: 'articles of imported statutes', statutes: 'STARD: articles of statutes, asked by lay people' }
const TSX = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url))
const SELF = fileURLToPath(import.meta.url)

const measure = async (name: string, which: string): Promise<Measured> => {
  const library = await openShelves()
  const { documents, questions } = which === 'articles' ? readArticles(library) : which === 'statutes' ? readStatutes() : synthesize(library, Number(which))
  const build = ENGINES[name]
  if (build === undefined) throw new Error(`no engine ${name}`)
  const used = (): number => {
    globalThis.gc?.()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = used()
  const start = performance.now()
  const index = await build(documents, library)
  const built = performance.now() - start
  const memory = (used() - before) / 1_048_576
  const times: number[] = []
  let first = 0
  let among = 0
  for (const { words, of } of questions) {
    const asked = performance.now()
    const best = await index.best(words)
    times.push(performance.now() - asked)
    if (of.includes(best[0] ?? -1)) first += 1
    among += of.filter((one) => best.includes(one)).length / Math.max(1, of.length)
  }
  times.sort((a, b) => a - b)
  const asked = Math.max(1, questions.length)
  return {
    engine: name, documents: documents.length, index: built, memory,
    p50: times[times.length >> 1] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0, first: first / asked, among: among / asked,
  }
}

/** `npm run bench`: our search beside MiniSearch and Orama on the same documents, cut the same way, each in a process of its own; then the page, alone with `-- page`, how long a turn takes, alone with `-- turns`, and what a model beside the rules costs, alone with `-- model`. Imported statutes and STARD are measured too, when they are there. */
const compare = async (): Promise<void> => {
  const library = await openShelves()
  for (const which of [...(library.texts.size > 0 ? ['articles'] : []), ...(hasStatutes() ? ['statutes'] : []), `${SIZE}`]) {
    const rows = Object.keys(ENGINES).map((name) =>
      JSON.parse(execFileSync(process.execPath, ['--expose-gc', TSX, SELF, name, which], { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] })) as Measured)
    const [ours] = rows
    if (ours === undefined) continue
    console.log(`\n## ${TITLES[which] ?? 'synthetic entries'}: ${ours.documents}\n`)
    console.log('| engine | index s | × ours | memory MB | × ours | p50 ms | p99 ms | × ours | right one first | right ones among ten |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
    for (const { engine, index, memory, p50, p99, first, among } of rows) {
      const times = (one: number, other: number): string => (one / other).toFixed(2)
      console.log(`| ${[engine, (index / 1000).toFixed(1), times(index, ours.index), memory.toFixed(0), times(memory, ours.memory), p50.toFixed(2), p99.toFixed(2), times(p99, ours.p99), `${(first * 100).toFixed(1)} %`, `${(among * 100).toFixed(1)} %`].join(' | ')} |`)
    }
  }
}

const [engine, which] = process.argv.slice(2)
if (engine === 'page') await benchPage()
else if (engine === 'turns') await benchTurns()
else if (engine === 'model') await benchModel()
else if (engine === undefined || which === undefined) {
  await compare()
  await benchPage()
  await benchTurns()
  await benchModel()
} else console.log(JSON.stringify(await measure(engine, which)))
