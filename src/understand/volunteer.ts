import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import type { Library } from '../core/library.ts'
import type { NeedNumber } from '../core/need.ts'
import { draftOf } from '../core/requesting.ts'
import type { Hearing } from '../ports.ts'
import { readings } from './acts.ts'
import { takeNumber } from './deskVerbs.ts'
import { readNumeral } from './entities/numeral.ts'
import { longest } from './longest.ts'

const LONGEST = 40
const LONGEST_NAME = 8
const EDGES = /^[\s\p{P}]+|[\s\p{P}]+$/gu
const MINUTES = { hour: 60, halfHour: 30, minute: 1, halfDay: 240, day: 480 } as const
const TICKET = /Q\d{4}-\d{2,}/iu
/** Nobody helps longer than this in one go. */
const MOST = 24 * 60

/** What staff say of those who lend a hand, and what those say of themselves; undefined when it is about neither. C1. */
export const readVolunteer = (text: string, { turn, speaker, room, conversation }: Hearing, { lexicon, words: { volunteer: words, number, giving: { needs } } }: Library): Command | undefined => {
  const small = text.toLowerCase()
  if (small.length > LONGEST || draftOf(conversation) !== undefined) return undefined
  const is = (phrases: readonly string[]): boolean => readings(small, lexicon.particles).some((reading) => phrases.includes(reading))
  if (turn.place.kind === 'private') {
    if (is(words.mine)) return { kind: 'volunteering', what: 'mine' }
    if (is(words.leave)) return { kind: 'volunteering', what: 'leave' }
  }
  if (!isStaff(speaker) || (turn.place.kind === 'room' && room?.use !== 'work')) return undefined
  const asked = needAsked(text, turn.quote, needs.names)
  if (asked !== undefined && readings(asked.rest.toLowerCase(), lexicon.particles).some((reading) => words.ask.includes(reading))) return { kind: 'helpers', need: asked.need }
  const { number: named, rest } = takeNumber(text, { ...lexicon, notNumbers: [...lexicon.notNumbers, ...words.units.hour, ...words.units.minute] })
  const ticket = named === undefined ? {} : { ticket: named }
  const bare = rest.toLowerCase().replaceAll(EDGES, '')
  if (readings(bare, lexicon.particles).some((reading) => words.ask.includes(reading))) return named !== undefined || turn.quote?.ours === true || turn.place.kind === 'private' ? { kind: 'helpers', ...ticket } : undefined
  return readHelp(rest, words, number, ticket)
}

/** 「需求3 谁能帮忙」「谁能帮忙 需求3」, or the words alone beside what we said of a need before any ticket. */
const needAsked = (text: string, quote: Hearing['turn']['quote'], names: readonly string[]): Readonly<{ need: NeedNumber; rest: string }> | undefined => {
  const said = needIn(text, names)
  if (said !== undefined) return { need: said.n, rest: text.replace(said.as, ' ').trim().replaceAll(EDGES, '') }
  const quoted = quote?.ours === true ? needIn(quote.text.split(TICKET)[0] ?? '', names) : undefined
  return quoted === undefined ? undefined : { need: quoted.n, rest: text.replaceAll(EDGES, '') }
}

const needIn = (text: string, names: readonly string[]): Readonly<{ n: NeedNumber; as: string }> | undefined =>
  names.flatMap((name) => [...text.matchAll(new RegExp(`${name}\\s*(\\d{1,4})(?!\\d)`, 'giu'))]).map(([as, n]) => ({ n: Number(n) as NeedNumber, as }))[0]

const readHelp = (rest: string, { helped, units }: Library['words']['volunteer'], number: Library['words']['number'], ticket: Readonly<Pick<Extract<Command, { kind: 'helped' }>, 'ticket'>>): Command | undefined => {
  const small = rest.toLowerCase()
  const verb = longest(helped, (word) => small.includes(word))
  if (verb === undefined) return undefined
  const name = rest.slice(0, small.indexOf(verb)).replaceAll(EDGES, '')
  if (name === '' || name.length > LONGEST_NAME) return undefined
  const minutes = minutesIn(small.slice(small.indexOf(verb) + verb.length).replaceAll(EDGES, ''), units, number)
  return minutes === undefined || minutes <= 0 || minutes > MOST ? undefined : { kind: 'helped', name, minutes, ...ticket }
}

/** 「两个半小时」「90分钟」「半天」: nothing but how long. */
const minutesIn = (said: string, units: Library['words']['volunteer']['units'], number: Library['words']['number']): number | undefined => {
  for (const unit of ['halfHour', 'halfDay'] as const) if (units[unit].includes(said)) return MINUTES[unit]
  const decimal = /^\d+\.\d+/.exec(said)?.[0]
  const numeral = decimal === undefined ? readNumeral(said, 0, number) : { value: Number(decimal), to: decimal.length }
  if (numeral === undefined) return undefined
  const rest = said.slice(numeral.to).trim()
  const half = /^(\u4e2a)?\u534a/u.exec(rest)
  const unit = (['hour', 'minute', 'day'] as const).find((one) => units[one].some((word) => rest === word || (half !== null && rest.slice(half[0].length) === word)))
  return unit === undefined ? undefined : Math.round((numeral.value + (half === null ? 0 : 0.5)) * MINUTES[unit])
}
