import { visitOn, type CarePlan, type PlanWish } from '../core/carePlan.ts'
import type { Command } from '../core/command.ts'
import { refuses } from '../core/consent.ts'
import { isStaff } from '../core/context.ts'
import type { Conversation } from '../core/conversation.ts'
import type { TicketNumber } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import { mayMove } from '../core/lifecycle.ts'
import type { Hearing } from '../ports.ts'
import { readings } from './acts.ts'
import { saysOff } from './saysOff.ts'
import { takeNumber } from './deskVerbs.ts'
import { findTimes } from './entities/time.ts'
import type { Kit } from './kit.ts'
import { newTimeOf } from './newTimes.ts'
import { isFree, planSounds, type PlanSound } from './planSounds.ts'
import { QUESTION } from './question.ts'

type PlanCommand = Extract<Command, { kind: 'plan' | 'planGuess' }>

/** What changes a plan is said shortly; more than this is a story. A Latin word counts as two characters. */
const LONGEST = 60
const LATIN_WORD = /[a-z]+['\u2019]?[a-z]*\s?/giu
/** A name, and what may stand after it. */
const LONGEST_NAME = 12
const DAY = 24 * 60 * 60_000
/** Whoever asked for it says a number in full, or with its nought: in 「until Dec 20」 there is none. */
const NAMED = /Q\s?\d{4}\s?-\s?\d{2,}|^#?\s?0\d/iu
/** Where somebody is in the middle of something that is no plan. */
const INTERRUPTED: ReadonlySet<Conversation['stage']['at']> = new Set(['filling', 'confirming', 'choosing', 'rating'])
/** In this order: 「以后不用去了」 is no 「不用去了」. */
const ACTS = ['stop', 'pause', 'resume', 'skip'] as const
/** What may be put as a question and is none: 「这周能不能改到周四？」. */
const ASKED_FOR: ReadonlySet<PlanWish['act']> = new Set(['skip', 'retime', 'note', 'reassign'])
/** What may be put as a question and is asked back: 「能不能先停一停？」. */
const ASKED_BACK: ReadonlySet<PlanWish['act']> = new Set(['pause', 'resume'])

/** What a sentence says about a care plan the speaker may speak of; undefined when it is about none. Staff must name one: their talk goes on around it. F4. */
export const readPlan = (text: string, hearing: Hearing, kit: Kit): PlanCommand | undefined => {
  const { plans = [], own, speaker, conversation, turn } = hearing
  const { library: { words: { plan: words, form }, lexicon } } = kit
  const staff = isStaff(speaker)
  if (readings(text, lexicon.particles).some((reading) => words.list.includes(reading)) && (plans.length > 0 || staff || own.some(({ plan }) => plan !== undefined))) return { kind: 'plan', act: 'list', words: text }
  if (plans.length === 0 || text.replaceAll(LATIN_WORD, '--').length > LONGEST) return undefined
  const small = text.toLowerCase()
  const holds = (list: readonly string[]): boolean => list.some((word) => small.includes(word))
  // A form or a question on the table is not what goes on from now on.
  if (!isFree(conversation)) return INTERRUPTED.has(conversation.stage.at) && !staff && !QUESTION.test(text) && holds(words.standing) ? { kind: 'plan', act: 'stop', words: text } : undefined
  const { number, rest } = staff || NAMED.test(text) ? takeNumber(text, lexicon) : { number: undefined, rest: text }
  if (staff && !(number !== undefined || turn.quote?.ours === true || holds(words.names))) return undefined
  const named = number === undefined ? {} : { number: number as TicketNumber }
  const replaced = words.reassign.find((word) => rest.includes(word))
  if (replaced !== undefined && staff) {
    const to = rest.slice(rest.indexOf(replaced) + replaced.length).trim().slice(0, LONGEST_NAME)
    if (to !== '') return { kind: 'plan', act: 'reassign', to, words: text, ...named }
  }
  // An act in whole is that; what we asked for is being answered; and that the elder does not want it has a name of its own.
  const spokenFor = staff || kit.acts.whole(text) !== undefined || own.some(({ state }) => state === 'awaiting') || refuses(text, form.consent)
  const sounds = spokenFor ? [] : planSounds(text, kit.afterwards, { dated: timesIn(rest, false, hearing, kit.library).at !== undefined, off: saysOff(text, kit.library.words) })
  const said = spoken(small, staff, words)
  const [first] = sounds
  const heard: readonly PlanSound[] = holds(words.standing) || (said !== undefined && first?.sure !== true) ? [{ act: said ?? 'stop', sure: true }] : sounds
  const asking = QUESTION.test(text)
  const wishes = heard.filter(({ act, sure }) => !asking || (act === 'list' && sure) || ASKED_FOR.has(act) || ASKED_BACK.has(act))
    .flatMap(({ act }) => wishFor(act, rest, number, hearing, kit.library) ?? []).map((wish) => ({ ...wish, words: text, ...named }))
  const [wish] = wishes
  if (wish === undefined) return undefined
  return heard[0]?.sure === true && !(asking && ASKED_BACK.has(wish.act)) ? { kind: 'plan', ...wish } : { kind: 'planGuess', wishes, words: text }
}

/** What somebody seems to say of their plan is asked about unless they say something else for sure: what a ticket is to know, what anybody may ask of us. */
export const mayBeOfPlan = (commands: readonly Command[]): boolean =>
  commands.every(({ kind }) => OF_PLAN.has(kind)) && (commands.some(({ kind }) => kind === 'request') || !commands.some(({ kind }) => kind === 'fill'))

const OF_PLAN: ReadonlySet<Command['kind']> = new Set(['unclear', 'chat', 'tell', 'help', 'thanks', 'likeliest', 'request', 'fill', 'ask', 'decline'])

/** What a word of the lists says outright. */
const spoken = (small: string, staff: boolean, words: Library['words']['plan']): PlanWish['act'] | undefined => {
  const holds = (list: readonly string[]): boolean => list.some((word) => small.includes(word))
  if (holds(words.standing)) return 'stop'
  return staff && holds(words.moves) ? 'retime' : ACTS.find((one) => holds(words[one]))
}

/** The wish with everything it needs to be done; undefined where something is missing. */
const wishFor = (act: PlanWish['act'], text: string, number: string | undefined, hearing: Hearing, library: Library): Omit<PlanWish, 'words'> | undefined => {
  const { plans = [], own, speaker, now } = hearing
  const [plan, ...more] = plans.filter((one) => number === undefined || one.number.endsWith(number))
  const only = more.length === 0 ? plan : undefined
  const moved = (): Omit<PlanWish, 'words'> | undefined => {
    const found = only === undefined ? undefined : newTimeOf(text, only, now, library)
    return found === undefined ? undefined : { act: 'retime', time: found.time, ...found.off }
  }
  switch (act) {
    case 'retime':
      return moved() ?? (isStaff(speaker) ? undefined : wishFor('note', text, number, hearing, library))
    case 'note':
      // A visit that has its ticket is told itself.
      return own.some(({ plan: of, state }) => of !== undefined && (mayMove(state, 'claimed') || mayMove(state, 'reported'))) ? undefined : { act }
    case 'skip':
      // 「周四她体检，挪到周五」: why it is off is said as well.
      return (library.words.plan.moves.some((word) => text.toLowerCase().includes(word)) ? moved() : undefined) ?? { act, ...timesIn(text, false, hearing, library, only) }
    case 'pause':
    case 'resume':
    case 'stop':
      return { act, ...timesIn(text, act === 'pause', hearing, library) }
    case 'list':
      return { act }
    case 'reassign':
      // Staff say whom.
      return isStaff(speaker) ? undefined : { act }
  }
}

/** The day that is meant, one with a visit before others, or until when: 停到月底 names its end, 停两周 how long. */
const timesIn = (text: string, lasting: boolean, { now }: Hearing, { words, places, community, lexicon }: Library, plan?: CarePlan): Readonly<{ at?: number; until?: number }> => {
  const view = { now, zone: community.zone, words, places }
  const hence = words.time.hence[0] ?? ''
  const clauses = text.split(/[,\uff0c\u3002;\uff1b\n]+/)
  // 「1月再继续」 says when it goes on, not until when it stands.
  const goesOn = lasting ? clauses.filter((clause) => words.plan.again.some((word) => clause.toLowerCase().includes(word))).flatMap((clause) => findTimes(clause, view)).at(-1)?.value.start : undefined
  if (goesOn !== undefined && goesOn > now) return { until: goesOn }
  const found = [...findTimes(text, view), ...(lasting ? clauses.flatMap((clause) => readings(clause, lexicon.particles)).flatMap((clause) => findTimes(`${clause}${hence}`, view)) : [])]
    .filter(({ value: { kind, denied, start, end } }) => kind !== 'recurring' && denied !== true && (end ?? start ?? 0) > now)
  const value = (plan === undefined ? undefined : found.find(({ value: { start } }) => start !== undefined && visitOn(plan, start, community.zone) !== undefined))?.value ?? found.at(-1)?.value
  if (value === undefined) return {}
  if (lasting) {
    const until = value.end ?? value.start
    return until === undefined ? {} : { until }
  }
  return value.start === undefined ? {} : { at: value.start, until: value.end ?? value.start + DAY }
}
