import type { Content } from './content.ts'
import type { Report } from './report.ts'

/** Reports sentences that one language has and another lacks, and placeholders that differ between them. */
export const checkReplies = ({ replies }: Content, report: Report): void => {
  for (const { held } of replies) {
    for (const { locale, held: other } of replies) {
      if (held === other) continue
      for (const [id, text] of held.value) {
        const twin = other.value.get(id)
        const spot = { source: held.source, path: [id] }
        if (twin === undefined) report.mistake(spot, 'reply.missing', { id, locale })
        else {
          const extra = placeholders(text).filter((name) => !placeholders(twin).includes(name))
          if (extra.length > 0) report.mistake(spot, 'reply.placeholders', { id, names: extra.map((name) => `{${name}}`).join(' '), locale })
        }
      }
    }
  }
}

const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name)
