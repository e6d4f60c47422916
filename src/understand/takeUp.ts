import { freshTopic } from '../core/answering.ts'
import type { Command } from '../core/command.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { readings } from './acts.ts'
import { splitClauses } from './clauses.ts'
import { particulars, particularsOf } from './hearFreely.ts'
import type { Kit } from './kit.ts'

/** 「登记」「好，帮我办」 after an answer that offered a service: a wish for it, with what the question told already; undefined when it is none. */
export const takeUp = (text: string, hearing: Hearing, kit: Kit): readonly Command[] | undefined => {
  const { conversation, now } = hearing
  const { library: { entries, services, lexicon, words: { choice } }, acts } = kit
  const topic = freshTopic(conversation, now)
  const offered = topic === undefined ? undefined : entries.get(topic.entry)?.service
  const service = offered === undefined ? undefined : services.get(offered)
  if (topic === undefined || service === undefined || draftOf(conversation) !== undefined) return undefined
  const clauses = splitClauses(text).map((clause) => clause.text)
  const isTaking = (words: string): boolean => readings(words, lexicon.particles).some((reading) => choice.takeUp.includes(reading))
  // 「行帮我办」 is a yes before it.
  const takes = (clause: string): boolean => isTaking(clause) || [...lexicon.acts.affirm, ...lexicon.acts.thanks].some((yes) => {
    const small = clause.trim().toLowerCase()
    return small.startsWith(yes.toLowerCase()) && isTaking(small.slice(yes.length))
  })
  if (!takes(text) && !clauses.some(takes)) return undefined
  const rest = takes(text) ? '' : clauses.filter((clause) => !takes(clause) && acts.whole(clause) === undefined).join('\uff0c')
  // What is named besides is what is wished for: 「帮我登记一下，想给我爸订饭」.
  const others = rest === '' ? [] : kit.meaning(rest, hearing).filter((command) => command.kind === 'request' && command.sure && command.found[0]?.service !== service.id)
  if (others.length > 0) return [...others, ...particulars(rest, others, hearing, kit)]
  const told = rest === '' ? [] : particularsOf(service, rest, hearing, kit)
  const before = particularsOf(service, kit.normalise(topic.words).text, hearing, kit).filter(({ slot }) => !told.some((fill) => fill.slot === slot))
  return [{ kind: 'request', found: [{ service: service.id, sure: 1 }], sure: true, words: [topic.words, ...(rest === '' ? [] : [rest])].join('\n') }, ...before, ...told]
}
