import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnvironment } from './config.ts'
import { dayIn } from './core/clock.ts'
import { explain } from './explaining.ts'
import { LAW_KINDS } from './library/lawFile.ts'
import { importLaw, type LawImport } from './library/lawImporting.ts'
import { LAW_SENTENCES } from './library/lawMarks.ts'
import { loadLibrary } from './library/load.ts'
import { loadSentences, type Sentences } from './library/sentences.ts'

/** `npm run law:import -- <file or folder…> [--as <law id>]`: downloaded statutes into DATA_DIR/laws. Exits 1 when one was refused, 2 when called wrongly. */
const main = async (): Promise<void> => {
  const reading = readEnvironment()
  if (!reading.ok) {
    console.error(await explain(reading.problems))
    process.exitCode = 1
    return
  }
  const { config } = reading
  const sentences = await loadSentences(config.promptsDir, LAW_SENTENCES)
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { as: { type: 'string' } } })
  const files = (await Promise.all(positionals.map(statutesIn))).flat()
  if (files.length === 0 || (values.as !== undefined && files.length > 1)) {
    console.error(sentences(files.length === 0 ? 'import.usage' : 'import.asOne'))
    process.exitCode = 2
    return
  }
  const loaded = await loadLibrary({ knowledgeDir: config.knowledgeDir, promptsDir: config.promptsDir, today: dayIn(Date.now(), 'Asia/Shanghai') })
  if (!loaded.ok) {
    console.error(sentences('import.library'))
    process.exitCode = 1
    return
  }
  const { laws, words } = loaded.library
  let refused = 0
  for (const file of files) {
    const imported = await importLaw(file, { laws, words: words.number, dataDir: config.dataDir, sentences, ...(values.as === undefined ? {} : { as: values.as }) })
    if (imported.text === undefined) refused += 1
    console.log(tell(imported, sentences))
  }
  console.log(sentences('import.summary', { done: files.length - refused, refused }))
  if (refused < files.length) console.log(sentences('import.next'))
  if (refused > 0) process.exitCode = 1
}

/** The file itself, or the statutes in a folder. */
const statutesIn = async (path: string): Promise<readonly string[]> => {
  const folder = await stat(path).then((found) => found.isDirectory(), () => false)
  return folder ? (await readdir(path)).filter((name) => LAW_KINDS.includes(extname(name).toLowerCase())).toSorted().map((name) => join(path, name)) : [path]
}

const tell = ({ file, text, stored, mistakes, notices }: LawImport, sentences: Sentences): string => {
  const head = text === undefined ? sentences('import.refused', { file, count: mistakes.length })
    : sentences(stored?.result === 'unchanged' ? 'import.unchanged' : 'import.done', {
        file, title: text.title, articles: text.articles.length, path: stored !== undefined && 'path' in stored ? stored.path : '',
        version: text.version === undefined ? '' : sentences('import.version', { day: text.version }),
      })
  return [head, ...mistakes.map((mistake) => sentences('import.mistake', { text: mistake })), ...notices.map((notice) => sentences('import.notice', { text: notice }))].join('\n')
}

await main()
