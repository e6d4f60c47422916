import type { Command } from '../core/command.ts'
import type { Draft } from '../core/conversation.ts'
import { summaryLines } from '../core/intake.ts'
import type { Library } from '../core/library.ts'
import type { Hearing } from '../ports.ts'
import { fillSlots } from './fillSlots.ts'
import { materialOf, type Kit } from './kit.ts'

/** 「改2」: the number of a line of the summary. */
export const amendment = (text: string, { lexicon }: Library): number | undefined => {
  const verb = [...lexicon.desk.revise, ...lexicon.corrections].find((word) => text.startsWith(word))
  const line = verb === undefined ? undefined : /^\D{0,2}(\d{1,2})\D{0,2}$/.exec(text.slice(verb.length))?.[1]
  return line === undefined ? undefined : Number(line)
}

/** 「第3项不对，改成陪她聊天」: the new value of a line of the summary. */
export const rewriting = (text: string, draft: Draft, hearing: Hearing, kit: Kit): readonly Command[] => {
  const { lexicon, services, words } = kit.library
  const found = /^\D{0,3}(\d{1,2})\D/.exec(text)
  const change = lexicon.corrections.findLast((word) => text.includes(word))
  const service = services.get(draft.service)
  const slot = found === null || service === undefined ? undefined : summaryLines(draft, service)[Number(found[1]) - 1]?.slot
  if (slot === undefined || change === undefined || service === undefined || !words.intent.article.leads.some((lead) => text.includes(lead))) return []
  const said = text.slice(text.lastIndexOf(change) + change.length).trim()
  if (said === '') return []
  const { heard, answer } = fillSlots(service, draft, { ...materialOf(said, kit.facts(said, hearing), kit), corrects: true, asked: slot })
  return [...heard, ...answer]
}
