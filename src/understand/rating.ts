import type { Command } from '../core/command.ts'
import { freshTopic } from '../core/answering.ts'
import { awaitingRating, DISSATISFIED, type Score } from '../core/rating.ts'
import type { Hearing } from '../ports.ts'
import { readings, trimUtterance } from './acts.ts'
import { surest } from './afterwards.ts'
import { splitClauses } from './clauses.ts'
import { isInquiry } from './hearClauses.ts'
import type { Kit } from './kit.ts'
import { longest } from './longest.ts'
import { holdsAny } from '../core/holdsAny.ts'

const SCORES = ['5', '4', '3', '2', '1'] as const
/** Who says how it was is brief; what is longer is about something. */
const MOST_CLAUSES = 4

/** Where somebody is found and called. */
const REACHED: ReadonlySet<string> = new Set(['phone', 'address'])

type Rate = Extract<Command, { kind: 'rate' }>

/** How satisfied somebody says they are, and what they said besides: a reason belongs to a low score, what stands by a better one may be a new wish. */
type Rated = Readonly<{ command: Rate; rest: string }>

/** What somebody says who is to say how it was, or has just said that it was bad; undefined when it is neither that nor why. `again` hears words as if nothing were open. F3. */
export const hearRating = (hearing: Hearing, normal: string, kit: Kit, again: (alone: Hearing) => readonly Command[]): readonly Command[] | undefined => {
  const { turn, conversation, conversation: { stage } } = hearing
  if (kit.safety(normal).emergency !== undefined) return undefined
  const wished = (text: string): readonly Command[] => text === '' ? [] : again({
    ...hearing, own: [], conversation: { ...conversation, stage: { at: 'idle' } }, turn: { ...turn, text, attachments: [] },
  }).filter((command) => command.kind === 'ask' || command.kind === 'fill' || (command.kind === 'request' && command.sure))
  const rated = readRating(hearing, normal, kit)
  if (rated !== undefined) return [rated.command, ...wished(rated.rest)]
  if (stage.at !== 'rating' || stage.told !== true || turn.attachments.length > 0 || kit.acts.whole(normal) !== undefined) return undefined
  const afresh = again({ ...hearing, conversation: { ...conversation, stage: { at: 'idle' } } })
  // 「以后不用去了」 ends the visits, whatever was asked of the last one.
  if (afresh.some(({ kind }) => kind === 'plan')) return afresh
  // Where to find or call somebody is no reason why it was bad.
  if (afresh.some((command) => command.kind === 'fill' && command.correction && REACHED.has(command.slot))) return undefined
  // Who tells what went wrong names the service again; a wish says so.
  const { wants, asks } = kit.library.words.intent
  const wishes = (holdsAny(normal, wants) || holdsAny(normal, asks)) ? wished(turn.text) : []
  return wishes.some(({ kind }) => kind !== 'fill') ? wishes : [{ kind: 'complain' }]
}

/** How satisfied somebody says they are who was asked; undefined when they speak of something else, or only thank. */
const readRating = ({ turn, own, conversation, now }: Hearing, normal: string, kit: Kit): Rated | undefined => {
  const ticket = awaitingRating(own, now)
  const { stage } = conversation
  if (ticket === undefined || turn.place.kind !== 'private' || (stage.at !== 'idle' && stage.at !== 'rating')) return undefined
  const topic = freshTopic(conversation, now)
  // Praise right after an answer is for the answer; a number is not.
  const numbersOnly = topic !== undefined && topic.at > (ticket.surveyedAt ?? 0)
  for (const words of [turn.text.normalize('NFKC').trim(), normal]) {
    const rated = readWords(words, numbersOnly, kit)
    if (rated !== undefined) return rated
  }
  return numbersOnly || stage.at === 'rating' ? undefined : soundsLike(normal, kit)
}

/** From this likelihood on a score that nobody put in such words before counts, and from that on it is asked; it must stand this far above the others. */
const COUNTS = 0.6
const ASKED = 0.35
const ABOVE = 1.5
/** A clause says it less surely than the whole. */
const CLAUSE = 0.9
/** Fewer characters say too little. */
const SHORTEST = 3
const LONGEST = 80
/** What each sounds like is worth, when it is heard beyond doubt and when not. */
const WORTH = { pleased: [5, 4], passable: [3, 3], displeased: [1, 2] } as const
const BEYOND_DOUBT = 0.8
/** From this likelihood on words may be a wish. */
const WISH = 0.3
/** And from here on they are one. */
const STRONG_WISH = 0.62

/** How satisfied words sound that no list has: 「我妈说压根没人进过她家」. Who only thanks, asks or wishes sounds like nothing. */
const soundsLike = (text: string, { afterwards, acts, classify, library: { words: { form, intent: { wants } } } }: Kit): Rated | undefined => {
  if (text.length < SHORTEST || text.length > LONGEST || acts.whole(text) !== undefined) return undefined
  const clauses = splitClauses(text).filter((clause) => clause.text.length > SHORTEST)
  const heard = [afterwards(text), ...(clauses.length < 2 ? [] : clauses.map((clause) => afterwards(clause.text)))]
  // 「她讲从早到晚没人来敲过门」: after it was reported, who still waits is displeased.
  const sounds = (['pleased', 'passable', 'displeased'] as const).map((how) => ({ how, sure: Math.max(...heard.map((one, at) => Math.min(1, one[how] + (how === 'displeased' && at === 0 ? one.chase : 0)) * (at === 0 ? 1 : CLAUSE))) })).toSorted((a, b) => b.sure - a.sure)
  const [first, second] = sounds
  const elsewhere = surest(heard[0]!, ELSEWHERE)
  // What may as well be a new wish is one; who only tells what went wrong wishes for nothing.
  const wished = holdsAny(text, wants) ? classify(text)[0]?.sure ?? 0 : 0
  // 「人倒是客气的，就是来得太晚」
  const mixed = first !== undefined && second !== undefined && second.sure >= ASKED && first.sure < second.sure * ABOVE && (first.how === 'pleased' || second.how === 'pleased')
  if (mixed && wished < WISH && !isInquiry(text, form) && elsewhere !== undefined && elsewhere.sure < second.sure) return { command: { kind: 'rate', score: WORTH.passable[1], sure: false }, rest: '' }
  if (first === undefined || first.sure < ASKED || (second !== undefined && first.sure < second.sure * ABOVE) || (elsewhere !== undefined && elsewhere.sure > first.sure)) return undefined
  if (wished >= (first.sure < COUNTS ? WISH : STRONG_WISH)) return undefined
  // 「还行吧」 and 「蛮客气的，就是晚到了」 are asked about.
  return { command: { kind: 'rate', score: WORTH[first.how][first.sure >= BEYOND_DOUBT ? 0 : 1], sure: first.how !== 'passable' && first.sure >= COUNTS }, rest: '' }
}

/** What else may be said after something was done. */
const ELSEWHERE = ['skip', 'pause', 'resume', 'stop', 'next', 'off', 'share', 'unshare', 'follow'] as const

const readWords = (words: string, numbersOnly: boolean, kit: Kit): Rated | undefined => {
  const said = (clause: string): Rate | undefined => readNumber(clause, kit) ?? (numbersOnly ? undefined : readPraise(clause, kit))
  const whole = said(withoutThanks(words, kit))
  if (whole !== undefined) return { command: whole, rest: '' }
  const clauses = splitClauses(words).map(({ text }) => withoutThanks(text, kit)).filter((clause) => clause !== '')
  if (clauses.length > MOST_CLAUSES) return undefined
  const read = clauses.map((clause, at) => ({ clause, rate: at === 0 || numbersOnly ? said(clause) : readPraise(clause, kit) }))
  const command = read.find(({ rate }) => rate !== undefined)?.rate
  if (command === undefined) return undefined
  const rest = read.filter(({ rate }) => rate === undefined).map(({ clause }) => clause)
  return { command, rest: command.score <= DISSATISFIED ? '' : rest.join('\uff0c') }
}

/** A clause without the thanks at its ends: who only thanks rates nothing. */
const withoutThanks = (clause: string, { library: { lexicon }, acts }: Kit): string => {
  const bare = clause.trim()
  if (acts.whole(bare) === 'thanks') return ''
  const thanks = lexicon.acts.thanks.filter((phrase) => phrase.length > 1).toSorted((a, b) => b.length - a.length)
  const front = thanks.find((phrase) => bare.startsWith(phrase))
  const cut = front === undefined ? bare : bare.slice(front.length)
  const back = thanks.find((phrase) => cut.endsWith(phrase))
  return (back === undefined ? cut : cut.slice(0, -back.length)).trim()
}

const readNumber = (clause: string, { library: { lexicon, words: { rating, number } } }: Kit): Rate | undefined => {
  for (const reading of readings(clause, lexicon.particles)) {
    const named = rating.before.find((word) => reading.startsWith(word))
    const from = named === undefined ? reading : reading.slice(named.length).trim()
    const unit = longest(rating.units, (word) => from.endsWith(word))
    const digit = unit === undefined ? from : from.slice(0, -unit.length).trim()
    const value = /^[1-5]$/.test(digit) ? Number(digit) : number.digits[digit]
    if (value !== undefined && value >= 1 && value <= 5) return { kind: 'rate', score: value as Score, sure: true }
  }
  return undefined
}

const readPraise = (clause: string, { library: { lexicon, words: { rating: { scores, unsure } } } }: Kit): Rate | undefined => {
  const bare = clause.trim().replaceAll(/\p{Emoji_Modifier}/gu, '').replaceAll(/(\p{So})\1+/gu, '$1')
  // Particles are taken off last: somebody who hedges hedges.
  for (const reading of [bare, trimUtterance(bare), ...readings(bare, lexicon.particles)]) {
    const half = reading.length / 2
    const once = reading.slice(0, half) === reading.slice(half) ? reading.slice(0, half) : reading
    const doubtful = SCORES.find((score) => unsure[score]?.includes(once))
    if (doubtful !== undefined) return { kind: 'rate', score: Number(doubtful) as Score, sure: false }
    const score = SCORES.find((each) => scores[each].includes(once))
    if (score !== undefined) return { kind: 'rate', score: Number(score) as Score, sure: true }
  }
  return undefined
}
