import type { Command, FoundEntry } from '../core/command.ts'
import type { EntryId, ServiceId } from '../core/ids.ts'
import type { Hearing } from '../ports.ts'
import type { Judge, Judgement } from './answerable.ts'

/** What was answered a little while ago. */
export type Topic = NonNullable<Hearing['conversation']['topic']>

/** What asks about the law this surely by itself is no word about what went before. */
const OWN_LAW = 0.985
/** Longer words stand alone; shorter ones may lean on what was talked about. */
const LEANING = 16
/** What by itself means an entry less surely than that may be a little longer. */
const LEANING_FAINTLY = { sure: 0.87, longest: 32 } as const
/** Words as short as this hardly ask of anything else. */
const BRIEF = 12
/** What says nothing by itself may be longer, what begins like going on about it longer still, and so may words in Latin letters. */
const LEANING_UNSAID = 32
const LEANING_ON = 40
const LATIN_IS = 2.5
/** From here on a law question is one even where something else is heard too, and from here on where nobody is asked to do anything. */
const STRONG_LAW = 0.95
const FAIR_LAW = 0.8

/** An answer to be given. */
export const asking = (found: readonly FoundEntry[], words: string, followUp: boolean): Command => ({ kind: 'ask', finding: 'answered', found, words, followUp })

/** From here on words by themselves mean an entry. */
const OWN_ENTRY = 0.6
/** 「这个还得公证吗」 is about what went before. */
const POINTS = /^[这那]/u

/** A short question about the topic is asked again with the topic's words; it wins when that makes it surer. */
export const leaning = (text: string, topic: Topic | undefined, alone: Judgement, { judge, goesOn, offers, names }: Readonly<{ judge: Judge; goesOn: (text: string) => boolean; offers: (entry: EntryId) => ServiceId | undefined; names: (text: string, service: ServiceId | undefined) => boolean }>): readonly Command[] | undefined => {
  const longest = goesOn(text) ? LEANING_ON : alone.finding !== 'answered' ? LEANING_UNSAID : alone.sure < LEANING_FAINTLY.sure ? LEANING_FAINTLY.longest : LEANING
  if (topic === undefined || text.length > longest * (/\p{Script=Han}/u.test(text) ? 1 : LATIN_IS)) return undefined
  // 「养老金资格认证怎么办」, after what was answered about school: short as it is, it names something else.
  // 「养老金资格认证怎么办」, after what was answered about school: it names something that is done for it.
  const [own] = alone.finding === 'answered' ? alone.found : []
  if (own !== undefined && own.sure >= OWN_ENTRY && !POINTS.test(text) && !goesOn(text) && offers(own.entry) !== offers(topic.entry) && names(text, offers(own.entry))) return undefined
  // 「那去使馆行吗」: so short, it is about what was answered where that makes sense of it, whatever it may be by itself.
  const brief = text.length <= BRIEF ? judge(text, topic.words) : undefined
  if (brief?.finding === 'answered' && brief.sure >= STRONG_LAW && brief.found[0]?.entry === topic.entry) return [asking(brief.found, text, true)]
  if (alone.finding === 'answered' && alone.sure >= OWN_LAW && !goesOn(text)) return undefined
  // 「挪威让人有两本护照吗」 is surely about ours, and asks for theirs; what was talked about may be both.
  if (alone.finding !== 'answered' && alone.sure >= FAIR_LAW && !goesOn(text) && !alone.found.some(({ entry }) => entry === topic.entry)) return undefined
  const together = judge(text, topic.words)
  return together.finding === 'answered' && together.sure > alone.sure ? [asking(ownFirst(together.found, alone), text, true)] : undefined
}

/** Of entries as likely as each other the one that the words mean by themselves: 「他一分钱没给过了，怎么办」, after the divorce. */
const ownFirst = (found: readonly FoundEntry[], alone: Judgement): readonly FoundEntry[] => {
  const own = alone.finding === 'answered' ? found.find(({ entry, sure }) => entry === alone.found[0]?.entry && (found[0]?.sure ?? 0) - sure < AS_LIKELY) : undefined
  return own === undefined ? found : [own, ...found.filter((one) => one !== own)]
}
const AS_LIKELY = 0.01

