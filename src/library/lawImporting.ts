import { basename, extname } from 'node:path'
import type { Law } from '../core/law.ts'
import type { LawText } from '../core/lawText.ts'
import type { LawId } from '../core/ids.ts'
import type { NumberWords } from '../core/words/number.ts'
import { readLawFile } from './lawFile.ts'
import { readLawMarks } from './lawMarks.ts'
import { parseLaw, type LawProblem } from './lawParse.ts'
import { shelveLaw, type Shelving } from './lawShelf.ts'
import { matchTitle, nearestLaw } from './lawTitle.ts'
import type { Sentences } from './sentences.ts'

/** What importing one file came to, in the operator's words. Nothing is stored when there are mistakes. */
export type LawImport = Readonly<{ file: string; text?: LawText; stored?: Shelving; mistakes: readonly string[]; notices: readonly string[] }>

/** What the importer knows: the register, how numbers are written, where to put the texts, and how to say what is wrong. */
export type ImportTools = Readonly<{ laws: ReadonlyMap<LawId, Law>; words: NumberWords; dataDir: string; sentences: Sentences; as?: string }>

/** So many problems of one kind are shown; where there are more, they have one cause. */
const SHOWN = 5

/** Imports one downloaded statute: read, recognised, taken apart, checked, stored. Rejects only when DATA_DIR cannot be written. */
export const importLaw = async (file: string, tools: ImportTools): Promise<LawImport> => {
  const { laws, sentences, dataDir } = tools
  const refuse = (id: string, params: LawProblem['params'] = {}): LawImport => ({ file, mistakes: [sentences(id, params)], notices: [] })
  const read = await readLawFile(file)
  if (!read.ok) return refuse(`file.${read.why}`, read.params)
  const marks = readLawMarks(sentences, tools.words)
  const { head } = parseLaw(read.rows, marks, true)
  const matched = matchTitle(head, basename(file, extname(file)), laws, marks)
  const law = tools.as === undefined ? (matched.found ? matched.law : undefined) : laws.get(tools.as as LawId)
  if (law === undefined) {
    if (tools.as !== undefined) return refuse('title.no-id', { id: tools.as, nearest: nearestLaw(tools.as, laws)?.id ?? '' })
    return matched.found ? refuse('file.empty') : refuse('title.unknown', { title: matched.title, nearest: matched.nearest?.title ?? '', id: matched.nearest?.id ?? '' })
  }
  if (law.status === 'does-not-exist') return refuse('title.does-not-exist', { title: law.title })
  const parsed = parseLaw(read.rows, marks, law.partial)
  const version = head.flatMap(({ text }) => marks.issued(text)).toSorted().at(-1)
  const problems = [...parsed.problems, ...(parsed.articles.length === 0 ? [] : compareWithRegister(law, parsed.articles.at(-1)?.number ?? 0, version))]
  const place = (at: number): string => sentences(`unit.${read.unit}`, { n: at })
  const write = (grade: LawProblem['grade']): readonly string[] => {
    const graded = problems.filter((problem) => problem.grade === grade)
    return [...new Set(graded.map(({ id }) => id))].map((kind) => graded.filter(({ id }) => id === kind)).flatMap((group) => [
      ...group.slice(0, SHOWN).map(({ id, params, at, earlier }) => sentences(id, {
        ...params, ...(at === undefined ? {} : { at: place(at) }), ...(earlier === undefined ? {} : { earlier: place(earlier) }),
      })),
      ...(group.length > SHOWN ? [sentences('import.many', { count: group.length - SHOWN })] : []),
    ])
  }
  const mistakes = write('mistake')
  const notices = write('notice')
  if (mistakes.length > 0) return { file, mistakes, notices }
  const text: LawText = {
    format: 1, law: law.id, title: law.title, ...(version === undefined ? {} : { version }),
    notes: head.slice(matched.found ? matched.row + 1 : 1).map((row) => row.text).filter((row) => marks.issued(row).length > 0),
    source: basename(file), articles: [...parsed.articles],
  }
  const stored = await shelveLaw(dataDir, text)
  if (stored.result === 'older') return { file, mistakes: [sentences('text.newer-kept', { kept: stored.kept, version: version ?? '' })], notices }
  return { file, text, stored, mistakes, notices }
}

/** A text that is older or shorter than the register says is the wrong one; a newer or longer one means that the register has to be looked at. */
const compareWithRegister = (law: Law, last: number, version: string | undefined): readonly LawProblem[] => {
  const problem = (grade: LawProblem['grade'], id: string, params: LawProblem['params']): LawProblem => ({ grade, id, params })
  const count = { articles: last, registered: law.articles }
  const dates = { version: version ?? '', amended: law.amended ?? law.inForce ?? '' }
  return [
    ...(last < law.articles && !law.partial ? [problem('mistake', 'text.fewer', count)] : []),
    ...(last > law.articles ? [problem('notice', 'text.more', count)] : []),
    ...(version === undefined ? [problem('notice', 'text.no-version', {})]
      : law.amended === undefined ? (law.inForce !== undefined && version > law.inForce ? [problem('notice', 'text.other-version', dates)] : [])
        : version.slice(0, 4) < law.amended.slice(0, 4) ? [problem('mistake', 'text.older', dates)]
          : version === law.amended ? [] : [problem('notice', 'text.other-version', dates)]),
  ]
}
