import type { Law } from '../core/law.ts'
import type { Content } from './content.ts'
import type { Position } from './mistake.ts'
import { findMentions } from './mentions.ts'
import type { Report } from './report.ts'
import type { Sentences } from './sentences.ts'

/** Reports citations of laws or articles that are not there, mentions without a citation, and what is overdue for another look. */
export const checkLaws = (content: Content, today: string, report: Report, sentences: Sentences): void => {
  const { lawIds } = content
  for (const { value, source } of content.laws) {
    if (value.recheckBy < today) report.warning({ source, path: ['recheckBy'] }, 'law.overdue', { title: value.title, day: value.recheckBy })
  }
  if (lawIds === undefined) return
  for (const { value, source } of content.laws) {
    if (value.replacedBy !== undefined && !lawIds.has(value.replacedBy)) report.mistake({ source, path: ['replacedBy'] }, 'citation.no-law', { law: value.replacedBy })
  }
  const byId = new Map<string, Law>(content.laws.map(({ value }) => [value.id, value]))
  const byName = new Map<string, Law>(content.laws.flatMap(({ value }) => [value.title, ...value.short].map((name) => [name, value] as const)))
  for (const [name, one, other] of nameCollisions(content)) {
    report.mistake({ source: other, path: ['short'] }, 'law.name-twice', { name, line: one.at(['short']).line })
  }
  for (const entry of content.entries) {
    entry.value.citations.forEach((citation, index) => {
      const spot = { source: entry.source, path: ['citations', index, 'law'] }
      const law = byId.get(citation.law)
      if (law === undefined) {
        if (!lawIds.has(citation.law)) report.mistake(spot, 'citation.no-law', { law: citation.law })
        return
      }
      if (law.status === 'repealed' || law.status === 'does-not-exist') report.mistake(spot, `citation.${law.status}`, { title: law.title })
      if (law.status === 'not-yet-in-force') report.warning(spot, 'citation.not-yet-in-force', { title: law.title, day: law.inForce ?? '?' })
      if (citation.article > law.articles) {
        report.mistake({ source: entry.source, path: ['citations', index, 'article'] }, 'citation.no-article', { title: law.title, article: citation.article, articles: law.articles })
      }
    })
    if (content.words.number === undefined) continue
    for (const { title, article, index } of findMentions(entry.body, content.words.number.value, sentences)) {
      const spot = { file: entry.source.file, position: locate(entry.body, index, entry.bodyLine) }
      const law = byName.get(title)
      if (law === undefined) report.mistake(spot, 'mention.no-law', { title })
      else if (!entry.value.citations.some((citation) => citation.law === law.id && citation.article === article)) {
        report.mistake(spot, 'mention.not-cited', { title, article })
      }
    }
  }
}

const locate = (text: string, index: number, firstLine: number): Position => {
  const before = text.slice(0, index).split('\n')
  return { line: firstLine + before.length - 1, column: (before.at(-1) ?? '').length + 1 }
}

const nameCollisions = ({ laws }: Content): readonly (readonly [string, Content['laws'][number]['source'], Content['laws'][number]['source']])[] => {
  const owners = new Map<string, Content['laws'][number]>()
  return laws.flatMap((law) => [...new Set([law.value.title, ...law.value.short])].flatMap((name) => {
    const owner = owners.get(name)
    owners.set(name, owner ?? law)
    return owner === undefined ? [] : [[name, owner.source, law.source] as const]
  }))
}
