import type { Command } from '../core/command.ts'
import type { TicketNumber } from '../core/ids.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Hearing } from '../ports.ts'
import { readings, trimUtterance } from './acts.ts'
import { takeNumber } from './deskVerbs.ts'

/** A number that comes later answers nothing, in ms. */
const ANSWERED_WITHIN = 10 * 60_000
/** After a number: 那个, 的. More is something else. */
const LONGEST_REST = 2

/** What was said before with the number that was asked for; the hearing as it is where something else is said. 「哪一张?」「01」. */
export const withNumber = (hearing: Hearing, lexicon: Lexicon): Hearing => {
  const { conversation, turn, now } = hearing
  const { stage } = conversation
  if (stage.at !== 'pointing') return hearing
  const idle: Hearing = { ...hearing, conversation: { ...conversation, stage: { at: 'idle' } } }
  const { number, rest } = takeNumber(turn.text.normalize('NFKC'), lexicon)
  if (number === undefined || now - stage.since > ANSWERED_WITHIN || rest.length > LONGEST_REST) return idle
  const { quote: _, ...unquoted } = turn
  return { ...idle, turn: { ...unquoted, text: `${number} ${stage.words}` } }
}

const NUMBERS = /^\s*((?:(?:#|Q\s?\d{4}\s?-\s?)?\d{1,3}[\s,\uff0c\u3001&+/]*)(?:\p{Script=Han}?\s*(?:#|Q\s?\d{4}\s?-\s?)?\d{1,3}[\s,\uff0c\u3001&+/]*)+)(.*)$/iu
const NUMBER = /Q\s?\d{4}\s?-\s?\d{2,}|\d{1,3}/giu

/** 「01 02 都我来」: a claim of each ticket that is named; undefined when it is none, or names one. T3. */
export const readClaims = (words: string, lexicon: Lexicon): readonly Command[] | undefined => {
  const [, named = '', rest = ''] = NUMBERS.exec(words.normalize('NFKC')) ?? []
  const numbers = [...new Set([...named.matchAll(NUMBER)].map(([one]) => one.replaceAll(/\s/gu, '').toUpperCase() as TicketNumber))]
  if (numbers.length < 2) return undefined
  const bare = lexicon.allOfThem.reduce((text, word) => text.replace(word, ''), trimUtterance(rest))
  return readings(bare, lexicon.particles).some((reading) => lexicon.desk.claim.includes(reading)) ? numbers.map((ticket) => ({ kind: 'claim', ticket })) : undefined
}
