import { z } from 'zod'
import type { LawId } from './ids.ts'
import { Day, type Citation } from './law.ts'

const Item = z.strictObject({ number: z.int().min(1), text: z.string() })
const Paragraph = z.strictObject({ text: z.string(), items: z.array(Item) })

/** One article, word for word. A paragraph is a 款; its items are the 项 that follow it. */
export const LawArticle = z.strictObject({
  number: z.int().min(1),
  /** 2 for 第X条之二. */
  sub: z.int().min(1).optional(),
  /** How the text itself writes its number: 第十三条, or 一、 in texts without 条. */
  mark: z.string().min(1),
  /** The headings it stands under: 编, 章, 节. */
  under: z.array(z.string()),
  paragraphs: z.array(Paragraph).min(1),
})
export type LawArticle = Readonly<z.infer<typeof LawArticle>>

/** The official text of one law as somebody downloaded and imported it. */
export const LawText = z.strictObject({
  format: z.literal(1),
  law: z.string().min(1).transform((id) => id as LawId),
  title: z.string().min(1),
  /** The day this wording was passed, amended or published, as the file says. */
  version: Day.optional(),
  /** What stands under the title: who passed and amended it when. */
  notes: z.array(z.string()),
  /** The name of the file it came from, without its folder. */
  source: z.string(),
  articles: z.array(LawArticle).min(1),
})
export type LawText = Readonly<z.infer<typeof LawText>>

/** Imported laws by their id in the register. */
export type LawTexts = ReadonlyMap<LawId, LawText>

/** The article with that number, and 之X where there is one. */
export const findArticle = (text: LawText, number: number, sub?: number): LawArticle | undefined =>
  text.articles.find((article) => article.number === number && article.sub === sub)

/** Why a place of a law is not in its text: the sentence that says so, and what it is about. */
export type Misplaced = Readonly<{ why: 'no-article' | 'no-paragraph' | 'no-item' | 'no-items' | 'which'; paragraphs: number }>

/** Whether article, paragraph and item of a citation are in the text; undefined when they are. */
export const misplaced = (text: LawText, { article, paragraph, item }: Citation): Misplaced | undefined => {
  const found = findArticle(text, article)
  const paragraphs = found?.paragraphs.length ?? 0
  if (found === undefined) return { why: 'no-article', paragraphs }
  const meant = paragraph === undefined ? undefined : found.paragraphs[paragraph - 1]
  if (paragraph !== undefined && meant === undefined) return { why: 'no-paragraph', paragraphs }
  if (item === undefined) return undefined
  const listed = (meant === undefined ? found.paragraphs : [meant]).filter(({ items }) => items.length > 0)
  if (listed.length === 0) return { why: 'no-items', paragraphs }
  if (listed.length > 1) return { why: 'which', paragraphs }
  return listed[0]?.items.some(({ number }) => number === item) === true ? undefined : { why: 'no-item', paragraphs }
}

/** The article as it is printed, one block a paragraph, its number before the first. */
export const printArticle = ({ mark, paragraphs }: LawArticle): readonly string[] =>
  paragraphs.map(({ text, items }, at) => [at === 0 ? `${mark}\u3000${text}` : text, ...items.map((item) => item.text)].join('\n'))
