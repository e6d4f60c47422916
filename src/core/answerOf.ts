import type { Decision } from './context.ts'
import type { EntryId, LawId, ServiceId } from './ids.ts'
import type { Citation } from './law.ts'
import type { Library } from './library.ts'

/** How one question ended, in one word, for those who drive the bot from outside. */
export type AnswerOutcome = 'answered' | 'unknown' | 'unavailable' | 'declined' | 'handoff' | 'emergency' | 'private' | 'smalltalk' | 'request'

/** A citation as it is printed for other programs: the full official title, arabic digits as strings. */
export type PrintedCitation = Readonly<{ law: string; article: string; paragraph: string | null }>

/** What a decision says and relies on, without the words. */
export type AnswerFacts = Readonly<{ outcome: AnswerOutcome; entries: readonly EntryId[]; citations: readonly PrintedCitation[]; service: ServiceId | null }>

/** The facts of a decision. An emergency outranks everything, a refusal everything but that. */
export const factsOf = (decision: Decision, library: Library): AnswerFacts => {
  const lines = decision.effects.flatMap((effect) => (effect.do === 'say' ? effect.lines : []))
  const said = (prefix: string): boolean => lines.some(({ reply }) => reply === prefix || reply.startsWith(`${prefix}.`))
  const opened = decision.effects.flatMap((effect) => (effect.do === 'openTicket' ? [effect.ticket.service] : []))
  const entries = lines.flatMap(({ reply, about }) => (reply === 'law.answer' && about !== undefined ? [about as EntryId] : []))
  const texts = lines.flatMap(({ reply, about, params }) => (reply === 'law.text' ? [{ law: about as LawId, article: Number(params?.['article']) }] : []))
  const { stage } = decision.conversation
  const draft = stage.at === 'filling' || stage.at === 'confirming' ? stage.draft.service : undefined
  const carried = decision.effects.flatMap((effect) => (effect.do === 'carry' ? [effect.draft.service] : []))
  const service = opened.find((id): id is ServiceId => id !== 'emergency' && id !== 'human') ?? carried[0] ?? draft ?? null
  const outcome = ((): AnswerOutcome => {
    if (said('emergency')) return 'emergency'
    if (said('decline') || said('safety')) return 'declined'
    if (said('privacy.airlock')) return 'private'
    if (entries.length > 0 || texts.length > 0) return 'answered'
    if (opened.includes('human')) return 'handoff'
    if (said('law.unavailable')) return 'unavailable'
    if (said('law')) return 'unknown'
    if (service !== null || said('choose.service') || said('choose.likeliest') || said('intake') || said('ticket') || said('privacy')) return 'request'
    return said('unclear') ? 'unknown' : 'smalltalk'
  })()
  return { outcome, entries: [...new Set(entries)], citations: print([...citationsOf(entries, library), ...texts], library), service }
}

const citationsOf = (entries: readonly EntryId[], library: Library): readonly Citation[] =>
  [...new Set(entries)].flatMap((id) => library.entries.get(id)?.citations ?? [])

const print = (citations: readonly Citation[], library: Library): readonly PrintedCitation[] =>
  citations.flatMap(({ law, article, paragraph }) => {
    const title = library.laws.get(law)?.title
    return title === undefined ? [] : [{ law: title, article: String(article), paragraph: paragraph === undefined ? null : String(paragraph) }]
  })
