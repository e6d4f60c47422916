import type { Law } from '../core/law.ts'
import type { LawId } from '../core/ids.ts'
import { misplaced, type LawTexts } from '../core/lawText.ts'
import type { Content } from './content.ts'
import type { Mistake } from './mistake.ts'
import type { Sentences } from './sentences.ts'

/** How the citations of the knowledge base stand to the imported statutes. */
export type CitationCheck = Readonly<{
  /** How many laws are imported. */
  laws: number
  /** How many citations could be looked up. */
  checked: number
  /** Citations whose article, paragraph or item is not in the text. */
  wrong: readonly Mistake[]
  /** Cited laws that are not imported, and how many citations name them. */
  unseen: ReadonlyMap<LawId, number>
}>

/** Looks every citation up in the imported statutes: article, paragraph and item. `sentences` are the import's. */
export const checkCitations = ({ entries, laws }: Pick<Content, 'entries' | 'laws'>, texts: LawTexts, sentences: Sentences): CitationCheck => {
  const titles = new Map<string, Law>(laws.map(({ value }) => [value.id, value]))
  const unseen = new Map<LawId, number>()
  let checked = 0
  const wrong = entries.flatMap(({ value, source }) => value.citations.flatMap((citation, index): readonly Mistake[] => {
    const text = texts.get(citation.law)
    if (text === undefined) {
      unseen.set(citation.law, (unseen.get(citation.law) ?? 0) + 1)
      return []
    }
    checked += 1
    const found = misplaced(text, citation)
    if (found === undefined) return []
    const { article, paragraph, item } = citation
    return [{
      file: source.file, ...source.at(['citations', index]),
      text: sentences(`citation.${found.why}`, {
        title: titles.get(citation.law)?.title ?? text.title, article, paragraph: paragraph ?? '', item: item ?? '', paragraphs: found.paragraphs,
        version: text.version ?? sentences('citation.undated'),
        where: paragraph === undefined ? '' : sentences('citation.in-paragraph', { paragraph }),
      }),
    }]
  }))
  return { laws: texts.size, checked, wrong, unseen }
}
