import type { NumberWords } from '../core/words/number.ts'
import { readNumeral } from './mentions.ts'
import type { Sentences } from './sentences.ts'

/** How the parts of a statute are recognised. The patterns are content, `marks.*` of the import's sentences. */
export type LawMarks = Readonly<{
  is: (mark: 'loose' | 'contents' | 'ended' | 'comma' | 'page' | 'note' | 'tail' | 'aside' | 'subitem', row: string) => boolean
  /** How deep a heading is, 编 before 章 before 节, from 0; undefined for what is no heading. */
  heading: (row: string) => number | undefined
  /** 第十三条 and what follows it on the row. `tight` when nothing parts the two. */
  article: (row: string) => Readonly<{ mark: string; number: number; sub?: number; rest: string; tight: boolean }> | undefined
  /** 「三、」 in texts without 条. */
  section: (row: string) => Readonly<{ mark: string; number: number; rest: string }> | undefined
  item: (row: string) => Readonly<{ number: number }> | undefined
  /** Days on which something was passed, amended or published, `YYYY-MM-DD`. */
  issued: (row: string) => readonly string[]
  /** A title without what is added behind it: year, 节录, label. */
  bareTitle: (row: string) => string
}>

/** The file of the import's sentences below `prompts/`. */
export const LAW_SENTENCES = 'library/lawImport.zh-CN.yaml'

/** The marks, compiled once. */
export const readLawMarks = (sentences: Sentences, words: NumberWords): LawMarks => {
  const numeral = `[0-9\uff10-\uff19${Object.keys(words.digits).join('')}${Object.keys(words.units).join('')}]+`
  const levels = sentences('marks.levels')
  const compiled = new Map<string, RegExp>()
  const pattern = (name: string, flags = 'u'): RegExp => {
    const held = compiled.get(name) ?? new RegExp(sentences(`marks.${name}`, { numeral, levels }), flags)
    compiled.set(name, held)
    return held
  }
  const read = (text: string): number => readNumeral(text, words)
  return {
    is: (mark, row) => pattern(mark).test(row),
    heading: (row) => {
      const level = pattern('heading').exec(row)?.[1]
      return level === undefined ? undefined : levels.split('|').indexOf(level)
    },
    article: (row) => {
      const spaced = pattern('article').exec(row)
      const match = spaced ?? pattern('tight').exec(row)
      if (match === null) return undefined
      const [, mark = '', number = '', sub, rest = ''] = match
      return { mark, number: read(number), ...(sub === undefined ? {} : { sub: read(sub) }), rest: rest.trim(), tight: spaced === null }
    },
    section: (row) => {
      const match = pattern('section').exec(row)
      return match === null ? undefined : { mark: match[1] ?? '', number: read(match[2] ?? ''), rest: match[3] ?? '' }
    },
    item: (row) => {
      const match = pattern('item').exec(row)
      return match === null ? undefined : { number: read(match[1] ?? '') }
    },
    issued: (row) => pattern('aside').test(row) ? [] : [...row.matchAll(pattern('date', 'gu'))].flatMap((match) => {
      const after = row.slice(match.index + match[0].length)
      const day = [match[1] ?? '', (match[2] ?? '').padStart(2, '0'), (match[3] ?? '').padStart(2, '0')].join('-')
      return pattern('issued').test(after) && !Number.isNaN(Date.parse(day)) ? [day] : []
    }),
    bareTitle: (row) => {
      let title = row.replace(pattern('label'), '').replaceAll(/[\s\u3000]+/gu, '')
      for (let before = ''; before !== title;) {
        before = title
        title = title.replace(pattern('suffix'), '')
      }
      return (/^\u300a([^\u300a\u300b]+)\u300b$/u.exec(title)?.[1] ?? title).replaceAll(/[<\u3008\u300a]/gu, '\u300a').replaceAll(/[>\u3009\u300b]/gu, '\u300b')
    },
  }
}
