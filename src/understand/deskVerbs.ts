import type { Command } from '../core/command.ts'
import type { Conversation } from '../core/conversation.ts'
import type { TicketNumber } from '../core/ids.ts'
import type { Lexicon } from '../core/lexicon.ts'
import { readings, trimUtterance } from './acts.ts'
import { readMove, type MoveScene } from './deskMoves.ts'
import { longest } from './longest.ts'
import { QUESTION } from './question.ts'

/** What a staff sentence is said about: whether it quotes one of our messages, and what is on the speaker's desk. */
export type DeskScene = Readonly<{ quoting: boolean; stage: Conversation['stage']['at']; hasOpen: boolean; hasOwn: boolean; hasVetoed: boolean; numbers: readonly TicketNumber[]; addressed: boolean; toldJustNow: boolean; hasEmergency: boolean } & Pick<MoveScene, 'colleagues' | 'timeAhead'>>

const FULL = /Q\s?(\d{4})\s?-\s?(\d{2,})/i
const LEADING = /^#?\s?(\d{1,3})(?=\D|$)/
const TRAILING = /(?<=[^\d/.:\uff1a-])(\d{1,3})$/
/** How far into a sentence the word may stand that makes it a result. */
const RESULT_REACH = 8

/** Questions about the desk as a whole. */
const LISTS = ['undelivered', 'mine', 'open', 'overdue', 'today'] as const

/** The number a sentence names, and the sentence without it; a figure with a unit after it is none, unless it says that it is a ticket. */
export const takeNumber = (words: string, { notNumbers, ticketUnits }: Pick<Lexicon, 'notNumbers' | 'ticketUnits'>): Readonly<{ number?: TicketNumber; rest: string }> => {
  const full = FULL.exec(words)
  if (full !== null) return { number: `Q${full[1]}-${full[2]}` as TicketNumber, rest: trimUtterance(words.replace(full[0], ' ')) }
  const text = words.trim()
  const leading = LEADING.exec(text)
  const unit = leading === null ? undefined : longest(ticketUnits, (one) => text.slice(leading[0].length).trimStart().startsWith(one))
  if (leading !== null && unit !== undefined) return { number: leading[1] as TicketNumber, rest: trimUtterance(text.slice(text.indexOf(unit, leading[0].length) + unit.length)) }
  // Nobody counts 「01」 of anything.
  const short = leading !== null && (leading[1]?.startsWith('0') === true || !notNumbers.some((unit) => text.slice(leading[0].length).startsWith(unit))) ? leading : TRAILING.exec(text)
  return short === null ? { rest: trimUtterance(words) } : { number: short[1] as TicketNumber, rest: trimUtterance(words.trim().replace(short[0], ' ')) }
}

const INTO = /^(.*?)\s*(Q\s?\d{4}\s?-\s?\d{2,}|\d{1,3})\s*(.{0,2})$/iu

/** 「并到02」 about the card that is quoted, or their only ticket: the number is the other one's. */
const readInto = (words: string, { quoting, hasOwn }: DeskScene, { moves: { merged }, moveLeads, particles }: Lexicon): Command | undefined => {
  const [, before = '', number = '', after = ''] = INTO.exec(words.trim()) ?? []
  const lead = moveLeads.find((one) => before.startsWith(one)) ?? ''
  const verb = before.slice(lead.length).trim().toLowerCase()
  const said = merged.say.includes(verb) || (quoting && merged.pointed.includes(verb))
  if (number === '' || !said || !(quoting || hasOwn) || (after !== '' && !particles.includes(after))) return undefined
  return { kind: 'merge', into: number.replaceAll(/\s/gu, '').toUpperCase() as TicketNumber }
}

/** What staff mean by one sentence; undefined for side talk, which never does anything. T3. */
export const readDeskVerb = (words: string, scene: DeskScene, lexicon: Lexicon): Command | undefined => {
  const { desk, particles, bareClaims } = lexicon
  const is = (text: string, phrases: readonly string[]): boolean => readings(text, particles).some((reading) => phrases.includes(reading))
  if (scene.stage === 'previewing' || scene.stage === 'offering') {
    if (is(words, desk.approve)) return { kind: 'approve' }
    if (is(words, desk.drop)) return { kind: 'drop' }
    const revise = longest(desk.revise, (phrase) => words.trim().startsWith(phrase))
    if (revise !== undefined) return { kind: 'revise', words: words.trim().slice(revise.length).replace(/^[\s:\uff1a,\uff0c]+/, '') }
  }
  const listed = LISTS.find((kind) => is(words, desk[kind]))
  if (listed !== undefined) return { kind: listed }
  const { number, rest } = takeNumber(words, lexicon)
  const ticket = number === undefined ? {} : { ticket: number }
  const pointed = number !== undefined || scene.quoting
  if (is(rest, desk.undo) && (pointed || scene.toldJustNow)) return { kind: 'undo', ...ticket }
  // What drops words before they go holds them back just after.
  if (is(rest, desk.drop) && scene.toldJustNow && scene.stage === 'idle') return { kind: 'undo', ...ticket }
  if (is(rest, desk.acknowledge) && scene.hasEmergency) return { kind: 'acknowledge', ...ticket }
  if (is(rest, desk.claim)) return pointed || (scene.hasOpen && is(rest, bareClaims)) ? { kind: 'claim', ...ticket } : undefined
  const show = desk.show.find((phrase) => rest.startsWith(phrase))
  if (show !== undefined && pointed && rest.length <= show.length + 2) return { kind: 'show', ...ticket }
  const into = readInto(words, scene, lexicon)
  if (into !== undefined) return into
  const move = readMove(rest, { ...ticket, pointed, hasOwn: scene.hasOwn, colleagues: scene.colleagues, timeAhead: scene.timeAhead }, lexicon)
  if (move !== undefined) return move
  const result = desk.report.some((phrase) => rest.slice(0, RESULT_REACH + phrase.length).includes(phrase))
  if (result && !QUESTION.test(words) && (pointed || scene.hasOwn)) return { kind: 'report', ...ticket, words: number === undefined ? words.trim() : rest }
  return undefined
}
