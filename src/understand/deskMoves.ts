import type { Command } from '../core/command.ts'
import type { Colleague } from '../core/context.ts'
import type { TicketNumber } from '../core/ids.ts'
import { MoveVerb, type Lexicon } from '../core/lexicon.ts'
import { longest } from './longest.ts'
import { QUESTION } from './question.ts'

/** A time ahead that a sentence names: the last instant of it, and its words. */
export type NamedTime = Readonly<{ until: number; said: string }>

/** What a step is said about: the number it names, whether that or a quoted card points at a ticket, and who and when can be meant. */
export type MoveScene = Readonly<{ ticket?: TicketNumber; pointed: boolean; hasOwn: boolean; colleagues: readonly Colleague[]; timeAhead: (words: string) => NamedTime | undefined }>

const SEPARATORS = /^[\s:\uff1a,\uff0c.\u3002;\uff1b\u3001!\uff01]+|[\s:\uff1a,\uff0c.\u3002;\uff1b\u3001!\uff01]+$/gu
const NUMBER = /Q\d{4}-\d{2,}|\d{1,3}/i
/** A name nobody here has is at most so long. */
const NAME = /^[^\s,\uff0c:\uff1a.\u3002;\uff1b!\uff01?\uff1f]{1,4}/u

const bare = (words: string): string => words.replace(SEPARATORS, '')

/** What follows the phrase a sentence begins with, after words that may stand before it; undefined when it begins with none. */
const after = (words: string, phrases: readonly string[], leads: readonly string[]): string | undefined => {
  const text = words.trim()
  const small = text.toLowerCase()
  const phrase = longest(phrases, (one) => small.startsWith(one.toLowerCase()))
  if (phrase !== undefined) return bare(text.slice(phrase.length))
  const lead = longest(leads, (one) => small.startsWith(one.toLowerCase()))
  return lead === undefined ? undefined : after(bare(text.slice(lead.length)), phrases, [])
}

/** One step with a ticket, told in one sentence; undefined for talk. T3. */
export const readMove = (words: string, scene: MoveScene, { moves, moveLeads, notColleagues }: Lexicon): Command | undefined => {
  if (QUESTION.test(words)) return undefined
  for (const verb of MoveVerb.options) {
    const { say, pointed } = moves[verb]
    if (!scene.pointed && !scene.hasOwn) continue
    const rest = after(words, scene.pointed ? [...say, ...pointed] : say, moveLeads)
    const command = rest === undefined ? undefined : commandOf(verb, bare(words), rest, scene, notColleagues)
    if (command !== undefined) return command
  }
  return undefined
}

const commandOf = (verb: MoveVerb, words: string, rest: string, scene: MoveScene, notColleagues: readonly string[]): Command | undefined => {
  const about = scene.ticket === undefined ? {} : { ticket: scene.ticket }
  switch (verb) {
    case 'remarked':
      return rest === '' ? undefined : { kind: 'remark', ...about, words: rest }
    case 'urged':
      return { kind: 'move', ...about, move: { kind: 'urged', reason: rest } }
    case 'released':
      return { kind: 'move', ...about, move: { kind: 'released', reason: rest === '' && !isBare(words) ? words : rest } }
    case 'transferred':
      return transfer(rest, scene, about, notColleagues)
    case 'merged': {
      const into = NUMBER.exec(rest)?.[0]
      return into === undefined ? undefined : { kind: 'merge', ...about, into: into.toUpperCase() as TicketNumber }
    }
    case 'extended': {
      const time = scene.timeAhead(rest)
      if (time === undefined) return scene.pointed || rest !== '' ? { kind: 'moveUnclear', what: 'until', said: rest } : undefined
      return { kind: 'move', ...about, move: { kind: 'extended', until: time.until, reason: bare(rest.replace(time.said, ' ')) } }
    }
    case 'supplemented':
      return { kind: 'move', ...about, move: { kind: 'supplemented', words } }
    case 'asked':
      return { kind: 'move', ...about, move: { kind: 'asked', words: rest } }
    case 'redone':
      return { kind: 'move', ...about, move: { kind: 'redone', reason: rest === '' && !isBare(words) ? words : rest } }
    case 'begun':
      return { kind: 'move', ...about, move: { kind: 'begun', words } }
  }
}

/** 「退单」 gives no reason; 「不是我们片区」 is one. */
const SHORTEST_REASON = 4
const isBare = (words: string): boolean => words.length < SHORTEST_REASON

const transfer = (rest: string, { colleagues, pointed }: MoveScene, about: Readonly<{ ticket?: TicketNumber }>, notColleagues: readonly string[]): Command | undefined => {
  const to = colleagues.filter(({ name }) => rest.startsWith(name)).toSorted((a, b) => b.name.length - a.name.length)[0]
  if (to !== undefined) return { kind: 'move', ...about, move: { kind: 'transferred', to: to.person, reason: bare(rest.slice(to.name.length)) } }
  const name = NAME.exec(rest)?.[0]
  return name === undefined || !pointed || notColleagues.some((word) => rest.startsWith(word)) ? undefined : { kind: 'moveUnclear', what: 'colleague', said: name }
}
