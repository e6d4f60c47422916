import { EntryHead, Status, type Entry } from '../core/entry.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Held, Position } from './mistake.ts'
import type { Report } from './report.ts'
import { readSections, type AtLine, type Item, type Sections } from './entry-sections.ts'
import type { Sentences } from './sentences.ts'
import { readAs, readYaml } from './yaml-file.ts'

/** A curated answer with the text it was read from, so that what it mentions can be found again. */
export type HeldEntry = Held<Entry> & Readonly<{ body: string; bodyLine: number }>

const FENCE = '---'

/** The entry in one Markdown file: front matter, the short answer, then its sections. `version` names this very text. */
export const readEntry = (file: string, text: string, version: string, lexicon: Lexicon, report: Report, sentences: Sentences): HeldEntry | undefined => {
  const parts = splitFrontMatter(text)
  if (parts === undefined) {
    report.mistake({ file, position: { line: 1, column: 1 } }, 'entry.no-front-matter')
    return undefined
  }
  const yaml = readYaml(file, parts.head, report, sentences)
  const head = yaml === undefined ? undefined : readAs(EntryHead, yaml, report)
  const sections = readSections(parts.body, parts.bodyLine, lexicon.headings, at(file, report))
  if (sections === undefined || head === undefined) return undefined
  const value: Entry = {
    ...head.value,
    answer: sections.answer,
    branches: readBranches(sections, lexicon, at(file, report)),
    steps: words(sections.steps),
    where: words(sections.where),
    traps: words(sections.traps),
    version,
  }
  return { value, source: head.source, body: parts.body, bodyLine: parts.bodyLine }
}

const at = (file: string, report: Report): AtLine => (line, sentence, params) => {
  const position: Position = { line, column: 1 }
  report.mistake({ file, position }, sentence, params)
}

/** Front matter and body of a Markdown file; undefined without front matter. Keeps line numbers: the fence becomes an empty line. */
export const splitFrontMatter = (text: string): Readonly<{ head: string; body: string; bodyLine: number }> | undefined => {
  const lines = text.split(/\r?\n/)
  const end = lines.indexOf(FENCE, 1)
  if (lines[0] !== FENCE || end < 0) return undefined
  return { head: ['', ...lines.slice(1, end)].join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}

const readBranches = (sections: Sections, lexicon: Lexicon, complain: AtLine): ReadonlyMap<Status, string> => {
  const statuses = new Map(Status.options.flatMap((status) => lexicon.statuses[status].map((word) => [word, status] as const)))
  const branches = new Map<Status, string>()
  for (const item of sections.branches) {
    const [, label = '', answer = ''] = /^([^:\uff1a]*)[:\uff1a]\s*(.+)$/u.exec(item.text) ?? []
    if (answer === '') complain(item.line, 'entry.branch-form')
    for (const word of answer === '' ? [] : label.split(/[\u3001/,\uff0c]/u).map((part) => part.trim())) {
      const status = statuses.get(word)
      if (status === undefined) complain(item.line, 'entry.branch-status', { word })
      else if (branches.has(status)) complain(item.line, 'entry.branch-twice', { word })
      else branches.set(status, answer)
    }
  }
  return branches
}

const words = (items: readonly Item[]): readonly string[] => items.map((item) => item.text)
