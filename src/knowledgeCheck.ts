import { dayIn } from './core/clock.ts'
import { loadLibrary } from './library/load.ts'
import type { Mistake } from './library/mistake.ts'
import { loadSentences } from './library/sentences.ts'
import { createPrepare } from './preparing.ts'
import { lostQuestions } from './understand/regressions.ts'

/** `npm run knowledge [-- <knowledge folder> <prompts folder> <data folder>]`: prints every mistake and warning of the content, asks every question curation ever put right, and exits 1 when there are mistakes or a question lost its entry. */
const [knowledgeDir = 'knowledge', promptsDir = 'prompts', dataDir = 'data'] = process.argv.slice(2)

const sentences = await loadSentences(promptsDir)
const print = (sign: string, { file, line, column, text }: Mistake): void => { console.log(`${sign} ${file}:${line}:${column} ${text}`) }

const loaded = await loadLibrary({ knowledgeDir, promptsDir, dataDir, today: dayIn(Date.now(), 'Asia/Shanghai') })
for (const warning of loaded.warnings) print('!', warning)
if (loaded.ok) {
  for (const lost of lostQuestions(loaded.library, createPrepare(dataDir)(loaded.library))) {
    print('\u2716', { file: `regressions/${lost.entry}.yaml`, line: 1, column: 1, text: sentences('regression.lost', lost) })
    process.exitCode = 1
  }
  const { laws, entries, asking, services, community, lexicon, safety, places, calendar, replies } = loaded.library
  console.log(sentences('check.loaded', {
    laws: laws.size, entries: entries.size, services: services.size, estates: community.estates.length, places: places.length, years: calendar.size,
    ways: [...asking.values()].reduce((sum, { ways }) => sum + ways.length, 0),
    examples: [...services.values()].reduce((sum, service) => sum + service.examples.length, 0),
    terms: Object.keys(lexicon.terms).length, emergencies: safety.emergencies.length, declines: safety.declines.length,
    replies: replies.get('zh-CN')?.size ?? 0, warnings: loaded.warnings.length,
  }))
} else {
  for (const mistake of loaded.mistakes) print('\u2716', mistake)
  console.log(sentences('check.mistakes', { mistakes: loaded.mistakes.length, warnings: loaded.warnings.length }))
  process.exitCode = 1
}
