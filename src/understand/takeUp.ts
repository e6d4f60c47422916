import { freshTopic } from '../core/answering.ts'
import type { Command } from '../core/command.ts'
import { draftOf } from '../core/requesting.ts'
import type { Service } from '../core/service.ts'
import type { Hearing } from '../ports.ts'
import { readings } from './acts.ts'
import { splitClauses } from './clauses.ts'
import type { Fact } from './facts.ts'
import { particulars, particularsOf } from './hearFreely.ts'
import type { Kit } from './kit.ts'
import { isQuestion } from './question.ts'
import { withTold } from './opening.ts'

/** 「登记」「好，帮我办」 after an answer that offered a service: a wish for it, with what the question told already; undefined when it is none. */
export const takeUp = (text: string, hearing: Hearing, kit: Kit): readonly Command[] | undefined => {
  const { library: { lexicon, words: { choice } }, acts } = kit
  const offer = offered(hearing, kit)
  if (offer === undefined) return undefined
  const { service, topic } = offer
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

/** 「打我电话138…」「是给我自己办的」 after an answer that offered a service, where nothing else was heard in it: who gives a number, a home or whom it is for takes the offer up. */
export const takeUpTelling = (heard: readonly Command[], text: string, hearing: Hearing, kit: Kit): readonly Command[] => {
  const offer = offered(hearing, kit)
  if (offer === undefined || isQuestion(text, kit.library.words.intent) || !heard.every(({ kind }) => kind === 'tell' || kind === 'unclear')) return heard
  const { service, topic } = offer
  const asked = kit.normalise(topic.words).text
  // The question may say in which country the number is.
  const whole = `${asked}\n${text}`
  if (!kit.facts(whole, hearing, service).some((fact) => isGiven(fact) && fact.from > asked.length)) return heard
  const fills = [text, whole, asked].flatMap((words) => particularsOf(service, words, hearing, kit))
  const told = fills.filter(({ slot }, at) => fills.findIndex((one) => one.slot === slot) === at)
  return withTold([{ kind: 'request', found: [{ service: service.id, sure: 1 }], sure: true, words: `${topic.words}\n${hearing.turn.text}` }, ...told], hearing, kit)
}

const isGiven = ({ kind, value, broken, stands }: Fact): boolean =>
  (kind === 'phone' && broken !== true) || (kind === 'address' && value.parts?.building !== undefined) || (kind === 'relation' && stands === 'for')

/** The service that the last answer offered, and what was asked; undefined where nothing is on offer. */
const offered = ({ conversation, now }: Hearing, { library: { entries, services } }: Kit): Readonly<{ service: Service; topic: NonNullable<Hearing['conversation']['topic']> }> | undefined => {
  const topic = freshTopic(conversation, now)
  const id = topic === undefined ? undefined : entries.get(topic.entry)?.service
  const service = id === undefined ? undefined : services.get(id)
  return topic === undefined || service === undefined || draftOf(conversation) !== undefined ? undefined : { service, topic }
}
