import { Aside } from '../core/words/aside.ts'
import type { Content } from './content.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'

/** Reports sentences that are written twice, or that both answer a question and do not. */
export const checkAside = ({ words: { aside } }: Content, report: Report): void => {
  if (aside === undefined) return
  const { value: { ways, answers }, source } = aside
  const lines = new Map<string, number>()
  const lists = [...Aside.options.map((one) => ({ said: ways[one], at: ['ways', one] })), { said: answers, at: ['answers'] }]
  for (const { said: sentences, at } of lists) {
    sentences.forEach((said, index) => {
      const path = [...at, index]
      const line = lines.get(normalise(said))
      if (line === undefined) lines.set(normalise(said), source.at(path).line)
      else report.mistake({ source, path }, 'aside.twice', { said, line })
    })
  }
}
