import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** More sentences than this teach a test nothing new, and what is learned from them takes minutes. */
const MOST = 40

/** What nothing here answers must stay known as that. */
const WHOLE = join('words', 'intent.yaml')

/** Copies the knowledge with no more than forty of each list of sentences, for tests in which something is learned anew. */
export const copyLesserKnowledge = (folder: string): void => {
  cpSync('knowledge', folder, { recursive: true })
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.yaml') && name !== WHOLE) writeFileSync(join(folder, name), thinLists(readFileSync(join(folder, name), 'utf8')))
  }
}

/** Leaves out what comes after the fortieth row of a list of plain texts. */
const thinLists = (yaml: string): string => {
  let run = 0
  return yaml.split('\n').filter((row) => {
    run = /^\s*- (?![[{])(?!\w+:)/u.test(row) ? run + 1 : 0
    return run <= MOST
  }).join('\n')
}
