import type { LawId } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { readNumeral } from './entities/numeral.ts'

/** An article somebody named, and whether the law has it. */
export type LawReference = Readonly<{ law: LawId; article: number; exists: boolean; from: number; to: number }>
export type FindLawReferences = (text: string) => readonly LawReference[]

const ARTICLE = /^[\u300b>\u201d"'\s\u7684\u91cc\u4e2d]{0,3}\u7b2c?\s*(\d{1,4}|[\u3007\u96f6\u4e00\u4e8c\u4e24\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343]{1,7})\s*\u6761/u

/** Reads 「《X法》第N条」 and its shorter forms, by the longest title or short name of the register. Resolved before any search. */
export const createLawReferences = ({ laws, words }: Pick<Library, 'laws' | 'words'>): FindLawReferences => {
  const names = [...laws.values()].flatMap((law) => [law.title, ...law.short].map((name) => ({ name, law }))).toSorted((a, b) => b.name.length - a.name.length)
  return (text) => {
    if (!text.includes('\u6761')) return []
    const found: LawReference[] = []
    for (let at = 0; at < text.length; at += 1) {
      const named = names.find(({ name }) => text.startsWith(name, at))
      if (named === undefined) continue
      const after = at + named.name.length
      const mark = ARTICLE.exec(text.slice(after, after + 16))
      const article = mark?.[1] === undefined ? undefined : readNumeral(mark[1], 0, words.number)?.value
      if (mark !== null && article !== undefined) {
        found.push({ law: named.law.id, article, exists: article >= 1 && article <= named.law.articles, from: at, to: after + mark[0].length })
      }
      at = after - 1
    }
    return found
  }
}
