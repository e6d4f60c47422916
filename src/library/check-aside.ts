import { Aside } from '../core/words/aside.ts'
import type { Content } from './content.ts'
import { normalise } from './normalise.ts'
import type { Report } from './report.ts'

/** Reports sentences that are written twice, or that both answer a question and do not. */
export const checkAside = ({ words: { aside } }: Content, report: Report): void => {
  if (aside === undefined) return
  const { value: { ways, answers }, source } = aside
  const places = new Map<string, readonly (string | number)[]>()
  const lists = [...Aside.options.map((one) => ({ said: ways[one], at: ['ways', one] })), { said: answers, at: ['answers'] }]
  for (const { said: sentences, at } of lists) {
    sentences.forEach((said, index) => {
      const path = [...at, index]
      const first = places.get(normalise(said))
      if (first === undefined) places.set(normalise(said), path)
      else report.mistake({ source, path }, 'aside.twice', { said, line: source.at(first).line })
    })
  }
}
