import type { Command, FoundEntry, FoundService } from '../core/command.ts'
import { freshTopic } from '../core/answering.ts'
import type { Library } from '../core/library.ts'
import type { Service } from '../core/service.ts'
import type { Hearing } from '../ports.ts'
import { createJudge } from './answerable.ts'
import { createSearch } from './search.ts'

/** The law questions and wishes in somebody's words. */
export type FindMeaning = (text: string, hearing: Hearing) => readonly Command[]

const pairs = (text: string): ReadonlySet<string> => new Set([...text].slice(0, -1).map((character, at) => character + [...text][at + 1]))
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const common = [...a].filter((pair) => b.has(pair)).length
  return common === 0 ? 0 : common / Math.sqrt(a.size * b.size)
}

export const createMeaning = (library: Library, prepare: (text: string) => string): FindMeaning => {
  const judge = createJudge(createSearch(library, prepare))
  const services = [...library.services.values()].map((service: Service) => ({
    service, examples: service.examples.map((one) => pairs(prepare(one))), near: service.near.map((one) => pairs(prepare(one))),
  }))
  const classify = (text: string): readonly FoundService[] => {
    const said = pairs(text)
    return services.map(({ service, examples, near }) => ({
      service: service.id,
      sure: Math.max(...examples.map((example) => likeness(said, example))) + Math.min(0.45, 0.15 * service.words.filter((word) => text.includes(word)).length)
        - 0.6 * Math.max(0, ...near.map((one) => likeness(said, one))),
    })).toSorted((a, b) => b.sure - a.sure)
  }
  return (text, { conversation, now }) => {
    const found = classify(text)
    const [first] = found
    const { finding, found: entries, sure } = judge(text)
    const topic = freshTopic(conversation, now)
    const commands: Command[] = []
    if (first !== undefined && first.sure > 0.38 && first.sure > sure * 0.6) commands.push({ kind: 'request', found, sure: true, words: text })
    else if (finding === 'answered') commands.push(asking(entries, text))
    else if (topic !== undefined && text.length <= 14) {
      const again = judge(text, topic.words)
      if (again.finding === 'answered') commands.push({ ...asking(again.found, text), followUp: true })
    } else if (finding === 'unsure') commands.push({ kind: 'ask', finding: 'unsure', found: entries, words: text, followUp: false })
    return commands
  }
}

const asking = (found: readonly FoundEntry[], words: string): Extract<Command, { kind: 'ask' }> => ({ kind: 'ask', finding: 'answered', found, words, followUp: false })
