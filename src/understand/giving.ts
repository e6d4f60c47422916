import type { Command } from '../core/command.ts'
import { isStaff } from '../core/context.ts'
import type { GivingVerb } from '../core/giving.ts'
import type { ServiceId } from '../core/ids.ts'
import type { NeedNumber } from '../core/need.ts'
import type { PairingNumber } from '../core/pairing.ts'
import { draftOf } from '../core/requesting.ts'
import type { Library } from '../core/library.ts'
import { quotedNumber } from '../core/targets.ts'
import { roomNamed } from '../core/venue.ts'
import type { Hearing } from '../ports.ts'
import { readings } from './acts.ts'
import { takeNumber } from './deskVerbs.ts'
import { periodOf } from './figuresVerbs.ts'
import type { Period } from '../core/figures.ts'
import { longestAt } from './longest.ts'
import { QUESTION } from './question.ts'

/** What is longer is a story. */
const LONGEST = 60
const LONGEST_NAME = 12
const LONGEST_USAGE = 30
const EDGES = /^[\s\p{P}]+|[\s\p{P}]+$/gu
const SECOND = /Q\s?\d{4}\s?-\s?\d{2,}|\d{1,3}/iu

const bare = (text: string): string => text.replaceAll(EDGES, '')
const giving = (verb: GivingVerb): Command => ({ kind: 'giving', verb })
/** What is said of rooms, of what is wanted, of who stands by whom and of what was given; undefined when it is about none. C1. */
export const readGiving = (text: string, hearing: Hearing, library: Library): Command | undefined => {
  const { turn, speaker, room, conversation, own } = hearing
  const { lexicon, words: { giving: words } } = library
  const said = text.normalize('NFKC').trim()
  if (said.length > LONGEST || draftOf(conversation) !== undefined || (conversation.stage.at !== 'idle' && conversation.stage.at !== 'rating')) return undefined
  const is = (phrases: readonly string[]): boolean => readings(said, lexicon.particles).some((reading) => phrases.includes(reading))
  const working = isStaff(speaker) && (turn.place.kind === 'private' || room?.use === 'work')
  if (working) {
    const staff = readStaff(said, is, hearing, library)
    if (staff !== undefined) return giving(staff)
  }
  if (turn.place.kind === 'room' && !turn.addressed) return undefined
  if (is(words.needs.list)) return giving({ do: 'needs' })
  const gave = own.some(({ service }) => library.services.get(service as ServiceId)?.gives === true)
  if (gave && longestAt(said, 'includes', words.usage) !== undefined && said.length <= LONGEST_USAGE) return giving({ do: 'usage' })
  if (turn.place.kind === 'private' && is(words.pairs.list)) return giving({ do: 'pairings' })
  return turn.place.kind === 'private' && longestAt(said, 'includes', words.pairs.end) !== undefined ? giving(endOf(said, words.pairs)) : undefined
}

const readStaff = (said: string, is: (phrases: readonly string[]) => boolean, hearing: Hearing, library: Library): GivingVerb | undefined => {
  const { turn, now } = hearing
  const { lexicon, community, words: { giving: words, figures } } = library
  if (is(words.rooms.list)) return { do: 'rooms' }
  if (is(words.needs.list)) return { do: 'needs' }
  if (is(words.pairs.list)) return { do: 'pairings' }
  const gifts = longestAt(said, 'includes', words.gifts)
  const others = gifts === undefined ? said : bare(said.replace(gifts, ''))
  const named = (Object.entries(figures.periods) as [Period['name'], readonly string[]][]).find(([, says]) => says.includes(others))?.[0]
  if (gifts !== undefined && (others === '' || named !== undefined)) {
    const { from, until } = periodOf(named ?? 'year', now, community.zone)
    return { do: 'gifts', from, until }
  }
  const tell = longestAt(said, 'startsWith', words.needs.tell)
  const what = tell === undefined ? '' : bare(said.slice(tell.length))
  if (what.length > 1 && !QUESTION.test(said)) return { do: 'tellNeed', what }
  const need = readNeed(said, words.needs)
  if (need !== undefined) return need
  if (longestAt(said, 'includes', words.pairs.end) !== undefined) return endOf(said, words.pairs)
  const { number, rest } = takeNumber(said, lexicon)
  const ticket = number === undefined ? {} : { ticket: number }
  const pointed = number !== undefined || quotedNumber(turn) !== undefined
  if (!pointed && turn.place.kind === 'room') return undefined
  const left = bare(rest)
  if (words.rooms.free.includes(left.toLowerCase())) return { do: 'freeRoom', ...ticket }
  const keep = longestAt(left, 'startsWith', words.rooms.keep)
  const place = keep === undefined ? '' : bare(left.slice(keep.length))
  if (pointed && place !== '' && roomNamed(place, community.rooms) !== undefined) return { do: 'keepRoom', ...ticket, place }
  return readPair(left, ticket, words.pairs, library)
}

/** 「需求2 有了」「需求2 用01捐的」「需求2 不用了」. */
const readNeed = (said: string, { names, met, off }: Library['words']['giving']['needs']): GivingVerb | undefined => {
  const name = longestAt(said, 'startsWith', names)
  const [head = '', n = ''] = name === undefined ? [] : /^\s*(\d{1,4})(?!\d)/.exec(said.slice(name.length)) ?? []
  if (name === undefined || n === '') return undefined
  const rest = said.slice(name.length + head.length)
  if (longestAt(rest, 'includes', off) !== undefined) return { do: 'closeNeed', n: Number(n) as NeedNumber, met: false }
  const by = SECOND.exec(rest)?.[0].replaceAll(/\s/gu, '').toUpperCase()
  return by !== undefined || longestAt(rest, 'includes', met) !== undefined
    ? { do: 'closeNeed', n: Number(n) as NeedNumber, met: true, ...(by === undefined ? {} : { ticket: by as NonNullable<Extract<GivingVerb, { do: 'closeNeed' }>['ticket']> }) } : undefined
}

/** 「和小陈结对」「小陈结对」「跟Q1123-05结对」, beside the number of the ticket. */
const readPair = (left: string, ticket: Readonly<Pick<Extract<GivingVerb, { do: 'pair' }>, 'ticket'>>, { pair, lets }: Library['words']['giving']['pairs'], { lexicon }: Library): GivingVerb | undefined => {
  const verb = longestAt(left, 'endsWith', pair) ?? longestAt(left, 'startsWith', pair)
  if (verb === undefined || left.length === verb.length) return undefined
  const around = bare(left.toLowerCase().endsWith(verb) ? left.slice(0, -verb.length) : left.slice(verb.length))
  const lead = longestAt(around, 'startsWith', lexicon.moves.merged.pointed) ?? longestAt(around, 'startsWith', lets) ?? ''
  const tail = longestAt(around, 'endsWith', lexicon.moves.merged.pointed) ?? ''
  const name = bare(around.slice(lead.length, tail === '' || lead !== '' ? undefined : -tail.length))
  return name === '' || name.length > LONGEST_NAME ? undefined : { do: 'pair', ...ticket, name: SECOND.test(name) ? name.replaceAll(/\s/gu, '').toUpperCase() : name }
}

/** 「结束结对3,小陈搬家了」「07 解除结对」「不结对了」. */
const endOf = (said: string, { names, end }: Library['words']['giving']['pairs']): GivingVerb => {
  const phrase = longestAt(said, 'includes', end) ?? ''
  const at = said.toLowerCase().indexOf(phrase)
  const [before, after] = [said.slice(0, at), said.slice(at + phrase.length)]
  const n = /^\s*(\d{1,4})(?!\d)/.exec(after)?.[1] ?? names.flatMap((name) => new RegExp(`${name}\\s*(\\d{1,4})(?!\\d)`, 'u').exec(said)?.[1] ?? [])[0]
  const ticket = SECOND.exec(before)?.[0].replaceAll(/\s/gu, '').toUpperCase()
  const reason = bare(after.replace(/^\s*\d{1,4}/, ''))
  return { do: 'unpair', ...(n === undefined ? {} : { n: Number(n) as PairingNumber }), ...(ticket === undefined || n !== undefined ? {} : { ticket: ticket as NonNullable<Extract<GivingVerb, { do: 'unpair' }>['ticket']> }), reason }
}
