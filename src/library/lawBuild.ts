import type { LawArticle } from '../core/lawText.ts'
import type { LawProblem } from './lawParse.ts'

type Paragraph = { text: string; items: { number: number; text: string }[] }
type Article = Readonly<{ number: number; sub?: number; mark: string; under: readonly string[]; paragraphs: Paragraph[]; at: number }>

/** Articles being put together from a statute's rows, in their order, with what is wrong about their numbers. */
export type LawBuilder = Readonly<{
  heading: (level: number, title: string) => void
  article: (article: Readonly<{ mark: string; number: number; sub?: number }>, at: number) => void
  paragraph: (text: string) => void
  item: (number: number, text: string, at: number) => void
  /** What belongs to the item or paragraph before it, as it is to be appended. */
  more: (text: string) => void
  articles: () => readonly LawArticle[]
  problems: () => readonly LawProblem[]
}>

/** An empty builder. `partial` when gaps are expected. */
export const createLawBuilder = (partial: boolean): LawBuilder => {
  const articles: Article[] = []
  const problems: LawProblem[] = []
  let under: readonly (readonly [number, string])[] = []
  const complain = (grade: LawProblem['grade'], id: string, params: LawProblem['params'], at: number, earlier?: number): void => {
    problems.push({ grade, id, params, at, ...(earlier === undefined ? {} : { earlier }) })
  }
  const gap = partial ? 'notice' : 'mistake'

  const checkNumber = (number: number, sub: number | undefined, at: number): void => {
    const before = articles.at(-1)
    const same = articles.find((article) => article.number === number && article.sub === sub)
    if (same !== undefined) complain('mistake', 'text.twice', { article: number }, at, same.at)
    else if (sub !== undefined) {
      const expected = before?.number === number ? (before.sub ?? 0) + 1 : 1
      if (before?.number !== number || sub !== expected) complain(gap, 'text.sub', { article: number, sub }, at)
    } else if (before === undefined) {
      if (number !== 1) complain(gap, 'text.first', { article: number }, at)
    } else if (number < before.number) complain('mistake', 'text.back', { article: number, before: before.number }, at)
    else if (number > before.number + 1) complain(gap, 'text.gap', { article: number, before: before.number }, at)
  }

  return {
    heading: (level, title) => {
      under = [...under.filter(([depth]) => depth < level), [level, title]]
    },
    article: ({ mark, number, sub }, at) => {
      checkNumber(number, sub, at)
      articles.push({ number, mark, under: under.map(([, title]) => title), paragraphs: [], at, ...(sub === undefined ? {} : { sub }) })
    },
    paragraph: (text) => { articles.at(-1)?.paragraphs.push({ text, items: [] }) },
    item: (number, text, at) => {
      const article = articles.at(-1)
      if (article === undefined) return
      if (article.paragraphs.length === 0) article.paragraphs.push({ text: '', items: [] })
      const { items } = article.paragraphs.at(-1)!
      const expected = (items.at(-1)?.number ?? 0) + 1
      if (number !== expected) complain(gap, 'text.item', { article: article.number, item: number, expected }, at)
      items.push({ number, text })
    },
    more: (text) => {
      const paragraph = articles.at(-1)?.paragraphs.at(-1)
      const last = paragraph?.items.at(-1) ?? paragraph
      if (last !== undefined) last.text += text
      else articles.at(-1)?.paragraphs.push({ text: text.trim(), items: [] })
    },
    articles: () => articles.map(({ number, sub, mark, under: headings, paragraphs }) => ({
      number, mark, under: [...headings], paragraphs, ...(sub === undefined ? {} : { sub }),
    })),
    problems: () => [
      ...problems,
      ...articles.filter(({ paragraphs }) => paragraphs.length === 0)
        .map(({ number, at }): LawProblem => ({ grade: 'mistake', id: 'text.no-text', params: { article: number }, at })),
    ],
  }
}
