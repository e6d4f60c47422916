import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import type { Conversation } from '../core/conversation.ts'
import type { TicketNumber } from '../core/ids.ts'
import type { Library } from '../core/library.ts'
import type { Hearing } from '../ports.ts'
import { readings } from './acts.ts'
import { takeNumber } from './deskVerbs.ts'
import { findTimes } from './entities/time.ts'
import { QUESTION } from './question.ts'

type PlanCommand = Extract<Command, { kind: 'plan' }>

/** What changes a plan is said shortly; more than this is a story. */
const LONGEST = 60
/** A name, and what may stand after it. */
const LONGEST_NAME = 12
const DAY = 24 * 60 * 60_000
/** Where somebody is in the middle of something that is no plan. */
const INTERRUPTED: ReadonlySet<Conversation['stage']['at']> = new Set(['filling', 'confirming', 'choosing', 'rating'])
/** In this order: 「以后不用去了」 is no 「不用去了」. */
const ACTS = ['stop', 'pause', 'resume', 'skip'] as const

/** What a sentence says about a care plan the speaker may speak of; undefined when it is about none. Staff must name one: their talk goes on around it. F4. */
export const readPlan = (text: string, hearing: Hearing, library: Library): PlanCommand | undefined => {
  const { plans = [], speaker, conversation, turn } = hearing
  const { plan: words } = library.words
  if (readings(text, library.lexicon.particles).some((reading) => words.list.includes(reading)) && (plans.length > 0 || isStaff(speaker))) return { kind: 'plan', act: 'list', words: text }
  if (plans.length === 0 || text.length > LONGEST || QUESTION.test(text)) return undefined
  const small = text.toLowerCase()
  const holds = (list: readonly string[]): boolean => list.some((word) => small.includes(word))
  // A form or a question on the table is not what goes on from now on.
  if (conversation.stage.at !== 'idle') return INTERRUPTED.has(conversation.stage.at) && !isStaff(speaker) && holds(words.standing) ? { kind: 'plan', act: 'stop', words: text } : undefined
  const { number, rest } = takeNumber(text, library.lexicon)
  const pointed = number !== undefined || turn.quote?.ours === true || holds(words.names)
  if (isStaff(speaker) && !pointed) return undefined
  const named = number === undefined ? {} : { number: number as TicketNumber }
  const replaced = words.reassign.find((word) => rest.includes(word))
  if (replaced !== undefined && isStaff(speaker)) {
    const to = rest.slice(rest.indexOf(replaced) + replaced.length).trim().slice(0, LONGEST_NAME)
    if (to !== '') return { kind: 'plan', act: 'reassign', to, words: text, ...named }
  }
  const act = holds(words.standing) ? 'stop' : ACTS.find((one) => holds(words[one]))
  if (act === undefined) return undefined
  const { at, until } = timesIn(rest, act === 'pause', hearing, library)
  return { kind: 'plan', act, words: text, ...named, ...(at === undefined ? {} : { at }), ...(until === undefined ? {} : { until }) }
}

/** The day that is meant, or until when: 停到月底 names its end, 停两周 how long. */
const timesIn = (text: string, lasting: boolean, { now }: Hearing, { words, places, community, lexicon }: Library): Readonly<{ at?: number; until?: number }> => {
  const view = { now, zone: community.zone, words, places }
  const hence = words.time.hence[0] ?? ''
  const clauses = text.split(/[,\uff0c\u3002;\uff1b\n]+/)
  const found = [...findTimes(text, view), ...(lasting ? clauses.flatMap((clause) => readings(clause, lexicon.particles)).flatMap((clause) => findTimes(`${clause}${hence}`, view)) : [])]
    .filter(({ value: { kind, denied, start, end } }) => kind !== 'recurring' && denied !== true && (end ?? start ?? 0) > now)
  const value = found.at(-1)?.value
  if (value === undefined) return {}
  if (lasting) {
    const until = value.end ?? value.start
    return until === undefined ? {} : { until }
  }
  return value.start === undefined ? {} : { at: value.start, until: value.end ?? value.start + DAY }
}
