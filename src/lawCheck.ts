import { readEnvironment } from './config.ts'
import { dayIn } from './core/clock.ts'
import { explain } from './explaining.ts'
import { LAW_SENTENCES } from './library/lawMarks.ts'
import { loadLibrary } from './library/load.ts'
import { loadSentences } from './library/sentences.ts'

/** `npm run law:check`: every citation of the knowledge base, looked up in the imported statutes. Exits 1 when one is not there. */
const main = async (): Promise<void> => {
  const reading = readEnvironment()
  if (!reading.ok) {
    console.error(await explain(reading.problems))
    process.exitCode = 1
    return
  }
  const { config } = reading
  const sentences = await loadSentences(config.promptsDir, LAW_SENTENCES)
  const loaded = await loadLibrary({ knowledgeDir: config.knowledgeDir, promptsDir: config.promptsDir, dataDir: config.dataDir, today: dayIn(Date.now(), 'Asia/Shanghai') })
  const { laws, checked, wrong, unseen } = loaded.citations
  if (laws === 0) {
    console.log(sentences('check.none'))
    return
  }
  for (const { file, line, text } of wrong) console.log(sentences('check.line', { file, line, text }))
  console.log(sentences('check.done', { laws, checked, failed: wrong.length, unseen: [...unseen.values()].reduce((sum, count) => sum + count, 0) }))
  const titles = loaded.ok ? [...unseen.keys()].map((id) => loaded.library.laws.get(id)?.title ?? id) : [...unseen.keys()]
  if (titles.length > 0) console.log(sentences('check.missing', { titles: titles.join('\u3001') }))
  if (wrong.length > 0) process.exitCode = 1
}

await main()
