import type { LawArticle } from '../core/lawText.ts'
import type { Row } from './lawFile.ts'
import { createLawBuilder } from './lawBuild.ts'
import type { LawMarks } from './lawMarks.ts'

/** Something about a file that its reader should know. A mistake keeps the law from being imported. */
export type LawProblem = Readonly<{ grade: 'mistake' | 'notice'; id: string; params: Readonly<Record<string, string | number>>; at?: number; earlier?: number }>

/** A statute taken apart: the rows above its articles, the articles, and what was odd about them. */
export type ParsedLaw = Readonly<{ head: readonly Row[]; articles: readonly LawArticle[]; problems: readonly LawProblem[] }>

/** A row of this many characters that stops in the middle of a sentence was wrapped by whoever copied it. */
const WRAPPED = 18
const SHOWN = 24
const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}\u2026` : text)
const BRACKETED = /^\u3010(.*)\u3011$/u

type Kind =
  | Readonly<{ kind: 'article'; mark: string; number: number; sub?: number; rest: string }>
  | Readonly<{ kind: 'heading'; level: number; title: string }>
  | Readonly<{ kind: 'item'; number: number }>
  | Readonly<{ kind: 'contents' | 'page' | 'note' | 'tail' | 'subitem' | 'plain' }>

/** Takes a statute apart. `partial` when only some of its articles are wanted, so that gaps are none. */
export const parseLaw = (rows: readonly Row[], marks: LawMarks, partial: boolean): ParsedLaw => {
  const numbered = rows.some(({ text }) => marks.article(text)?.tight === false) || rows.some(({ text }) => marks.article(text)?.number === 1)
  const problems: LawProblem[] = rows.filter(({ text }) => text.includes('\ufffd')).map(({ text, at }) => ({ grade: 'mistake', id: 'text.garbled', params: { text: shown(text) }, at }))
  const kinds = classify(rows, marks, numbered)
  const first = kinds.findIndex(({ kind }) => kind === 'article')
  if (first === -1) return { head: rows, articles: [], problems: [...problems, { grade: 'mistake', id: 'text.no-articles', params: {} }] }
  const last = kinds.findLastIndex(({ kind }) => kind === 'article')
  const builder = createLawBuilder(partial)
  for (let index = 0; index < first; index += 1) {
    const kind = kinds[index]
    if (kind?.kind === 'heading') builder.heading(kind.level, kind.title)
  }
  /** The row before stopped in the middle of a sentence, and this one goes on. */
  let open = false
  for (let index = first; index < rows.length; index += 1) {
    const row = rows[index]!
    const kind = kinds[index]!
    const problem = (grade: LawProblem['grade'], id: string): void => { problems.push({ grade, id, params: { text: shown(row.text) }, at: row.at }) }
    const following = rows[index + 1]
    const comma = marks.is('comma', row.text)
    const ended = marks.is('ended', row.text) && !comma
    const continues: boolean = open && kind.kind === 'plain'
    const goesOn: boolean = !ended && kinds[index + 1]?.kind === 'plain' && (index < last || marks.is('ended', following?.text ?? ''))
      && (continues || row.text.length >= WRAPPED || (!comma && (kind.kind === 'article' || kind.kind === 'item')))
    open = goesOn && (kind.kind === 'plain' || kind.kind === 'item' || (kind.kind === 'article' && kind.rest !== ''))
    if (open) problem('notice', 'text.joined')
    if (kind.kind === 'tail' || (kind.kind === 'plain' && !ended && !comma && !continues && !open)) {
      if (index > last) {
        problem('notice', 'text.tail')
        break
      }
      problem(kind.kind === 'tail' ? 'notice' : 'mistake', kind.kind === 'tail' ? 'text.page' : 'text.broken')
      if (kind.kind === 'plain') builder.paragraph(row.text)
      continue
    }
    switch (kind.kind) {
      case 'contents':
      case 'note':
        break
      case 'page':
        problem('notice', 'text.page')
        break
      case 'heading':
        builder.heading(kind.level, kind.title)
        break
      case 'article': {
        builder.article(kind, row.at)
        const item = marks.item(kind.rest)
        if (item !== undefined) builder.item(item.number, kind.rest, row.at)
        else if (kind.rest !== '') builder.paragraph(kind.rest)
        break
      }
      case 'item':
        builder.item(kind.number, row.text, row.at)
        break
      case 'subitem':
        builder.more(`\n${row.text}`)
        break
      case 'plain':
        if (continues) builder.more(row.text)
        else builder.paragraph(row.text)
        break
    }
    const whole = kind.kind === 'item' || kind.kind === 'plain' || (kind.kind === 'article' && kind.rest !== '')
    if (whole && !ended && !comma && !open) problem('notice', 'text.unended')
  }
  return { head: rows.slice(0, first), articles: builder.articles(), problems: [...problems, ...builder.problems()] }
}

/** What each row is. An article that is glued to its text is one only when its number is the next; else it is a reference. */
const classify = (rows: readonly Row[], marks: LawMarks, numbered: boolean): readonly Kind[] => {
  let reached = 0
  return rows.map(({ text: raw }): Kind => {
    const bracketed = BRACKETED.exec(raw)?.[1]?.trim()
    const text = bracketed ?? raw
    const article = numbered ? marks.article(text) : marks.section(text)
    const isNext = article !== undefined && (numbered ? !('tight' in article && article.tight) || article.number === reached + 1 : article.number > reached)
    if (bracketed === undefined && isNext) {
      reached = article.number
      return { kind: 'article', mark: article.mark, number: article.number, rest: article.rest, ...('sub' in article && typeof article.sub === 'number' ? { sub: article.sub } : {}) }
    }
    const level = marks.heading(text)
    if (level !== undefined) return { kind: 'heading', level, title: text }
    if (bracketed !== undefined || (numbered && marks.is('loose', text))) return bracketed === '' ? { kind: 'contents' } : { kind: 'heading', level: 0, title: text }
    if (marks.is('contents', text)) return { kind: 'contents' }
    if (marks.is('page', text)) return { kind: 'page' }
    if (marks.is('note', text)) return { kind: 'note' }
    if (marks.is('tail', text)) return { kind: 'tail' }
    // Older statutes number their items 「一、」.
    const item = marks.item(text) ?? (numbered ? marks.section(text) : undefined)
    if (item !== undefined) return { kind: 'item', number: item.number }
    return { kind: marks.is('subitem', text) ? 'subitem' : 'plain' }
  })
}
