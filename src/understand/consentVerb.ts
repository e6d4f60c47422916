import type { Command } from '../core/command.ts'
import { refuses } from '../core/consent.ts'
import { holdsAny } from '../core/holdsAny.ts'
import type { Library } from '../core/library.ts'
import { readings } from './acts.ts'
import { splitClauses } from './clauses.ts'
import { takeNumber, type DeskScene } from './deskVerbs.ts'
import { clausesAbout } from './hearClauses.ts'
import { longest } from './longest.ts'
import { QUESTION } from './question.ts'

/** A longer sentence that mentions agreement is about something else as well. */
const LONGEST = 24
const LONGEST_VETO = 60
/** What is not wanted, in so many characters. */
const LONGEST_VISIT = 8
const ALREADY = /^\u4e86/u
/** 张伯伯: so much of a name may stand before what somebody is called. */
const SURNAMED = /^\p{Script=Han}{3}/u
const PERFECT = /[\u4e86\u7684]+$/u

/** 「01 老人同意了」: what staff tell of the elder's agreement, about the ticket they point at or, in private, have. I7. */
export const readConsentVerb = (words: string, { quoting, hasOwn, hasVetoed }: DeskScene, inPrivate: boolean, { lexicon, words: { visit, form } }: Library): Command | undefined => {
  const { number, rest } = takeNumber(words, lexicon)
  const pointed = number !== undefined || quoting
  if (QUESTION.test(words) || holdsAny(rest, visit.others) || rest.length > LONGEST || !(pointed || (inPrivate && (hasOwn || hasVetoed)))) return undefined
  const whole = (phrases: readonly string[]): boolean => readings(rest, lexicon.particles).some((reading) => phrases.includes(reading))
  if (refuses(rest, form.consent) || !(whole(visit.agreed) || clausesAbout(rest, form.consent.yes) !== undefined)) return undefined
  return { kind: 'consent', words: words.trim(), ...(number === undefined ? {} : { ticket: number }) }
}

/** 「老太太不愿意」「问过了，不肯」: the elder does not want it, whatever else was to be done. T1, I7. */
export const readVeto = (words: string, { quoting, hasOwn, stage }: DeskScene, inPrivate: boolean, { lexicon, services, words: { visit: { veto } } }: Library): Command | undefined => {
  const { number, rest } = takeNumber(words, lexicon)
  const pointed = number !== undefined || quoting
  if (stage !== 'idle' || QUESTION.test(words) || rest.length > LONGEST_VETO || !(pointed || (inPrivate && hasOwn))) return undefined
  // 「改天再去」 may go well; 「叫我们别再来」 does not.
  if (veto.later.some((word) => veto.nots.reduce((left, not) => left.replaceAll(`${not}${word}`, ' '), rest).includes(word))) return undefined
  const unwilling = (clause: string): boolean => {
    const bare = afterAll(clause, veto.between)
    const not = startOf(bare, veto.nots)
    const what = not === undefined ? '' : bare.slice(not.length).replace(ALREADY, '').trim()
    // 「不愿意去日托」; 「不愿意吃药」 is for whoever goes.
    if (what !== '' && what.length <= LONGEST_VISIT && [...services.values()].some((service) => holdsAny(what, service.words))) return true
    const says = (reading: string): boolean => veto.unwilling.includes(reading) || (not !== undefined && reading.startsWith(not) && veto.visits.includes(reading.slice(not.length).trim()))
    return readings(bare, lexicon.particles).some((reading) => says(reading) || says(reading.replace(PERFECT, '')))
  }
  const clauses = splitClauses(rest).map(({ text }) => text.toLowerCase())
  const vetoed = clauses.some((clause, at) => {
    const before = clauses[at - 1]
    if (before !== undefined && (veto.asked.some((word) => before.includes(word)) || (holdsAny(before, veto.who) && holdsAny(before, veto.told))) && unwilling(clause)) return true
    const spoken = afterAll(clause, veto.asked)
    // 「叫我们别再来」, after whoever says so was named.
    const bid = startOf(clause, veto.bids)
    if (bid !== undefined && clauses.slice(0, at).some((one) => holdsAny(one, veto.who)) && unwilling(clause.slice(bid.length))) return true
    return [spoken, ...(SURNAMED.test(spoken) ? [spoken.slice(1)] : [])].some((said) => {
      const who = startOf(said, veto.who)
      return who !== undefined && unwilling(said.slice(who.length).trim())
    })
  })
  return vetoed ? { kind: 'move', ...(number === undefined ? {} : { ticket: number }), move: { kind: 'vetoed', reason: words.trim() } } : undefined
}

const startOf = (text: string, phrases: readonly string[]): string | undefined =>
  longest(phrases, (phrase) => text.startsWith(phrase.toLowerCase()))

/** The text after every phrase it begins with. */
const afterAll = (text: string, phrases: readonly string[]): string => {
  const first = startOf(text, phrases)
  return first === undefined || first.length === text.length ? text : afterAll(text.slice(first.length).trim(), phrases)
}
