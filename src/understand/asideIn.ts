import type { Command } from '../core/command.ts'
import { refuses } from '../core/consent.ts'
import type { Slot } from '../core/service.ts'
import { Aside } from '../core/words/aside.ts'
import type { FormWords } from '../core/words/form.ts'
import { trimUtterance } from './acts.ts'
import type { HearAside } from './aside.ts'
import { splitClauses, type Clause } from './clauses.ts'
import type { Fact } from './facts.ts'
import type { Filling } from './fillSlots.ts'
import { clausesAbout, saysNone } from './hearClauses.ts'
import { isMadeOf } from './withoutWords.ts'
import { putsOff } from './putsOff.ts'

/** How surely words must be no answer: where nothing was made of them and they ask of us, where nothing was made of them, where anything may be the answer, where something was read in them, and where the answer itself was. */
const SURE = { asked: 0.35, unread: 0.65, open: 0.65, read: 0.87, answered: 0.98 } as const
/** What sounds this much like talk among people in the middle of a form, and anywhere, is talk. */
const CHAT = { aside: 0.35, chatter: 0.7 } as const
/** Or so little, where it is talk beyond doubt anywhere. */
const MERE_CHAT = { aside: 0.1, chatter: 0.95 } as const
/** And as little, where nothing of it answers what was asked. */
const NO_ANSWER = { aside: 0.03, chatter: 0.95 } as const
/** 「随时都行」 and 「他还不知道呢」 answer, whatever they sound like. */
const NEVER = Infinity
const CONSENT = 'consent'
/** Fewer characters than this that may be an answer must be this surely none. */
const SHORT = 4
const SURE_OF_SHORT = 0.9
/** So few may answer beside what is not known: 「市一院，哪个科我不知道」. */
const SHORTEST_TOLD = 3
/** Words this surely no answer tell nothing beside: 「这我哪能晓得，得问我嫂子」. */
const CERTAIN = 0.99
/** From here on it is none, whatever law or wish its words sound like. */
const BEYOND_DOUBT = 0.8

/** Facts that nobody names in passing. */
const TOLD: ReadonlySet<Fact['kind']> = new Set(['phone', 'address', 'age', 'person'])
/** Answers whose doubts staff can read as they were said: 「还没定，十几到二十」. */
const AS_SAID: ReadonlySet<Slot['kind']> = new Set(['text', 'count'])
/** What only an open question can be answered with. */
const OF_A_QUESTION: ReadonlySet<Aside> = new Set(['skip', 'dontKnow', 'why'])

/** What is asked of a service, and not of the form: 「补卡要带什么」. */
const OF_US: ReadonlySet<Aside> = new Set(['how', 'price'])

/** What people say after an answer in the same breath. */
const IN_A_BREATH: ReadonlySet<Aside> = new Set(['later', 'resume', 'hurry'])

/** What was read in the words for a form, whether they ask, and whether words wish for what it is for. */
type Read = Filling & Readonly<{ asked: Slot | undefined; facts: readonly Fact[]; form: FormWords; asks: boolean; wishesOn: (words: string) => boolean }>

/** What the words are that are no answer to what was asked, judged by what was read in them; undefined when they are an answer. */
export const asideIn = (text: string, read: Read, hear: HearAside, chatter: number): Aside | undefined => {
  const { asked } = read
  if (putsOff(text, asked, read.facts, read.form)) return 'later'
  const { aside, sure } = hear(text)
  const talks = [CHAT, MERE_CHAT, ...(asked !== undefined && read.answer.length === 0 ? [NO_ANSWER] : [])].some((least) => sure >= least.aside && chatter >= least.chatter)
  if (aside === 'chat' && talks && !read.heard.some(({ kind }) => kind === 'fill')) return aside
  if (endsOff(text, read, hear)) return 'cancel'
  if (sure < surenessFor(aside, text, read)) return besideFacts(text, read.facts, hear)
  if (asked === undefined && OF_A_QUESTION.has(aside)) return undefined
  return aside === 'dontKnow' && sure < CERTAIN && asked !== undefined && tellsBeside(text, asked, hear) ? undefined : aside
}

/** What somebody names who tells why nothing is to be done: who, when and where. */
const OF_A_REASON: ReadonlySet<Fact['kind']> = new Set(['relation', 'time', 'place'])
/** From here on the last clause gives up, whatever reason stands before it. */
const SURELY_OFF = 0.62
/** Where no word of it gives up: 「滴了一晚上了」 only sounds like it. */
const OFF_UNSAID = 0.9

/** 「她下礼拜搬回来照顾他，那不用了，谢谢啊」: the reason, and that it is given up. 「没有别的，不用了」 answers what need not be answered. */
const endsOff = (text: string, { asked, heard, facts, form, wishesOn }: Read, hear: HearAside): boolean => {
  if (asked?.required !== true || !facts.every(({ kind }) => OF_A_REASON.has(kind)) || saysNone(text, form)) return false
  const clauses = splitClauses(text).filter((clause) => !isMadeOf(clause.text.toLowerCase(), form.courtesies))
  const last = clauses.at(-1)
  if (last === undefined || clauses.length < 2) return false
  // 「自己能走，慢一点而已」
  const quits = (words: string): boolean => [...form.givesUp, ...form.rejects].some((word) => words.toLowerCase().includes(word))
  // 「她愿意的，早就不想烧了」
  if (asked.kind === 'consent' && heard.some((command) => command.kind === 'fill' && command.slot === asked.id && !refuses(command.value.text, form.consent))) return false
  if (heard.some((command) => command.kind === 'fill' && !facts.some(({ value }) => value.said === command.value.said)) && !quits(last.text)) return false
  // 「那就先不订了，不麻烦你们」
  const before = clauses.at(-2)
  if (before !== undefined && before !== clauses[0] && [before, last].every((clause) => form.givesUp.some((word) => trimUtterance(clause.text).endsWith(word))) && !wishesOn(before.text)) return true
  const { aside, sure } = hear(last.text)
  // 「不要到大医院去，就到你们社区门诊看看好了」
  return aside === 'cancel' && sure >= (quits(last.text) ? SURELY_OFF : OFF_UNSAID) && !wishesOn(last.text)
}

/** 「国泰新都6幢302，门铃响了等下再弄」: what the clauses say that tell no fact. */
const besideFacts = (text: string, facts: readonly Fact[], hear: HearAside): Aside | undefined => {
  if (facts.length === 0) return undefined
  return inABreath(splitClauses(text).filter((clause) => !facts.some(({ from, to }) => from < clause.from + clause.text.length && clause.from < to)), hear)
}

const inABreath = (clauses: readonly Clause[], hear: HearAside): Aside | undefined => {
  const rest = clauses.map((clause) => clause.text).join('\uff0c')
  if (rest.length < SHORT) return undefined
  const { aside, sure } = hear(rest)
  return sure >= SURE.read && IN_A_BREATH.has(aside) ? aside : undefined
}

/** What is said after the last fact of words that put something right: 「是6幢302，门铃响了等下再弄」; what stands before it, 「等下，我看错了」, leads to it. */
export const asideAfter = (text: string, facts: readonly Fact[], hear: HearAside): Aside | undefined => {
  const last = Math.max(0, ...facts.map(({ to }) => to))
  return inABreath(splitClauses(text).filter(({ from }) => from >= last), hear)
}

/** Whether the words are surely no answer, so that nothing else is to be sought in them. Talk may be about anything, and hide it. */
export const isPlainAside = (text: string, hear: HearAside): boolean => {
  const { aside, sure } = hear(text)
  return aside !== 'chat' && sure >= BEYOND_DOUBT
}

/** Whether who does not know will say it, or tells so of something else than what was asked: 「时间我得问问我太太，等我一下」. */
export const comesBack = (text: string, asked: Slot | undefined, { waits, subjects }: FormWords, asking: readonly string[]): boolean => {
  const small = text.toLowerCase()
  const holds = (words: readonly string[]): boolean => words.some((word) => small.includes(word))
  const named = Object.entries(subjects).filter(([, words]) => holds(words)).map(([kind]) => kind)
  return holds(waits) || (asked !== undefined && holds(asking) && named.length > 0 && !named.includes(asked.kind) && !named.includes(asked.id))
}

/** Whether the words, beside not knowing, tell something that answers. */
export const tellsBeside = (text: string, { kind }: Slot, hear: HearAside): boolean =>
  AS_SAID.has(kind) && splitClauses(text).some((clause, _, { length }) => length > 1 && clause.text.length >= SHORTEST_TOLD && hear(clause.text).sure < SURE.unread)

const surenessFor = (aside: Aside, text: string, { asked, heard, answer, facts, form, asks }: Read): number => {
  const fills = (commands: readonly Command[]): boolean => commands.some(({ kind }) => kind === 'fill')
  const tells = (kind: Fact['kind']): boolean => TOLD.has(kind) || kind === asked?.kind
  if (facts.some(({ kind, broken }) => tells(kind) && broken !== true)) return SURE.answered
  if (heard.some((command) => command.kind === 'fill' && (command.slot === asked?.id || command.slot === CONSENT))) return NEVER
  if (asked !== undefined && clausesAbout(text, form.listens[asked.id] ?? []) !== undefined) return SURE.answered
  // 「没有什么」
  if (asked?.kind === 'text' && saysNone(text, form)) return SURE.answered
  // 「价钱怎么算的」 is no need, and 「顺便问下，要不要钱」 less so.
  if (asked?.told !== undefined && !fills(heard) && asks && OF_US.has(aside)) return form.inquiry.leads.some((lead) => text.includes(lead)) ? SURE.asked : SURE.open
  if (fills(heard) || aside === 'restart' || asked?.told !== undefined) return SURE.read
  if (asked !== undefined && !fills(answer)) return asks && OF_US.has(aside) ? SURE.asked : SURE.unread
  return trimUtterance(text).length < SHORT ? SURE_OF_SHORT : SURE.open
}
